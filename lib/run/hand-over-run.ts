import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { openRun, type RunKey } from "@/lib/flows/open-run";
import { readHostedPage } from "@/lib/settings/read-hosted-page";
import { upsertHandOver } from "./store";
import { withQuery } from "./with-query";

const livesSeconds = 60;

type HandOverInput = RunKey & {
  /** As the page was called with it: has to be one of the registered addresses, letter by letter. */
  returnTo: string;
  /** Given back as it came. */
  state: string | null;
};

/**
 * The address that leads an end user back to the application once a run has ended well. Where
 * somebody signed in it carries a code, good once and for a minute, by which the application fetches
 * the tokens. Fails with forbidden for an address that is not registered, and not_found.
 */
export async function handOverRun(
  ctx: ProjectCtx,
  { returnTo, state, ...key }: HandOverInput,
): Promise<Result<{ location: string }, AppError>> {
  const { returnUrls } = await readHostedPage(ctx.db, ctx.project.id);
  const registered = returnUrls.find((url) => url === returnTo);
  if (registered === undefined) return fail("forbidden");
  const run = await openRun(ctx, key);
  if (!run.ok) return run;
  if (run.value.status !== "completed") return fail("not_found");
  let code: string | null = null;
  if (run.value.state.sessionId !== null) {
    code = randomBytes(20).toString("base64url");
    await upsertHandOver(ctx.db, {
      runId: run.value.id,
      projectId: ctx.project.id,
      codeHash: hashHandOver(code),
      seconds: livesSeconds,
    });
  }
  return ok({ location: withQuery(registered, { code, state }) });
}

export const hashHandOver = (code: string): string =>
  createHash("sha256").update(code).digest("hex");
