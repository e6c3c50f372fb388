import { nodes } from "../nodes/registry";
import type { Names } from "./define-node";
import { describeSettings } from "./describe-settings";
import type { FlowDocument, FlowStep } from "./document";
import { portsOf } from "./ports";

/** One line of what changed in a step. null stands for what was not there. */
export type SettingChange = { label: string; before: string | null; after: string | null };

export type StepDifference = {
  stepId: string;
  /** As it is now, or was before it went. */
  name: string;
  kind: "added" | "removed" | "changed";
  /** Texts and settings; for a step that came or went none are listed. */
  settings: SettingChange[];
  /** Ways out by their label: names of the steps that they lead to. */
  ways: SettingChange[];
};

/**
 * What is different in `after`, in the order of its steps; removed ones come last. Where steps stand
 * on the canvas is no difference. Connectors and templates are told by the names that the documents
 * carry, unless `names` knows newer ones.
 */
export function diffFlow(
  before: FlowDocument,
  after: FlowDocument,
  names: Partial<Names> = {},
): StepDifference[] {
  const known: Names = {
    connector: (id) =>
      names.connector?.(id) ?? after.names.connectors[id] ?? before.names.connectors[id] ?? null,
    template: (id) =>
      names.template?.(id) ?? after.names.templates[id] ?? before.names.templates[id] ?? null,
    flow: (key) => names.flow?.(key) ?? null,
  };
  const differences: StepDifference[] = [];
  for (const [stepId, step] of Object.entries(after.steps)) {
    const { name } = step;
    const old = Object.hasOwn(before.steps, stepId) ? before.steps[stepId] : undefined;
    const ways = compare(old ? waysOf(old, before) : [], waysOf(step, after));
    if (!old) {
      differences.push({ stepId, name, kind: "added", settings: [], ways });
      continue;
    }
    const kinds =
      old.kind === step.kind
        ? []
        : [{ label: "Kind", before: nodes[old.kind].label, after: nodes[step.kind].label }];
    const settings = [...kinds, ...compare(settingsOf(old, known), settingsOf(step, known))];
    if (settings.length > 0 || ways.length > 0)
      differences.push({ stepId, name, kind: "changed", settings, ways });
  }
  for (const [stepId, { name }] of Object.entries(before.steps))
    if (!Object.hasOwn(after.steps, stepId))
      differences.push({ stepId, name, kind: "removed", settings: [], ways: [] });
  return differences;
}

type Line = {
  key: string;
  label: string;
  value: string;
  /** What decides whether two lines are the same; the value where it is absent. */
  identity?: string;
};

const settingsOf = (step: FlowStep, names: Names): Line[] =>
  describeSettings(step, names).map(({ label, value }) => ({ key: label, label, value }));

/** A way stays the same while its port and its target do, whatever both are called. */
function waysOf(step: FlowStep, { steps }: FlowDocument): Line[] {
  return portsOf(step).flatMap(({ id, label }) => {
    const target = Object.hasOwn(step.to, id) ? step.to[id] : undefined;
    const name = target === undefined ? undefined : steps[target]?.name;
    return name === undefined ? [] : [{ key: id, label, value: name, identity: target }];
  });
}

function compare(before: readonly Line[], after: readonly Line[]): SettingChange[] {
  const old = new Map(before.map((line) => [line.key, line]));
  const current = new Set(after.map(({ key }) => key));
  return [
    ...after.flatMap((line) => {
      const was = old.get(line.key);
      const isSame = was
        ? (was.identity ?? was.value) === (line.identity ?? line.value)
        : line.value === "";
      return isSame
        ? []
        : [{ label: line.label, before: was?.value || null, after: line.value || null }];
    }),
    ...before
      .filter(({ key, value }) => !current.has(key) && value !== "")
      .map(({ label, value }) => ({ label, before: value, after: null })),
  ];
}
