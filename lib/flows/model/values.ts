import { splitText } from "@/lib/templates/variables";

/*
 * Dynamic values: `{{user.phone}}` in any text of a flow. The part before the first dot says what it
 * is of, such as the user or a form; what follows depends on that.
 */

/** Paths whose names are fixed. `form`, `inputs`, `values` and `connectors` depend on the flow. */
export const fixedPaths = {
  "user.userId": "User id",
  "user.loginId": "Login id",
  "user.name": "Whole name",
  "user.givenName": "First name",
  "user.familyName": "Last name",
  "user.email": "E-mail address",
  "user.phone": "Phone number",
  "sentTo.maskedPhone": "Masked number the last code went to",
  "sentTo.maskedEmail": "Masked address the last code went to",
  "error.class": "Class of the last error, such as blocked_by_provider",
  "error.code": "The provider's code of the last error, such as 21216",
  "error.text": "What the end user is told of the last error",
  "project.name": "Name of the project",
  now: "Time of the step",
} as const satisfies Record<string, string>;

/** What a Connector message step leaves at `connectors.<key>.<name>`. */
export const connectorResults = {
  status: "Status: sent, queued, delivered, failed or unknown",
  messageId: "Id of the message",
  errorClass: "Class of the error, if there was one",
  errorCode: "The provider's code of the error, if there was one",
} as const satisfies Record<string, string>;

/** Keys of fields, inputs, values and connector results. */
export const valueKey = /^[a-zA-Z][a-zA-Z0-9_]{0,39}$/;

/** Everything a run knows that texts and rules may name. Never a code, a token or a secret. */
export type FlowValues = {
  user: Partial<
    Record<"userId" | "loginId" | "name" | "givenName" | "familyName" | "email" | "phone", string>
  >;
  form: Record<string, string>;
  inputs: Record<string, string>;
  values: Record<string, string>;
  sentTo: { maskedPhone?: string; maskedEmail?: string };
  error: { class?: string; code?: string; text?: string };
  connectors: Record<string, Partial<Record<keyof typeof connectorResults, string>>>;
  project: { name: string };
  now: string;
};

/** The value at a dotted path, or null where there is none. Nothing inherited is ever answered. */
export function valueAtPath(values: FlowValues, path: string): string | null {
  let at: unknown = values;
  for (const part of path.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, part)) return null;
    at = Reflect.get(at, part);
  }
  return typeof at === "string" ? at : null;
}

export type RenderedText = {
  text: string;
  /** Paths that had no value and became nothing; for the trace. */
  missing: string[];
};

/**
 * Fills the values of a text. `escaped` makes each of them fit for its place; the text around them is
 * the author's and stays as it is.
 */
export function renderText(
  text: string,
  values: FlowValues,
  escaped: (value: string) => string = (value) => value,
): RenderedText {
  const missing: string[] = [];
  const filled = splitText(text).map((part) => {
    if ("text" in part) return part.text;
    const value = valueAtPath(values, part.variable);
    if (value === null) missing.push(part.variable);
    return escaped(value ?? "");
  });
  return { text: filled.join(""), missing };
}
