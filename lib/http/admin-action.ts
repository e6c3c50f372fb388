import "server-only";
import { revalidatePath } from "next/cache";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import type { Result } from "@/lib/core/result";
import { answerBug } from "./answer-bug";
import { projectContext } from "./request-context";

/** A verb: permission first, then rules, then the change with its audit row. */
export type Verb<Input, Output> = (
  ctx: ProjectCtx,
  input: Input,
) => Promise<Result<Output, AppError>>;

export type AdminAction<Input, Output> = (
  projectSlug: string,
  input: Input,
) => Promise<Result<Output, AppError>>;

/**
 * Makes a server action of a verb. An action is a public endpoint: whatever the page showed, this
 * finds the session and the project by itself, parses the input with `schema`, and answers
 * expected failures as values and bugs as a request id. `refresh` renders the project's pages anew.
 */
export function adminAction<Schema extends z.ZodType, Output>(
  schema: Schema,
  verb: Verb<z.output<Schema>, Output>,
  { refresh = false }: { refresh?: boolean } = {},
): AdminAction<z.input<Schema>, Output> {
  return async (projectSlug, input) => {
    try {
      const ctx = await projectContext(projectSlug);
      if (!ctx.ok) return ctx;
      const parsed = parseInput(schema, input);
      if (!parsed.ok) return parsed;
      const result = await verb(ctx.value, parsed.value);
      if (result.ok && refresh) revalidatePath("/p/[project]", "layout");
      return result.ok ? result : { ok: false, error: { ...result.error, detail: undefined } };
    } catch (bug) {
      return answerBug(bug);
    }
  };
}
