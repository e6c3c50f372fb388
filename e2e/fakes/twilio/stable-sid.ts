import { createHash } from "node:crypto";
import type { SidPrefix } from "./sids";

/** The same SID each time for the same parts, for resources that carry none of their own. */
export function stableSid(prefix: SidPrefix, ...parts: readonly string[]): string {
  return prefix + createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32);
}
