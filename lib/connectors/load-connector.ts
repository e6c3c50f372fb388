import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { Queryable } from "@/lib/db/client";
import type { ConfigValues } from "./kit/config-paths";
import { selectConnector, selectSecrets } from "./store";

type Row = NonNullable<Awaited<ReturnType<typeof selectConnector>>>;
export type SealedSecret = Awaited<ReturnType<typeof selectSecrets>>[number];

/** A connector as it is stored: settings without secrets, secrets sealed. Never leaves the server. */
export type StoredConnector = Omit<Row, "config"> & {
  config: ConfigValues;
  secrets: SealedSecret[];
};

/** As much of it as sending takes. */
export type SendableConnector = Pick<StoredConnector, "id" | "type" | "name" | "config"> & {
  receiptToken: string;
  secrets: Pick<SealedSecret, "id" | "path" | "sealed">[];
};

/** The stored connector, or null where the project has none with this id. */
export async function loadConnector(
  ctx: ProjectCtx,
  connectorId: string,
  { db = ctx.db, lock = false }: { db?: Queryable; lock?: boolean } = {},
): Promise<StoredConnector | null> {
  const row = await selectConnector(db, ctx.project.id, connectorId, { lock });
  if (!row) return null;
  const secrets = await selectSecrets(db, connectorId);
  // Only `saveConnector` writes this column, and only with parsed values.
  return { ...row, config: row.config as ConfigValues, secrets };
}
