import { maskDestination, parseLoginId } from "@/lib/core/login-id";
import type { TraceView } from "./schema";

/** What no end user has typed and nobody is known by. Everything else is hidden. */
const harmless = new Set([
  ...["channel", "purpose", "connectorId", "templateId", "language", "flow", "simulated"],
  ...["messageId", "sessionId", "userId", "status", "errorClass", "errorCode", "missing"],
  ...["masked", "maskedPhone", "maskedEmail", "codeLength", "resendAt", "operator", "result"],
]);

/**
 * A trace for those who may not see numbers and addresses: they are masked, and whatever else end
 * users can have typed is dots. Ids, classes, ways and times stay.
 */
export const maskTrace = (trace: readonly TraceView[]): TraceView[] =>
  trace.map((row) => ({
    ...row,
    input: hideIn(row.input),
    output: hideIn(row.output),
  }));

const hideIn = (record: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, harmless.has(key) ? value : hide(value)]),
  );

function hide(value: unknown): unknown {
  if (typeof value === "string") return maskLogin(value);
  if (Array.isArray(value)) return value.map(hide);
  return typeof value === "object" && value !== null ? hideIn(value) : value;
}

/** A login id as those may see it who may not see users' details. */
export function maskLogin(text: string): string {
  if (text === "") return "";
  const parsed = parseLoginId(text);
  if (!parsed.ok || parsed.value.kind === "name") return "•••";
  const { kind, loginId } = parsed.value;
  return maskDestination(kind === "email" ? "email" : "sms", loginId).replaceAll("*", "•");
}
