import "server-only";
import type { Queryable } from "@/lib/db/client";
import type { ConnectorError } from "./kit/connector-error";
import { serverOf } from "./server-of";
import { selectConnector } from "./store";

/**
 * What a code of a connector's provider stands for, for whoever tries out what it would do. Null
 * where there is no such connector, or its type does not know the code.
 */
export async function explainCode(
  db: Queryable,
  projectId: string,
  { connectorId, code }: { connectorId: string; code: string },
): Promise<ConnectorError | null> {
  const connector = await selectConnector(db, projectId, connectorId, { lock: false });
  return (connector && serverOf(connector.type)?.errorOfCode?.(code)) ?? null;
}
