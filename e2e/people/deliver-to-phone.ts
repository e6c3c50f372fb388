import { getKeyring } from "@/lib/core/keyring";
import { getDb } from "@/lib/db/client";
import { deliverMessage } from "@/lib/sandbox/deliver-message";
import type { SandboxMessage } from "@/lib/sandbox/schema";

export type PhoneDelivery = { projectId: string; message: SandboxMessage };

/** Puts a message on a project's sandbox phone, as a Sandbox connector does. Answers its id. */
export const deliverToPhone = ({ projectId, message }: PhoneDelivery): Promise<string> =>
  deliverMessage(
    { db: getDb(), keyring: getKeyring, project: { id: projectId } },
    { connectorName: "Sandbox", message },
  );
