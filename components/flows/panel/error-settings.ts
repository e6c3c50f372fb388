import { errorClasses } from "@/lib/connectors/kit/connector-error";
import { type FlowStep, nodeOf } from "@/lib/flows/model/document";
import {
  type ErrorKey,
  type ErrorMode,
  errorPort,
  isFlowErrorClass,
} from "@/lib/flows/model/errors";

type ErrorGroup = { title: string; keys: ErrorKey[] };

/** The step with another way at an error; null takes the decision back. A branch lost is unconnected. */
export function withErrorMode(step: FlowStep, key: ErrorKey, mode: ErrorMode | null): FlowStep {
  const { [key]: before, ...errors } = step.errors;
  const { [errorPort(key)]: target, ...to } = step.to;
  return {
    ...step,
    errors:
      mode === null
        ? errors
        : {
            ...errors,
            [key]: { mode, ...(mode === "back" && before?.text ? { text: before.text } : {}) },
          },
    to: mode === "branch" && target !== undefined ? step.to : to,
  };
}

/** The step with its own text at an error that goes back; "" for the built-in one. */
export function withErrorText(step: FlowStep, key: ErrorKey, text: string): FlowStep {
  const setting = { mode: "back" as const, ...(text === "" ? {} : { text }) };
  return { ...step, errors: { ...step.errors, [key]: setting } };
}

/** The step with a port that leads to another step, or nowhere. */
export function withTarget(step: FlowStep, port: string, target: string | null): FlowStep {
  const { [port]: _, ...to } = step.to;
  return { ...step, to: target === null ? to : { ...to, [port]: target } };
}

/** The errors that a step can raise, by what they are about. Groups without any are left out. */
export function errorGroups(step: FlowStep): ErrorGroup[] {
  const raised = nodeOf(step.kind).errors(step.config);
  if (raised.length === 0) return [];
  // Keys of a step are parsed by the pattern of keys.
  const decided = Object.keys(step.errors) as ErrorKey[];
  const isRefusal = (key: ErrorKey) =>
    isFlowErrorClass(key) && Object.hasOwn(errorClasses, key) && key !== "unknown_outcome";
  const groups: ErrorGroup[] = [
    // Decided for another channel, perhaps: they stand here until they are taken back.
    {
      title: "Codes of the provider",
      keys: decided.filter((key) => key !== "other" && !raised.some((one) => one === key)),
    },
    { title: "Refused by the provider", keys: raised.filter(isRefusal) },
    {
      title: "Our rules",
      keys: raised.filter((key) => !isRefusal(key) && key !== "unknown_outcome"),
    },
    { title: "Outcome unknown", keys: raised.filter((key) => key === "unknown_outcome") },
    { title: "Everything else", keys: ["other"] },
  ];
  return groups.filter(({ keys }) => keys.length > 0);
}
