import { type FlowStep, nodeOf } from "./document";
import { type ErrorKey, errorLabel, errorPort, type FlowErrorClass } from "./errors";

export type Port = { id: string; label: string; kind: "success" | "error" };

/** Every way out of a step that can be connected: those of its kind, then its error branches. */
export function portsOf(step: FlowStep): Port[] {
  const node = nodeOf(step.kind);
  const channel = node.channel(step.config);
  return [
    ...node.ports(step.config).map((port) => ({ ...port, kind: "success" as const })),
    ...Object.entries(step.errors)
      .filter(([, { mode }]) => mode === "branch")
      .map(([key]) => ({
        // Parsed by `errorKeyPattern`; a class that is gone reads as a code and never happens.
        id: errorPort(key as ErrorKey),
        label: errorLabel(key as ErrorKey, channel),
        kind: "error" as const,
      })),
  ];
}

/** Something that went wrong in a step. `text` is safe to show to an end user. */
export type StepError = { class: FlowErrorClass; code: string | null };

export type ErrorWay =
  | { mode: "back"; text: string | null }
  | { mode: "branch"; port: string }
  | { mode: "ignore"; port: string };

/**
 * What the author decided about an error: by the provider's code, then by its class, then by
 * `other`; back to the last screen where nothing was decided.
 */
export function wayOfError(step: FlowStep, error: StepError): ErrorWay {
  const node = nodeOf(step.kind);
  const keys: ErrorKey[] = [
    ...(error.code === null ? [] : [`code_${error.code}` as const]),
    error.class,
    "other",
  ];
  const key = keys.find((each) => Object.hasOwn(step.errors, each));
  const setting = key && step.errors[key];
  if (!setting || !key) return { mode: "back", text: null };
  switch (setting.mode) {
    case "back":
      return { mode: "back", text: setting.text ?? null };
    case "branch":
      return { mode: "branch", port: errorPort(key) };
    case "ignore": {
      const port = node.ports(step.config)[0];
      // Stored documents may be older than a rule; a false success is never claimed.
      return port && node.mayIgnore(step.config, error.class)
        ? { mode: "ignore", port: port.id }
        : { mode: "back", text: null };
    }
  }
}
