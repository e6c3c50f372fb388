import "server-only";
import type { z } from "zod";
import type { Actor, Ctx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { type OpenAction, publicAction } from "./public-action";

type SignedInCtx = Ctx & { actor: Extract<Actor, { kind: "user" }> };

/** Makes a server action about the account of whoever is signed in; others hear that they are not. */
export function accountAction<Schema extends z.ZodType, Output>(
  schema: Schema,
  work: (ctx: SignedInCtx, input: z.output<Schema>) => Promise<Result<Output, AppError>>,
): OpenAction<z.input<Schema>, Output> {
  return publicAction(schema, async (ctx, input) => {
    const { actor } = ctx;
    return actor.kind === "user" ? work({ ...ctx, actor }, input) : fail("unauthenticated");
  });
}
