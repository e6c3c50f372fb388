import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { exportFlow } from "./export-flow";
import { flowFileText } from "./model/flow-file";
import type { flowFileInput } from "./schema";

/** A flow's file to be downloaded. Permission: `flows.list`. */
export async function exportFlowFile(
  ctx: ProjectCtx,
  { flow }: z.output<typeof flowFileInput>,
): Promise<Result<{ fileName: string; parts: AsyncIterable<string> }, AppError>> {
  const file = await exportFlow(ctx, { flowKey: flow });
  if (!file.ok) return file;
  return ok({ fileName: `${file.value.key}.flow.json`, parts: whole(flowFileText(file.value)) });
}

async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}
