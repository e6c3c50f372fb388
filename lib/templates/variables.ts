/**
 * The values a message may name, and nothing else: no text of a user's own reaches a message.
 * `sample` fills previews; `worst` is the longest it can become, for counting segments; a value
 * without `worst` is the same for every message of a project.
 */
export const variables = {
  code: { label: "The one-time code", sample: "493021", worst: "88888888" },
  expirationTimeMinutes: { label: "Minutes until the code expires", sample: "5", worst: "10" },
  expirationTimeSeconds: { label: "Seconds until the code expires", sample: "300", worst: "600" },
  domain: { label: "Host name of this installation", sample: "auth.example.com" },
  "project.name": { label: "Name of the project", sample: "Acme" },
} as const satisfies Record<string, { label: string; sample: string; worst?: string }>;

export type Variable = keyof typeof variables;
export type VariableValues = Record<Variable, string>;

export const variableNames = Object.keys(variables) as Variable[];

function valuesOf(kind: "sample" | "worst", projectName: string, domain: string): VariableValues {
  return {
    code: variables.code[kind],
    expirationTimeMinutes: variables.expirationTimeMinutes[kind],
    expirationTimeSeconds: variables.expirationTimeSeconds[kind],
    domain: domain || variables.domain.sample,
    "project.name": projectName,
  };
}

/** Values for a preview and for a message that carries a sample code. */
export const sampleValues = (projectName: string, domain: string): VariableValues =>
  valuesOf("sample", projectName, domain);

/** The longest each value can become. */
export const worstValues = (projectName: string, domain: string): VariableValues =>
  valuesOf("worst", projectName, domain);

/** A part of a template text: literal words or the name between the braces, known or not. */
export type TextPart = { text: string } | { variable: string };

/** Splits "Your code is {{code}}" into its parts. Spaces inside the braces do not count. */
export function splitText(text: string): TextPart[] {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .filter(Boolean)
    .map((part) =>
      part.startsWith("{{") && part.endsWith("}}")
        ? { variable: part.slice(2, -2).trim() }
        : { text: part },
    );
}

export function isVariable(name: string): name is Variable {
  return Object.hasOwn(variables, name);
}
