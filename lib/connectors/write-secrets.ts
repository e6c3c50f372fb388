import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { newId } from "@/lib/core/ids";
import { seal } from "@/lib/core/secrets";
import type { Queryable } from "@/lib/db/client";
import { type ConfigValues, valueAt } from "./kit/config-paths";
import type { SealedSecret } from "./load-connector";
import { secretPlace } from "./open-stored-secret";
import { deleteSecrets, replaceSecret } from "./store";

type SecretChange = {
  connectorId: string;
  stored: readonly SealedSecret[];
  /** Paths that count for the new values; secrets at any other path are forgotten. */
  standing: readonly string[];
  /** What was typed at a path: text is kept, null forgets, anything else leaves the stored value. */
  typed: (path: string) => unknown;
  /** The checked values, secrets included. */
  complete: ConfigValues;
  actor: string;
};

/** Four of at least twelve characters: enough to recognise a secret, too little to help guess it. */
const endOf = (secret: string): string => (secret.length >= 12 ? secret.slice(-4) : "");

/** Seals what was typed and forgets what does not count any more. Answers the paths of both. */
export async function writeSecrets(
  ctx: ProjectCtx,
  tx: Queryable,
  { connectorId, stored, standing, typed, complete, actor }: SecretChange,
): Promise<{ set: string[]; forgotten: string[] }> {
  const forgotten = stored
    .map(({ path }) => path)
    .filter((path) => !standing.includes(path) || typed(path) === null);
  await deleteSecrets(tx, connectorId, forgotten);
  const set: string[] = [];
  for (const path of standing) {
    const isTyped = typeof typed(path) === "string" && typed(path) !== "";
    const text = valueAt(complete, path);
    if (!isTyped || typeof text !== "string") continue;
    const id = newId("connectorSecret");
    const place = secretPlace(ctx.project.id, id);
    await replaceSecret(tx, {
      id,
      projectId: ctx.project.id,
      connectorId,
      path,
      sealed: seal(ctx.keyring(), place, text),
      endsIn: endOf(text),
      changedBy: actor,
      changedAt: ctx.clock.now(),
    });
    set.push(path);
  }
  return { set, forgotten };
}
