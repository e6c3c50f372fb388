import { channelNames } from "@/lib/core/channel";
import type { Names } from "@/lib/flows/model/define-node";
import { purposeNames } from "@/lib/flows/nodes/otp-send/definition";
import type { TraceView } from "@/lib/flows/schema";

export type TraceDetail = { label: string; value: string };

/** What a row's keys are called; others are shown as they are. */
const labels: Readonly<Record<string, string>> = {
  challenge: "Code",
  channel: "Channel",
  codeLength: "Digits",
  compared: "Compared",
  connectorId: "Connector",
  connectors: "Answer",
  content: "Text",
  flow: "Flow",
  form: "Entered",
  inputs: "Inputs",
  language: "Language",
  loginId: "Login ID",
  missing: "Without a value",
  purpose: "What it does",
  result: "Result",
  resendAt: "Again from",
  sentTo: "Sent to",
  sessionId: "Session",
  simulated: "Simulated",
  status: "Status",
  subject: "Subject",
  templateId: "Template",
  text: "Text",
  to: "To",
  user: "User",
  values: "Kept",
};

const simulatedWords: Readonly<Record<string, string>> = {
  success: "sent and delivered",
  class: "refused",
  code: "a code of the provider",
  timeout: "no answer",
  late: "a late receipt",
};

/** What a step of a run worked with and what came of it, in words. Links stand for message ids. */
export function traceDetails({ input, output }: TraceView, names: Names): TraceDetail[] {
  return Object.entries({ ...input, ...output }).flatMap(([key, value]) => {
    if (key === "messageId" || value === "" || isEmpty(value)) return [];
    return [
      {
        label: Object.hasOwn(labels, key) ? (labels[key] ?? key) : key,
        value: inWords(key, value, names),
      },
    ];
  });
}

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

function inWords(key: string, value: unknown, names: Names): string {
  if (value === null) return key.endsWith("Id") ? "Default" : "\u2013";
  if (typeof value !== "string") return spelledOut(value);
  switch (key) {
    case "channel":
      return wordOf(channelNames, value);
    case "purpose":
      return wordOf(purposeNames, value);
    case "simulated":
      return wordOf(simulatedWords, value);
    case "connectorId":
      return names.connector(value) ?? value;
    case "templateId":
      return value === "system" ? "System" : (names.template(value) ?? value);
    case "flow":
      return names.flow(value) ?? value;
    default:
      return value;
  }
}

/** What is in a list or an object, a line a part. */
function spelledOut(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .filter(([, part]) => part !== null && part !== "")
    .map(([key, part]) => {
      const text = typeof part === "object" ? JSON.stringify(part) : String(part);
      return Array.isArray(value) ? text : `${key}: ${text}`;
    })
    .join("\n");
}

const wordOf = (words: Readonly<Record<string, string>>, value: string): string =>
  Object.hasOwn(words, value) ? (words[value] ?? value) : value;
