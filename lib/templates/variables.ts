type Sample = { label: string; sample: string; worst?: string };

/** No value that somebody else than the admin chose becomes longer than this in a message. */
export const longestValue = 30;

/**
 * The values a message may name, besides `options_<key>`. `sample` fills previews; `worst` is the
 * longest it can become, for counting segments; a value without `worst` is the same for every
 * message of a project, or takes what `longestValue` allows.
 */
export const variables = {
  code: { label: "The one-time code", sample: "493021", worst: "88888888" },
  expirationTimeMinutes: { label: "Minutes until the code expires", sample: "5", worst: "10" },
  expirationTimeSeconds: { label: "Seconds until the code expires", sample: "300", worst: "600" },
  domain: { label: "Host name that the code is for", sample: "auth.example.com" },
  "project.name": { label: "Name of the project", sample: "Acme" },
  "user.name": { label: "Whole name, empty when unknown", sample: "Ada Lovelace" },
  "user.givenName": { label: "First name, empty when unknown", sample: "Ada" },
  "user.familyName": { label: "Last name, empty when unknown", sample: "Lovelace" },
  "user.email": { label: "E-mail address, empty when unknown", sample: "ada@example.com" },
  "user.phone": {
    label: "Phone number, empty when unknown",
    sample: "+14155550100",
    worst: "+888888888888888",
  },
} as const satisfies Record<string, Sample>;

export type Variable = keyof typeof variables;
type UserValue = "name" | "givenName" | "familyName" | "email" | "phone";
type FixedVariable = Exclude<Variable, `user.${string}`>;

/**
 * What fills the variables of one message. `user` and `options` come from outside and are made
 * harmless when they are filled in; what is absent there becomes nothing.
 */
export type VariableValues = Record<FixedVariable, string> & {
  user?: Partial<Record<UserValue, string | null>>;
  /** By key: `{ team: "Red" }` fills `{{options_team}}`. A function answers for every key. */
  options?: Readonly<Record<string, string>> | ((key: string) => string);
};

export const variableNames = Object.keys(variables) as Variable[];

const optionPattern = /^options_([A-Za-z0-9_]{1,40})$/;

/** The key of `options_<key>`, or null for another name. */
const optionKey = (name: string): string | null => optionPattern.exec(name)?.[1] ?? null;

/** Whether a text may name it: one of the fixed list, or `options_` with a key. */
export const isVariable = (name: string): boolean =>
  Object.hasOwn(variables, name) || optionKey(name) !== null;

/** Whether the value comes from a user or a call, and not from the project. */
export const isForeign = (name: string): boolean =>
  name.startsWith("user.") || optionKey(name) !== null;

/** The value of a name as it was given; "" for what is absent or no variable. */
export function givenValue(values: VariableValues, name: string): string {
  const key = optionKey(name);
  if (key !== null)
    return typeof values.options === "function" ? values.options(key) : own(values.options, key);
  if (!Object.hasOwn(variables, name)) return "";
  return name.startsWith("user.") ? own(values.user, name.slice(5)) : own(values, name);
}

/** Names come from a text that somebody wrote, so nothing inherited is answered. */
function own(record: object | undefined, key: string): string {
  const value: unknown = record && Object.hasOwn(record, key) ? Reflect.get(record, key) : "";
  return typeof value === "string" ? value : "";
}

/** What is the same for every message of a channel. */
export type PreviewSetting = {
  projectName: string;
  /** Value of `{{domain}}`. */
  domain: string;
  /** Host name of the last line of a text message; "" where there is none. */
  webOtpDomain: string;
};

function fixedValues(kind: "sample" | "worst", projectName: string, domain: string) {
  return {
    code: variables.code[kind],
    expirationTimeMinutes: variables.expirationTimeMinutes[kind],
    expirationTimeSeconds: variables.expirationTimeSeconds[kind],
    domain: domain || variables.domain.sample,
    "project.name": projectName,
  };
}

/** Values for a preview and for a message that carries a sample code. */
export const sampleValues = (projectName: string, domain: string): VariableValues => ({
  ...fixedValues("sample", projectName, domain),
  user: {
    name: variables["user.name"].sample,
    givenName: variables["user.givenName"].sample,
    familyName: variables["user.familyName"].sample,
    email: variables["user.email"].sample,
    phone: variables["user.phone"].sample,
  },
  options: (key) => key,
});

/** The longest each value can become; `letter` fills those that come from outside. */
export function worstValues(projectName: string, domain: string, letter = "W"): VariableValues {
  const longest = letter.repeat(longestValue);
  return {
    ...fixedValues("worst", projectName, domain),
    user: {
      name: longest,
      givenName: longest,
      familyName: longest,
      email: longest,
      phone: variables["user.phone"].worst,
    },
    options: () => longest,
  };
}

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

/** The names that a text mentions, known or not, each once. */
export const namesIn = (text: string): string[] => [
  ...new Set(splitText(text).flatMap((part) => ("variable" in part ? [part.variable] : []))),
];

/** The keys of the `options_<key>` that a text mentions, each once. */
export const optionKeysIn = (text: string): string[] =>
  namesIn(text).flatMap((name) => optionKey(name) ?? []);
