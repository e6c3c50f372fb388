import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { getConnector } from "./get-connector";
import { listConnectors } from "./list-connectors";
import type { ConnectorView } from "./schema";

const longestName = 254;

/** What a form for a copy of a connector starts with: a name that is free, no secrets. */
export async function copyOfConnector(
  ctx: ProjectCtx,
  input: { connectorId: string },
): Promise<Result<Pick<ConnectorView, "type" | "name" | "description" | "config">, AppError>> {
  const original = await getConnector(ctx, input);
  if (!original.ok) return original;
  const list = await listConnectors(ctx);
  if (!list.ok) return list;
  const { type, name, description, config } = original.value;
  const taken = new Set(list.value.map((each) => each.name.toLowerCase()));
  return ok({ type, name: freeName(`Copy of ${name}`, taken), description, config });
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = wanted.slice(0, longestName - suffix.length) + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
