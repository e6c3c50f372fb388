import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { FlowDocument } from "@/lib/flows/model/document";
import type { ScenarioResult } from "@/lib/flows/model/scenario";
import type { Simulations } from "@/lib/flows/model/simulation";
import type { ScenarioView, TestRunView } from "@/lib/flows/schema";

type Answer<Value> = Promise<Result<Value, AppError>>;

/** What the page hands down: each a server action of the project. */
export type TestActions = {
  start: (input: {
    flowKey: string;
    document: FlowDocument;
    inputs: Record<string, string>;
    locale: string | null;
    simulations: Simulations;
    confirmsReal: boolean;
  }) => Answer<TestRunView>;
  submit: (input: {
    runId: string;
    turn: number;
    button: string;
    fields: Record<string, string>;
  }) => Answer<TestRunView>;
  restart: (input: {
    runId: string;
    sequence: number;
    simulations?: Simulations;
  }) => Answer<TestRunView>;
  listScenarios: (input: { flowKey: string }) => Answer<ScenarioView[]>;
  recordScenario: (input: { runId: string; name: string }) => Answer<{ scenarioId: string }>;
  deleteScenario: (input: { flowKey: string; scenarioId: string }) => Answer<null>;
  runScenarios: (input: { flowKey: string; document: FlowDocument }) => Answer<ScenarioResult[]>;
};
