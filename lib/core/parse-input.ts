import type { z } from "zod";
import { type AppError, fail } from "./errors";
import { ok, type Result } from "./result";

/** Parses what came from outside; the failure carries one sentence a field path. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): Result<z.output<Schema>, AppError> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return fail("invalid_input", { fields: fieldErrors(parsed.error) });
}

/** The first sentence for each field path ("auth.keySid") of a zod error. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return fields;
}
