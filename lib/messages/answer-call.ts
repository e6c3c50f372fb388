import "server-only";
import { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import type { SpokenScript } from "@/lib/connectors/kit/message";
import type { CallAnswerer, CallDocument, CallQuestion } from "@/lib/connectors/kit/server-half";
import { newId } from "@/lib/core/ids";
import { open } from "@/lib/core/secrets";
import { transact } from "@/lib/db/transact";
import { hashScriptToken, scriptPlace } from "./hold-script";
import { claimScript, findScript, type HeldScript, insertKeyPress } from "./voice-script-store";

type Call = {
  connectorId: string;
  scriptToken: string;
  question: CallQuestion;
  /** Where the key press comes to: the address of this question. */
  url: string;
};

const spokenScript: z.ZodType<SpokenScript> = z.object({
  language: z.string(),
  script: z.array(
    z.union([
      z.object({ say: z.string() }),
      z.object({ digits: z.string() }),
      z.object({ pauseSeconds: z.number() }),
    ]),
  ),
});

/**
 * How a call goes on: an invitation to press a key, and once that was done the text, one single
 * time. Null where the text was spoken, ran out, belongs to another call or never was.
 */
export async function answerCall(
  ctx: ProjectCtx,
  calls: Pick<CallAnswerer<never>, "invite" | "speak">,
  { connectorId, scriptToken, question, url }: Call,
): Promise<CallDocument | null> {
  const now = ctx.clock.now();
  const tokenHash = hashScriptToken(scriptToken);
  const held = await findScript(ctx.db, { connectorId, tokenHash, now });
  // Until Twilio's answer to the send is written down the call's id is not known yet.
  if (!held || (held.providerId ?? question.providerId) !== question.providerId) return null;
  const spoken = openScript(ctx, held);
  if (!spoken) return null;
  if (!question.isAskedFor) return calls.invite(spoken.language, url);
  const isClaimed = await transact(ctx.db, async (tx) => {
    if (!(await claimScript(tx, held.id, now))) return false;
    const { messageId } = held;
    const projectId = ctx.project.id;
    await insertKeyPress(tx, { id: newId("messageEvent"), projectId, messageId, at: now });
    return true;
  });
  return isClaimed ? calls.speak(spoken) : null;
}

function openScript(ctx: ProjectCtx, held: HeldScript): SpokenScript | null {
  const opened = open(ctx.keyring(), scriptPlace(ctx.project.id, held.id), held.sealed);
  if (!opened.ok) return null;
  return spokenScript.parse(JSON.parse(opened.value));
}
