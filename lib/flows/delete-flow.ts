import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { changeFlow } from "./change-flow";
import { subflowKeys } from "./model/subflow-keys";
import { deleteFlowRow, selectFlows } from "./store";

/** Deletes a flow with its versions and runs. Fails with in_use while another flow runs it. */
export function deleteFlow(
  ctx: ProjectCtx,
  { flowKey }: { flowKey: string },
): Promise<Result<null, AppError>> {
  return changeFlow(ctx, { operation: "flows.delete", flowKey }, async (tx, flow) => {
    const users = (await selectFlows(tx, ctx.project.id)).filter(
      ({ key, draft, published }) =>
        key !== flowKey &&
        [draft, ...(published ? [published.document] : [])].some((document) =>
          subflowKeys(document).includes(flowKey),
        ),
    );
    if (users.length > 0)
      return fail("in_use", {
        text: `${users.map(({ name }) => name).join(", ")} runs this flow.`,
      });
    await deleteFlowRow(tx, flow.id);
    return ok({ value: null, detail: { name: flow.name } });
  });
}
