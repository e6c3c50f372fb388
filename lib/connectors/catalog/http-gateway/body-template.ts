/** What a body template can say, each as `{{name}}` inside a JSON string. */
export const variables = [
  "recipient",
  "body",
  "sender",
  "token",
  "channel",
  "subject",
  "html",
] as const;

export type Variable = (typeof variables)[number];

/** Sent where no template is given. */
export const standardTemplate =
  '{"recipient":"{{recipient}}","body":"{{body}}","sender":"{{sender}}","token":"{{token}}"}';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const placeholder = /\{\{\s*(\w*)\s*\}\}/g;

/** What is wrong with a template, as a sentence for its field; null for a good one. */
export function templateProblem(template: string): string | null {
  const parsed = parse(template);
  if (parsed === undefined)
    return 'This is not valid JSON. Variables stand inside quotes: "to": "{{recipient}}".';
  if (typeof parsed !== "object" || parsed === null) return "Enter a JSON object or list.";
  const used = [...template.matchAll(placeholder)].map(([, name = ""]) => name);
  const unknown = used.find((name) => !variables.some((known) => known === name));
  if (unknown !== undefined)
    return `There is no variable {{${unknown}}}. There are ${variables.join(", ")}.`;
  if (!used.includes("recipient"))
    return "Use {{recipient}}: the gateway has to know whom to reach.";
  if (!used.some((name) => name === "body" || name === "token" || name === "html"))
    return "Use {{body}} or {{token}}: otherwise the message says nothing.";
  return null;
}

/**
 * The template with its variables filled in. It is parsed first and filled in afterwards, string
 * by string, so no value can ever end a string, add a field or break the JSON.
 */
export function fillBody(template: string, values: Record<Variable, string>): string {
  return JSON.stringify(fill(parse(template) ?? null, values));
}

function fill(json: Json, values: Record<Variable, string>): Json {
  if (typeof json === "string")
    return json.replace(placeholder, (_all, name: string) =>
      Object.hasOwn(values, name) ? values[name as Variable] : "",
    );
  if (Array.isArray(json)) return json.map((item) => fill(item, values));
  if (typeof json !== "object" || json === null) return json;
  // Null prototype entries: a field called "__proto__" stays a field.
  return Object.fromEntries(Object.entries(json).map(([name, item]) => [name, fill(item, values)]));
}

function parse(template: string): Json | undefined {
  try {
    return JSON.parse(template || standardTemplate) as Json;
  } catch {
    return undefined;
  }
}
