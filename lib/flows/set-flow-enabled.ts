import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { changeFlow } from "./change-flow";
import type { setFlowEnabledInput } from "./schema";
import { updateFlowRow } from "./store";

/** Off refuses new runs; those that have begun go on. */
export function setFlowEnabled(
  ctx: ProjectCtx,
  { flowKey, isEnabled }: z.output<typeof setFlowEnabledInput>,
): Promise<Result<{ isEnabled: boolean }, AppError>> {
  return changeFlow(ctx, { operation: "flows.publish", flowKey }, async (tx, flow) => {
    await updateFlowRow(tx, flow.id, { isEnabled });
    return ok({ value: { isEnabled }, detail: { isEnabled } });
  });
}
