import { flowErrorNames } from "./errors";

/** Why a run failed that no End step ended, besides the class of an error. */
const engineFailures = {
  unconnected: "Way out leads nowhere",
  step_gone: "Step does not exist",
  flow_gone: "Subflow does not exist",
  too_many_steps: "Too many steps",
  too_deep: "Subflows too deep",
  bug: "Something went wrong in the step",
} as const;
export type EngineFailure = keyof typeof engineFailures;

export const isEngineFailure = (reason: string): reason is EngineFailure =>
  Object.hasOwn(engineFailures, reason);

/** Every reason that a run is written down as failed with, and its name. */
export const failureNames = {
  ended: "Ended without success",
  ...engineFailures,
  ...flowErrorNames,
} as const;
export type FailureClass = keyof typeof failureNames;

// The table's keys are the classes; TypeScript widens them to strings.
export const failureClasses = Object.keys(failureNames) as [FailureClass, ...FailureClass[]];

/** In words; one that this version does not know keeps its own name. */
export const failureName = (reason: string): string =>
  Object.hasOwn(failureNames, reason) ? failureNames[reason as FailureClass] : reason;
