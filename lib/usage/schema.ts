import { z } from "zod";
import { idPattern } from "@/lib/core/id-pattern";

const connectorId = z.string().regex(idPattern("connector"), "Choose a connector.");

export const replaceConnectorInput = z.object({ connectorId, replacementId: connectorId });
