import { channelNames } from "@/lib/core/channel";
import { purposeNames } from "../nodes/otp-send/definition";
import { fieldNames } from "../nodes/screen/definition";
import type { Names } from "./define-node";
import type { FlowStep } from "./document";
import { nodeOf } from "./document";
import { type ErrorKey, errorLabel } from "./errors";
import { operators, takesRight } from "./operators";

/** One thing that was decided in a step, in words: "Connector", "Twilio main". "" stands for nothing. */
export type Setting = { label: string; value: string };

/**
 * Everything that was decided in a step, without its place and its ways out. Two steps that read the
 * same do the same.
 */
export function describeSettings(step: FlowStep, names: Names): Setting[] {
  const channel = nodeOf(step.kind).channel(step.config);
  return [
    { label: "Name", value: step.name },
    ...configOf(step, names),
    ...Object.entries(step.errors).map(([key, { mode, text }]) => ({
      // Parsed by `errorKeyPattern`.
      label: `At "${errorLabel(key as ErrorKey, channel)}"`,
      value:
        mode === "back"
          ? `Back to the last screen${text ? `: ${text}` : ""}`
          : mode === "branch"
            ? "A branch of its own"
            : "Go on",
    })),
    { label: "Note", value: step.note ?? "" },
  ];
}

const yesNo = (value: boolean) => (value ? "Yes" : "No");
const inWords = (parts: readonly (string | false)[]) => parts.filter(Boolean).join(", ");
const listed = (label: string, values: Readonly<Record<string, string>>): Setting[] =>
  Object.entries(values).map(([key, value]) => ({ label: `${label} ${key}`, value }));

function configOf(step: FlowStep, names: Names): Setting[] {
  const connector = (id: string | null) => (id === null ? "Default" : (names.connector(id) ?? id));
  switch (step.kind) {
    case "start":
      return [{ label: "Inputs", value: step.config.inputs.map(({ key }) => key).join(", ") }];
    case "screen":
      return screenSettings(step.config);
    case "otp-send": {
      const { templateId } = step.config;
      const template =
        templateId === null
          ? "Default"
          : templateId === "system"
            ? "System"
            : (names.template(templateId) ?? templateId);
      return [
        { label: "What it does", value: purposeNames[step.config.purpose] },
        { label: "Channel", value: channelNames[step.config.channel] },
        { label: "To", value: step.config.to },
        { label: "Connector", value: connector(step.config.connectorId) },
        { label: "Template", value: template },
        ...listed("Template value", step.config.templateOptions),
        ...listed("Of the new user:", step.config.details),
        { label: "New address becomes a login id", value: yesNo(step.config.addToLoginIds) },
      ];
    }
    case "otp-verify":
      return [{ label: "Field of the code", value: step.config.codeField }];
    case "message":
      return [
        { label: "Connector", value: connector(step.config.connectorId) },
        { label: "Channel", value: channelNames[step.config.channel] },
        { label: "To", value: step.config.to },
        { label: "Subject", value: step.config.subject },
        {
          label: step.config.channel === "voice" ? "Call content" : "Message content",
          value: step.config.content,
        },
        { label: "Language", value: step.config.language ?? "" },
        { label: "Goes on without waiting", value: yesNo(step.config.isAsync) },
        { label: "Context key", value: step.config.contextKey },
      ];
    case "condition":
      return [
        { label: "Order of rules", value: step.config.rules.map(({ id }) => id).join(", ") },
        ...step.config.rules.map(({ id, name, match, tests }) => ({
          label: `Rule ${name || id}`,
          value: tests
            .map(
              ({ left, operator, right }) =>
                `${left} ${operators[operator].label}${takesRight(operator) ? ` ${right}` : ""}`,
            )
            .join(match === "all" ? " and " : " or "),
        })),
      ];
    case "wait-receipt":
      return [
        { label: "Receipt of", value: step.config.step ?? "Whichever sent last" },
        { label: "Waits at most", value: `${step.config.seconds} s` },
      ];
    case "set-values":
      return step.config.values.map(({ key, value }) => ({ label: `Value ${key}`, value }));
    case "subflow":
      return [
        { label: "Flow", value: names.flow(step.config.flow) ?? step.config.flow },
        ...listed("Input", step.config.inputs),
      ];
    case "end":
      return [
        { label: "Result", value: step.config.result === "success" ? "Success" : "Failure" },
        { label: "Text", value: step.config.text },
      ];
  }
}

function screenSettings({
  title,
  text,
  fields,
  buttons,
  timeoutSeconds,
  locales,
}: Extract<FlowStep, { kind: "screen" }>["config"]): Setting[] {
  return [
    { label: "Title", value: title },
    { label: "Text", value: text },
    { label: "Fields", value: fields.map(({ key }) => key).join(", ") },
    ...fields.map(({ kind, key, label, help, isRequired }) => ({
      label: `Field ${key}`,
      value: inWords([
        fieldNames[kind],
        label && `labelled "${label}"`,
        help && `help "${help}"`,
        isRequired ? "required" : "optional",
      ]),
    })),
    { label: "Buttons", value: buttons.map(({ id }) => id).join(", ") },
    ...buttons.map(({ id, label, kind, isSubmit, isResend }) => ({
      label: `Button ${id}`,
      value: inWords([
        label ? `"${label}"` : "Built-in text",
        kind,
        isSubmit && "hands the fields in",
        isResend && "sends another code",
      ]),
    })),
    {
      label: "Goes on by itself after",
      value: timeoutSeconds === null ? "" : `${timeoutSeconds} s`,
    },
    ...Object.entries(locales).flatMap(([tag, texts]) =>
      Object.entries(texts).map(([name, value]) => ({ label: `${name} (${tag})`, value })),
    ),
  ];
}
