import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { changeFlow } from "./change-flow";
import type { updateFlowInput } from "./schema";
import { updateFlowRow } from "./store";

/** Changes what people call a flow; its key stays, as addresses and calls name it. */
export function updateFlow(
  ctx: ProjectCtx,
  { flowKey, name, description }: z.output<typeof updateFlowInput>,
): Promise<Result<{ name: string }, AppError>> {
  return changeFlow(ctx, { operation: "flows.save", flowKey }, async (tx, flow) => {
    await updateFlowRow(tx, flow.id, { name, description });
    return ok({ value: { name }, detail: { name } });
  });
}
