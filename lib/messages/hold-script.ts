import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { ProjectCtx } from "@/lib/auth/context";
import type { SpokenScript } from "@/lib/connectors/kit/message";
import { newId } from "@/lib/core/ids";
import { type SecretPlace, seal } from "@/lib/core/secrets";
import { insertScript } from "./voice-script-store";

type Held = {
  connectorId: string;
  messageId: string;
  spoken: SpokenScript;
  validForSeconds?: number | undefined;
};

/** For messages that do not say how long they are of use. */
const usualSeconds = 300;

/**
 * Keeps what a call will say, sealed, until the person called asks for it. Answers the one-time
 * token of its address; of the token only a hash is kept.
 */
export async function holdScript(
  ctx: ProjectCtx,
  { connectorId, messageId, spoken, validForSeconds = usualSeconds }: Held,
): Promise<string> {
  const id = newId("voiceScript");
  // Hexadecimal, which the log takes out wherever it stands.
  const token = randomBytes(24).toString("hex");
  const projectId = ctx.project.id;
  await insertScript(ctx.db, {
    id,
    projectId,
    connectorId,
    messageId,
    tokenHash: hashScriptToken(token),
    sealed: seal(ctx.keyring(), scriptPlace(projectId, id), JSON.stringify(spoken)),
    expiresAt: new Date(ctx.clock.now().getTime() + validForSeconds * 1_000),
  });
  return token;
}

/** 192 random bits, so a plain hash is enough. */
export const hashScriptToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex");

/** Where a held script belongs: it opens nowhere else. */
export const scriptPlace = (projectId: string, rowId: string): SecretPlace => ({
  projectId,
  table: "voice_scripts",
  rowId,
  column: "sealed",
});
