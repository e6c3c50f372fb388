import "server-only";
import { unstable_rethrow } from "next/navigation";
import { type AppError, fail } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import type { Result } from "@/lib/core/result";
import { isDatabaseDown } from "@/lib/db/transact";
import { requestId } from "./request-context";

/**
 * The last stop of anything thrown: the person gets a request id, the log gets the rest, redacted.
 * Next's own signals (redirect, not found) pass through.
 */
export async function answerBug(bug: unknown): Promise<Result<never, AppError>> {
  unstable_rethrow(bug);
  const id = await requestId();
  if (isDatabaseDown(bug)) {
    log.error({ requestId: id, err: bug }, "the database does not answer");
    return fail("database_down", { requestId: id });
  }
  log.error({ requestId: id, err: bug }, "a request ended in a bug");
  return fail("internal", { requestId: id });
}
