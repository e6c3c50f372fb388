/** How far a run came: what is lit on the canvas. */
export type StepLight = "ran" | "failed" | "current";

/** What distinguishes a step from the same step of another version. */
export type StepMark = "added" | "changed" | "removed";

export type StepFindings = { errors: number; warnings: number };

/** Shown on the steps besides what they are. */
export type Decorations = {
  findings?: Readonly<Record<string, StepFindings>>;
  lights?: Readonly<Record<string, StepLight>>;
  marks?: Readonly<Record<string, StepMark>>;
  /** Ways that a run took, as `edgeId` names them. */
  litEdges?: readonly string[];
};

export const lightWords = {
  ran: "Ran",
  failed: "Failed",
  current: "Runs now",
} as const satisfies Record<StepLight, string>;

export const lightRings = {
  ran: "ring-2 ring-success",
  failed: "ring-2 ring-danger",
  current: "animate-quiet ring-2 ring-accent",
} as const satisfies Record<StepLight, string>;

export const markWords = {
  added: "Added",
  changed: "Changed",
  removed: "Removed",
} as const satisfies Record<StepMark, string>;

/** "1 problem, 2 warnings"; "" where there is nothing. */
export function findingWords({ errors, warnings }: StepFindings): string {
  const count = (number: number, word: string) =>
    number === 0 ? [] : [`${number} ${word}${number === 1 ? "" : "s"}`];
  return [...count(errors, "problem"), ...count(warnings, "warning")].join(", ");
}
