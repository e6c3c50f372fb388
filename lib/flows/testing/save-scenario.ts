import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { actorId } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import { isUniqueViolation } from "@/lib/db/transact";
import { changeFlow } from "../change-flow";
import { insertScenario, updateScenario } from "../scenario-store";
import type { saveScenarioInput } from "../schema";

/** Keeps a scenario with its flow. Fails with name_taken where another one has its name. */
export async function saveScenario(
  ctx: ProjectCtx,
  { flowKey, scenarioId, name, scenario }: z.output<typeof saveScenarioInput>,
): Promise<Result<{ scenarioId: string }, AppError>> {
  const id = scenarioId ?? newId("flowScenario");
  try {
    return await changeFlow(ctx, { operation: "flows.save", flowKey }, async (tx, flow) => {
      if (scenarioId) {
        if (!(await updateScenario(tx, flow.id, id, { name, scenario }))) return fail("not_found");
      } else {
        const by = actorId(ctx.actor);
        const { id: flowId } = flow;
        const projectId = ctx.project.id;
        await insertScenario(tx, { id, projectId, flowId, name, scenario, createdBy: by });
      }
      return ok({ value: { scenarioId: id }, detail: { scenario: name } });
    });
  } catch (error) {
    if (isUniqueViolation(error, "flow_scenarios_name"))
      return fail("name_taken", { fields: { name: "Another scenario has this name." } });
    throw error;
  }
}
