"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FieldOption } from "@/lib/connectors/kit/server-half";
import type { TestLine } from "@/lib/connectors/kit/test-line";
import type { StartTestInput, TestView } from "@/lib/connectors/schema";
import type { Channel } from "@/lib/core/channel";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";

const pollMs = 300;

type StartedTest = {
  testId: string;
  lines: TestLine[];
  /** Where a live message may go, for credentials that allow only some recipients. */
  recipients: Partial<Record<Channel, FieldOption[]>>;
};
export type StartTest<Input = StartTestInput> = (
  input: Input,
) => Promise<Result<StartedTest, AppError>>;

type Running = StartedTest & { snapshot: string; baseVersion: number };

/**
 * The test shown on a connector's page: the one just started, else the last one kept. It runs on
 * the server; this only watches, so it can be left and returned to.
 */
export function useConnectorTest<Input = StartTestInput>({
  startTest,
  projectSlug,
  lastTest,
  baseVersion,
}: {
  startTest: StartTest<Input> | null;
  projectSlug: string;
  lastTest: TestView | null;
  /** Version of the connector in the form: after a save its kept test is the one to show. */
  baseVersion: number;
}) {
  const [started, setRunning] = useState<Running | null>(null);
  const running = started?.baseVersion === baseVersion ? started : null;
  const testId = running?.testId ?? lastTest?.id ?? null;
  const known = running ? null : lastTest;
  const query = useQuery({
    queryKey: ["connector-test", projectSlug, testId],
    enabled: testId !== null && (known === null || known.state === "running"),
    queryFn: ({ signal }) => readTest(projectSlug, testId ?? "", signal),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === "running" ? pollMs : false,
    staleTime: 0,
  });
  const start = useMutation({
    mutationFn: async ({ input }: { input: Input; snapshot: string }) => startTest?.(input),
    onSuccess: (answer, { snapshot }) => {
      if (answer?.ok) setRunning({ ...answer.value, snapshot, baseVersion });
    },
  });
  const view = query.data ?? known ?? (running && asView(running));
  return {
    view,
    testId,
    /** The values that were tested; null for a test from before this page was opened. */
    snapshot: running?.snapshot ?? null,
    recipients: running?.recipients ?? {},
    isRunning: start.isPending || view?.state === "running",
    isStarting: start.isPending,
    error: start.data?.ok === false ? start.data.error : null,
    isLost: start.isError || query.isError,
    start: (input: Input, snapshot: string) => start.mutateAsync({ input, snapshot }),
  };
}

const asView = ({ testId, lines }: Running): TestView => ({
  id: testId,
  type: "",
  state: "running",
  problems: 0,
  lines,
  startedAt: "",
  finishedAt: null,
});

async function readTest(project: string, testId: string, signal: AbortSignal): Promise<TestView> {
  const response = await fetch(
    `/api/internal/connectors/tests/${testId}?project=${encodeURIComponent(project)}`,
    { signal },
  );
  if (!response.ok) throw new Error(`The test could not be read (HTTP ${response.status}).`);
  // Our own route of the same build answers it.
  return (await response.json()) as TestView;
}
