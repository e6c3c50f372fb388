import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { changeFlow } from "../change-flow";
import { deleteScenarioRow } from "../scenario-store";
import type { deleteScenarioInput } from "../schema";

export function deleteScenario(
  ctx: ProjectCtx,
  { flowKey, scenarioId }: z.output<typeof deleteScenarioInput>,
): Promise<Result<null, AppError>> {
  return changeFlow(ctx, { operation: "flows.save", flowKey }, async (tx, flow) =>
    (await deleteScenarioRow(tx, flow.id, scenarioId))
      ? ok({ value: null, detail: { deletedScenario: scenarioId } })
      : fail("not_found"),
  );
}
