import "server-only";
import type { Ctx, ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { completeConfig } from "./complete-config";
import type { ConfigValues } from "./kit/config-paths";
import type { SealedSecret } from "./load-connector";
import { findDefinition } from "./registry";
import type { AnyConnectorServer } from "./registry.server";
import { serverOf } from "./server-of";
import { selectConnectorAnywhere, selectSecrets } from "./store";

/** A connector with everything that its server half needs, in the context of its project. */
export type OpenConnector = {
  ctx: ProjectCtx;
  id: string;
  name: string;
  receiptToken: string;
  server: AnyConnectorServer;
  /** Complete settings, secrets included. Asked for only once the caller may use them. */
  config: () => Promise<Result<ConfigValues, AppError>>;
};

/**
 * Opens a connector by its id alone, for work that no person asked for: receipts and look-ups. Null
 * where there is none, or where its type is gone. The caller decides what may be done with it.
 */
export async function openConnector(ctx: Ctx, connectorId: string): Promise<OpenConnector | null> {
  const found = await selectConnectorAnywhere(ctx.db, connectorId);
  const definition = found && findDefinition(found.connector.type);
  const server = found && serverOf(found.connector.type);
  if (!found || !definition || !server) return null;
  const { id, name, receiptToken } = found.connector;
  const projectCtx: ProjectCtx = { ...ctx, project: found.project, role: null };
  return {
    ctx: projectCtx,
    id,
    name,
    receiptToken,
    server,
    async config() {
      const secrets: SealedSecret[] = await selectSecrets(ctx.db, id);
      // Only `saveConnector` writes this column, and only with parsed values.
      const config = found.connector.config as ConfigValues;
      const complete = await completeConfig(projectCtx, definition, config, { config, secrets });
      return complete.ok ? ok(complete.value) : complete;
    },
  };
}
