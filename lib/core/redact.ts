import { maskPhone } from "./phone";

const removed = "[redacted]";

/** Names of fields whose values are secrets, codes or what people write to each other. */
const secretName =
  /token|secret|passw|authorization|cookie|credential|signature|api_?key|master_?key|private|^(code|otp|pin|body|text|params)$/i;

/** Names that look like the above and are needed to understand a log line. */
const plainName = /^(error|status|provider|exit|http|sql)_?code$|^(key|request|message)_?id$/i;

const patterns: [RegExp, string][] = [
  // A failed query's parameters stand in the message of the database layer's error.
  [/\n\s*params: [\s\S]*$/, `\nparams: ${removed}`],
  [/\b(Bearer|Basic|Digest)\s+[^\s,;"']{4,}/gi, `$1 ${removed}`],
  [/\b(eyJ[\w-]{5,}\.[\w-]+\.[\w-]*)/g, removed],
  [/:\/\/([^\s:/@]+):[^\s@/]+@/g, `://$1:${removed}@`],
  [/\b((?:token|secret|password|code|key|sig|signature)=)[^&\s"']+/gi, `$1${removed}`],
  // Auth tokens of providers are 32 hexadecimal digits; account and key ids carry a prefix and stay.
  [/(?<!\w)(?![A-Z]{2}[0-9a-f]{32}(?!\w))[0-9a-fA-F]{32,}(?!\w)/g, removed],
  [/\bpb1\.[\w.-]+/g, removed],
  [/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z0-9_-]{40,}(?![\w-])/g, removed],
  // One-time codes: six to eight digits that stand alone.
  [/(?<![\w+:-]|\d\.)\d{6,8}(?![\w:-]|\.\d)/g, "••••••"],
];

/**
 * A copy of `value` for a log or an error report: without secrets (by field name and by look), with telephone numbers
 * masked and without control characters that a terminal would obey. Deep structures are cut at depth 6.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= 6) return "[deep]";
  if (value instanceof Date) return value;
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      isSecretName(name) && item !== null && item !== undefined ? removed : redact(item, depth + 1),
    ]),
  );
}

/**
 * Short words of ids, methods and paths, in which no pattern above can match: they are most of a
 * log, and a dozen searches in each were a good part of a request.
 */
const harmless = /^(?!.*(?:\d{6}|eyJ|pb1\.|bearer|basic|digest))[\w./: -]{0,31}$/i;

/** {@link redact} for a text. */
export function redactText(text: string): string {
  if (harmless.test(text)) return text;
  let safe = text.length > 8000 ? `${text.slice(0, 8000)}…` : text;
  for (const [pattern, replacement] of patterns) safe = safe.replace(pattern, replacement);
  safe = safe.replace(/\+\d{7,15}(?!\d)/g, (phone) => maskPhone(phone));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go; line ends and tabs get escaped
  return safe.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, "\uFFFD");
}

function isSecretName(name: string): boolean {
  return secretName.test(name) && !plainName.test(name);
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause, ...rest } = error;
  const extra = redact(
    { ...rest, ...("code" in error ? { errorCode: error.code } : {}) },
    depth + 1,
  );
  return {
    name: error.name ?? name,
    message: redactText(message),
    stack: stack && redactText(stack),
    ...(typeof extra === "object" ? extra : {}),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
  };
}
