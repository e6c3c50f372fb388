import { z } from "zod";
import { idPattern } from "@/lib/core/id-pattern";

const connectorId = z.string().regex(idPattern("connector"), "Choose a connector.");

export const replaceConnectorInput = z.object({ connectorId, replacementId: connectorId });

/** What leads from a new project to codes that go out to the users of an application, in order. */
export const firstSteps = ["provider", "otp", "countries", "firstCode", "application"] as const;
export type FirstStep = { id: (typeof firstSteps)[number]; isDone: boolean };
