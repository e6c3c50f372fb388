"use client";

import { useEffect, useRef, useState } from "react";
import type { ConnectorDefinition } from "@/lib/connectors/kit/define";
import type { StartTestInput } from "@/lib/connectors/schema";
import type { AppError } from "@/lib/core/errors";
import { type LiveChoice, LiveMessage, recipientProblem } from "./live-message";
import { TestResults } from "./test-results";
import type { useConnectorForm } from "./use-connector-form";
import type { useConnectorTest } from "./use-connector-test";

type ConnectorTestProps = {
  definition: ConnectorDefinition;
  state: ReturnType<typeof useConnectorForm>;
  test: ReturnType<typeof useConnectorTest<StartTestInput>>;
  /** The settings in the form as text, to tell whether they were tested. */
  snapshot: string;
  canTest: boolean;
  isTestAsked: boolean;
};

/** The Test Results panel with what it needs of the form. */
export function ConnectorTest({
  definition,
  state,
  test,
  snapshot,
  canTest,
  isTestAsked,
}: ConnectorTestProps) {
  const [live, setLive] = useState<LiveChoice>({ channel: "none", to: "" });
  const [liveError, setLiveError] = useState<string | null>(null);
  const wasAsked = useRef(false);

  async function run() {
    const wrong = recipientProblem(live);
    setLiveError(wrong);
    if (!(await state.checkConfig()) || wrong) return;
    const answer = await test.start(
      {
        connectorId: state.base?.id,
        type: definition.id,
        config: state.config,
        recipient:
          live.channel === "none" ? undefined : { channel: live.channel, to: live.to.trim() },
      },
      snapshot,
    );
    if (answer && !answer.ok && answer.error.fields) state.showErrors(answer.error.fields);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes alive.
  useEffect(() => {
    if (!isTestAsked || !canTest || wasAsked.current) return;
    wasAsked.current = true;
    // Reloading the page is not asking again.
    history.replaceState(history.state, "", location.pathname);
    void run();
  }, []);

  return (
    <div className="min-w-0 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto">
      <TestResults
        vendor={definition.name}
        connector={state.current.name}
        view={test.view}
        isRunning={test.isRunning}
        isOutdated={test.snapshot === null ? state.isConfigDirty : test.snapshot !== snapshot}
        problem={test.isLost ? "The server could not be reached. Try again." : told(test.error)}
        onTest={canTest ? () => void run() : null}
      >
        {canTest && (
          <LiveMessage
            channels={definition.capabilities}
            choice={live}
            onChange={(choice) => {
              setLive(choice);
              setLiveError(null);
            }}
            options={live.channel === "none" ? [] : (test.recipients[live.channel] ?? [])}
            error={liveError}
          />
        )}
      </TestResults>
    </div>
  );
}

/** What to say of a test that did not start; what is wrong with a field is said at the field. */
function told(error: AppError | null): string | null {
  if (!error || error.fields) return null;
  const wait = error.retryAfterSeconds
    ? ` Try again in ${error.retryAfterSeconds} ${error.retryAfterSeconds === 1 ? "second" : "seconds"}.`
    : "";
  const request = error.requestId ? ` Request ${error.requestId}.` : "";
  return `${error.text}${wait}${request}`;
}
