import "server-only";
import { type AnyConnectorServer, servers } from "./registry.server";

/** The server half of a type, or null for a type that is gone from the catalogue. */
export function serverOf(type: string): AnyConnectorServer | null {
  const halves: Record<string, unknown> = servers;
  if (!Object.hasOwn(halves, type)) return null;
  // Each half takes the config of its own type; `completeConfig` has parsed it with that schema.
  return halves[type] as AnyConnectorServer;
}
