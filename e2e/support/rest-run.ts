import { type APIRequestContext, expect } from "@playwright/test";

type Answer = {
  executionId: string;
  token?: string;
  status: string;
  screen: { turn: number } | null;
};

/** An end user whose application takes a flow by our REST calls. */
export async function startRun(request: APIRequestContext, projectId: string, flowId: string) {
  const call = async (path: "start" | "next", data: object): Promise<Answer> => {
    const answer = await request.post(`/api/v1/flow/${path}`, {
      data,
      headers: { Authorization: `Bearer ${projectId}` },
    });
    expect(answer.status(), await answer.text()).toBe(200);
    // Answered by our own route.
    return (await answer.json()) as Answer;
  };
  let last = await call("start", { flowId });
  const { executionId, token } = last;
  return {
    runId: executionId,
    /** Answers the screen that is shown; says how the run stands then. */
    async press(button: string, input: Record<string, string> = {}): Promise<string> {
      const turn = last.screen?.turn ?? 0;
      last = await call("next", { executionId, token, turn, interactionId: button, input });
      return last.status;
    },
  };
}
