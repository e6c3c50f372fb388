import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { getFlow } from "./get-flow";
import { getSurroundings } from "./get-surroundings";
import type { FlowPageView } from "./schema";

/** A flow with everything that its editor offers. Permissions are those of both. */
export async function getFlowPage(
  ctx: ProjectCtx,
  input: { flowKey: string },
): Promise<Result<FlowPageView, AppError>> {
  const flow = await getFlow(ctx, input);
  if (!flow.ok) return flow;
  const surroundings = await getSurroundings(ctx, input);
  return surroundings.ok
    ? ok({ flow: flow.value, surroundings: surroundings.value })
    : surroundings;
}
