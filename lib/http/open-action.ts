import "server-only";
import type { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import type { Result } from "@/lib/core/result";
import { answerBug } from "./answer-bug";
import { requestContext } from "./request-context";

/**
 * Makes a server action of what belongs to no project: setup, sign-in, sign-out, the own account.
 * `work` has to decide by itself who may call it, as anybody can.
 */
export function openAction<Schema extends z.ZodType, Output>(
  schema: Schema,
  work: (ctx: Ctx, input: z.output<Schema>) => Promise<Result<Output, AppError>>,
): (input: z.input<Schema>) => Promise<Result<Output, AppError>> {
  return async (input) => {
    try {
      const parsed = parseInput(schema, input);
      if (!parsed.ok) return parsed;
      const result = await work(await requestContext(), parsed.value);
      return result.ok ? result : { ok: false, error: { ...result.error, detail: undefined } };
    } catch (bug) {
      return answerBug(bug);
    }
  };
}
