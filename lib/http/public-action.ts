import "server-only";
import type { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import type { Result } from "@/lib/core/result";
import { answerBug } from "./answer-bug";
import { requestContext } from "./request-context";

/** An action outside any project. Without an argument where the schema takes none. */
export type OpenAction<Input, Output> = (
  ...args: undefined extends Input ? [input?: Input] : [input: Input]
) => Promise<Result<Output, AppError>>;

/**
 * Makes a server action that anybody may call: setup, sign-in, sign-out. What `work` calls has to
 * limit and audit by itself.
 */
export function publicAction<Schema extends z.ZodType, Output>(
  schema: Schema,
  work: (ctx: Ctx, input: z.output<Schema>) => Promise<Result<Output, AppError>>,
): OpenAction<z.input<Schema>, Output> {
  return async (...[input]) => {
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
