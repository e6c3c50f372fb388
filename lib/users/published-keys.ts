import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { keySet } from "./key-set";
import type { PublishedKey } from "./schema";

/** The public keys of every token of the project that can still be good, newest first. Open to anyone. */
export async function publishedKeys(ctx: ProjectCtx): Promise<PublishedKey[]> {
  const { byHeader } = await keySet(ctx);
  return [...byHeader.values()].map(({ published }) => published);
}
