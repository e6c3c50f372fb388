import "server-only";
import { unstable_rethrow } from "next/navigation";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { isDatabaseDown } from "@/lib/db/transact";
import { requestId } from "./request-context";

/**
 * The last stop of anything thrown: the person gets a request id, the log gets the rest.
 * Next's own signals (redirect, not found) pass through.
 */
export async function answerBug(bug: unknown): Promise<Result<never, AppError>> {
  unstable_rethrow(bug);
  const id = await requestId();
  if (isDatabaseDown(bug)) return fail("database_down", { requestId: id });
  return fail("internal", { requestId: id });
}
