"use client";

import { Play, RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Disclosure } from "@/components/ui/disclosure";
import type { RunAnswer } from "@/lib/flows/model/run-answer";
import type { Simulations } from "@/lib/flows/model/simulation";
import { useEditor, useEditorParts } from "../editor/editor-context";
import { KeepScenario } from "./keep-scenario";
import { ScenarioList } from "./scenario-list";
import { StartFields } from "./start-fields";
import type { TestActions } from "./test-actions";
import { type PlainCountry, TestScreen } from "./test-screen";
import { TraceList } from "./trace-list";
import { useTestRun } from "./use-test-run";
import { ValuesList } from "./values-list";

type TestRunPaneProps = {
  projectSlug: string;
  flowKey: string;
  /** Countries that phone fields offer. */
  countries: readonly PlainCountry[];
  actions: TestActions;
};

/** Tries out what the editor shows, without a phone: screens, simulated answers, the steps' trace. */
export function TestRunPane({ projectSlug, flowKey, countries, actions }: TestRunPaneProps) {
  const { store } = useEditorParts();
  const document = useEditor((state) => state.document);
  const { view, error, isBusy, count, take } = useTestRun(projectSlug);
  const [simulations, setSimulations] = useState<Simulations>({});
  const [inputs, setInputs] = useState<Record<string, string>>({});
  const [confirmsReal, setConfirmsReal] = useState(false);
  const [open, setOpen] = useState<"setup" | "values" | "scenarios" | null>("setup");
  const isReal = Object.values(simulations).some(({ kind }) => kind === "real");
  const toggle = (part: typeof open) => (isOpen: boolean) => setOpen(isOpen ? part : null);

  const start = () =>
    take(() => {
      setOpen(null);
      return actions.start({
        flowKey,
        document: store.read().document,
        inputs,
        locale: null,
        simulations,
        confirmsReal,
      });
    });

  return (
    <aside
      aria-label="Test run"
      className="flex w-100 max-w-full shrink-0 flex-col overflow-y-auto border-l bg-surface max-md:absolute max-md:inset-0 max-md:w-full max-md:border-l-0"
    >
      <div className="sticky top-0 z-10 flex items-center justify-between gap-2 border-b bg-surface px-4 py-2.5">
        <h2 className="text-base font-semibold">Test run</h2>
        <Button
          variant="primary"
          pending={isBusy}
          inactive={isReal && !confirmsReal}
          onClick={() => void start()}
        >
          {view ? <RotateCcw aria-hidden="true" /> : <Play aria-hidden="true" />}
          {view ? "Start again" : "Start"}
        </Button>
      </div>
      <div className="flex flex-col gap-4 p-4">
        {error && <Callout tone="danger">{error.text}</Callout>}
        {view && (
          <section aria-label="What the end user sees" className="rounded-card border p-4">
            {view.answer.status === "screen" ? (
              <TestScreen
                key={`${view.runId} ${view.answer.screen.turn} ${count}`}
                screen={view.answer.screen}
                countries={countries}
                onPress={(button, fields) => {
                  const { runId, answer } = view;
                  if (answer.status !== "screen") return;
                  const { turn } = answer.screen;
                  void take(() => actions.submit({ runId, turn, button, fields }));
                }}
              />
            ) : (
              <Ended answer={view.answer} />
            )}
          </section>
        )}
        {view && (
          <section aria-labelledby="test-trace">
            <h3 id="test-trace" className="font-medium">
              Steps
            </h3>
            <TraceList
              document={document}
              trace={view.trace}
              onSelect={(id) => store.dispatch({ type: "open", id })}
              onRestart={(sequence) =>
                void take(() => actions.restart({ runId: view.runId, sequence, simulations }))
              }
            />
            {view.answer.status !== "working" && (
              <div className="mt-3">
                <KeepScenario
                  projectSlug={projectSlug}
                  flowKey={flowKey}
                  runId={view.runId}
                  record={actions.recordScenario}
                />
              </div>
            )}
          </section>
        )}
        <div className="divide-y border-y">
          <Disclosure
            title="What happens to messages"
            summary={describe(simulations)}
            isOpen={open === "setup"}
            onOpenChange={toggle("setup")}
          >
            <StartFields
              document={document}
              simulations={simulations}
              onSimulationsChange={setSimulations}
              inputs={inputs}
              onInputsChange={setInputs}
            />
            {isReal && (
              <label htmlFor="test-really" className="mt-4 flex items-start gap-2 text-sm">
                <Checkbox
                  id="test-really"
                  checked={confirmsReal}
                  onCheckedChange={(checked) => setConfirmsReal(checked === true)}
                />
                <span>Messages really go out and cost what they cost.</span>
              </label>
            )}
          </Disclosure>
          {view && (
            <Disclosure
              title="Values"
              summary="What texts and rules can name now"
              isOpen={open === "values"}
              onOpenChange={toggle("values")}
            >
              <ValuesList values={view.values} />
            </Disclosure>
          )}
          <Disclosure
            title="Scenarios"
            summary="Ways that have to stay as they are"
            isOpen={open === "scenarios"}
            onOpenChange={toggle("scenarios")}
          >
            <ScenarioList
              projectSlug={projectSlug}
              flowKey={flowKey}
              document={document}
              actions={actions}
            />
          </Disclosure>
        </div>
        <p className="text-sm text-muted">
          Nothing leaves this machine. The code is all zeros; anything else is wrong.
        </p>
      </div>
    </aside>
  );
}

const endWords = {
  working: "Something goes on by itself. This page follows it.",
  expired: "The run is over: nobody went on with it in time.",
  completed: "The run has ended well.",
  failed: "The run has ended without success.",
} as const;

function Ended({ answer }: { answer: Exclude<RunAnswer, { status: "screen" }> }) {
  const own = answer.status === "completed" || answer.status === "failed" ? answer.text : "";
  return (
    <div role="status" className="flex flex-col gap-1">
      <p className="font-medium">{own || endWords[answer.status]}</p>
      {answer.status === "completed" && (
        <p className="text-sm text-muted">
          {answer.isSignedIn ? "The end user is signed in." : "Nobody has signed in."}
        </p>
      )}
    </div>
  );
}

function describe(simulations: Simulations): string {
  const others = Object.values(simulations).filter(({ kind }) => kind !== "success");
  return others.length === 0
    ? "All of them arrive"
    : `${others.length} ${others.length === 1 ? "step ends" : "steps end"} otherwise`;
}
