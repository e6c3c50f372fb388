import { problem, type StepCheck } from "./check";

const sends = new Set(["otp-send", "message"]);

/** Codes are sent before they are asked for, and asked for before they are checked. */
export const checkCodes: StepCheck = (step, stepId, { document, graph }) => {
  if (step.kind !== "otp-verify" && step.kind !== "wait-receipt") return [];
  const before = [...graph.before(stepId)].flatMap((id) => document.steps[id] ?? []);
  // What a subflow sent or asked for cannot be seen from here.
  const hasSubflow = before.some(({ kind }) => kind === "subflow");
  if (step.kind === "otp-verify") {
    const { codeField } = step.config;
    const isAsked = before.some(
      (one) =>
        one.kind === "screen" &&
        one.config.fields.some(({ kind, key }) => kind === "code" && key === codeField),
    );
    const isSent = before.some(({ kind }) => kind === "otp-send");
    return [
      ...(isAsked
        ? []
        : [
            problem(
              "error",
              "code-not-asked",
              stepId,
              `No screen before this step asks for a one-time code as "${codeField}".`,
              { path: "config.codeField" },
            ),
          ]),
      ...(isSent || hasSubflow
        ? []
        : [problem("error", "code-not-sent", stepId, "No step before this one sends a code.")]),
    ];
  }
  const { step: wanted } = step.config;
  if (wanted !== null) {
    const sender = document.steps[wanted];
    return sender && sends.has(sender.kind) && graph.before(stepId).has(wanted)
      ? []
      : [
          problem(
            "error",
            "receipt-of-nothing",
            stepId,
            "The step whose receipt this waits for is gone, or does not come before it.",
            { path: "config.step" },
          ),
        ];
  }
  return hasSubflow || before.some(({ kind }) => sends.has(kind))
    ? []
    : [
        problem(
          "error",
          "receipt-of-nothing",
          stepId,
          "No step before this one sends anything to wait for.",
          { path: "config.step" },
        ),
      ];
};
