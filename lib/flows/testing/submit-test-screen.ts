import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { completePhone } from "@/lib/core/phone";
import { ok, type Result } from "@/lib/core/result";
import { handIn } from "../hand-in";
import type { submitTestScreenInput, TestRunView } from "../schema";
import { asEngine, openTestRun } from "./open-test-run";
import { viewTestRun } from "./view-test-run";

/** Hands in a screen of a test run, as an end user would. */
export async function submitTestScreen(
  ctx: ProjectCtx,
  { runId, ...input }: z.output<typeof submitTestScreenInput>,
): Promise<Result<TestRunView, AppError>> {
  const run = await openTestRun(ctx, runId);
  if (!run.ok) return run;
  const fields = withCountries(input.fields);
  const handed = await handIn(asEngine(ctx), run.value, { ...input, fields }, null);
  if (handed.kind === "refused") return ok(await viewTestRun(ctx, run.value, handed.refused));
  const now = await openTestRun(ctx, runId);
  return now.ok ? ok(await viewTestRun(ctx, now.value)) : now;
}

/** Numbers with the country that was chosen beside them, as `country.<key>`. */
const withCountries = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      const country = fields[`country.${key}`];
      return [key, country === undefined ? value : completePhone(value, country)];
    }),
  );
