import { nodeOf } from "../document";
import type { ErrorKey } from "../errors";
import { errorLabel, isFlowErrorClass } from "../errors";
import { loopsWithout } from "../graph";
import { portsOf } from "../ports";
import { type CheckedFlow, problem, type StepCheck } from "./check";

/** Every way that can be taken leads somewhere. */
export const checkWays: StepCheck = (step, stepId, { document }) => {
  const node = nodeOf(step.kind);
  const channel = node.channel(step.config);
  const ports = portsOf(step)
    .filter(({ id }) => !Object.hasOwn(document.steps, step.to[id] ?? ""))
    .map(({ id, label }) =>
      problem("error", "unconnected", stepId, `The way "${label}" leads nowhere.`, { port: id }),
    );
  const ignored = Object.entries(step.errors)
    // Parsed by its pattern; what is no class is a code or `other`.
    .filter(([key, { mode }]) => mode === "ignore" && !mayIgnore(step, key as ErrorKey))
    .map(([key]) =>
      problem(
        "error",
        "false-success",
        stepId,
        `"${errorLabel(key as ErrorKey, channel)}" cannot be ignored: the flow would go on as if it had worked.`,
        { path: `errors.${key}` },
      ),
    );
  return [...ports, ...ignored];
};

const mayIgnore = (step: Parameters<typeof portsOf>[0], key: ErrorKey): boolean => {
  const node = nodeOf(step.kind);
  if (isFlowErrorClass(key)) return node.mayIgnore(step.config, key);
  // A code or `other` can be of any class.
  return node.errors(step.config).every((each) => node.mayIgnore(step.config, each));
};

/** Errors go back to the last screen: there has to be one. */
export const checkWayBack: StepCheck = (step, stepId, { document, graph }) => {
  const node = nodeOf(step.kind);
  const hasOther = Object.hasOwn(step.errors, "other") && step.errors.other?.mode !== "back";
  const left = node
    .errors(step.config)
    .filter((key) => (step.errors[key]?.mode ?? (hasOther ? "branch" : "back")) === "back");
  if (left.length === 0) return [];
  const afterScreens = graph.afterAny("screens", () =>
    Object.entries(document.steps).flatMap(([id, { kind }]) => (kind === "screen" ? [id] : [])),
  );
  return afterScreens.has(stepId)
    ? []
    : [
        problem(
          "warning",
          "no-way-back",
          stepId,
          "No screen stands before this step, so an error ends the run. Give errors a branch of their own.",
          { path: "errors" },
        ),
      ];
};

/** Loops pass a screen or a wait, and steps can be come to. */
export function checkShape({ document, graph }: CheckedFlow) {
  const { steps } = document;
  const isStop = (id: string) => {
    const step = steps[id];
    return step !== undefined && (nodeOf(step.kind).isStop || step.kind === "wait-receipt");
  };
  const unreachable = Object.keys(steps)
    .filter((id) => !graph.reachable.has(id))
    .map((id) => problem("warning", "unreachable", id, "No way leads to this step."));
  const loops = loopsWithout(graph, isStop)
    .filter(([first = ""]) => graph.reachable.has(first))
    .map((loop) =>
      problem(
        "error",
        "endless",
        loop[0] ?? null,
        `This loop never stops for a person: ${loop.map((id) => steps[id]?.name ?? id).join(", ")}.`,
      ),
    );
  const named = new Map<string, string>();
  const twins = Object.entries(steps).flatMap(([id, { name }]) => {
    const other = named.get(name);
    named.set(name, other ?? id);
    return other === undefined
      ? []
      : [
          problem("warning", "same-name", id, `Another step is called "${name}".`, {
            path: "name",
          }),
        ];
  });
  const ends = Object.values(steps).some(({ kind }) => kind === "end")
    ? []
    : [problem("error", "no-end", null, "The flow has no End.")];
  return [...unreachable, ...loops, ...twins, ...ends];
}
