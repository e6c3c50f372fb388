import "server-only";
import { newId } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import type { ConnectorType } from "./registry";
import { insertConnector } from "./store";

/** Adds a connector without settings to a project that is being made, and answers its id. */
export async function seedConnector(
  tx: Queryable,
  projectId: string,
  { type, name, by }: { type: ConnectorType; name: string; by: string },
): Promise<string> {
  const id = newId("connector");
  await insertConnector(tx, {
    id,
    projectId,
    type,
    name,
    description: "",
    config: {},
    createdBy: by,
    updatedBy: by,
  });
  return id;
}
