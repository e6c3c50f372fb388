import { z } from "zod";

const afterAcceptance = z.boolean().default(false);
const headers = z.record(z.string(), z.string()).default({});

/**
 * What a rule does to a request. `afterAcceptance` lets the request be handled first (the message
 * exists) and only then breaks the answer.
 */
export const ruleActionSchema = z.discriminatedUnion("kind", [
  /** A chosen answer; `json` wins over `text`. */
  z.object({
    kind: z.literal("respond"),
    status: z.number().int().min(200).max(599),
    json: z.json().optional(),
    text: z.string().default(""),
    headers,
    afterAcceptance,
  }),
  /** Twilio's error answer for a code; `status` overrides the usual one. */
  z.object({
    kind: z.literal("error"),
    code: z.number().int(),
    status: z.number().int().min(400).max(599).optional(),
    message: z.string().optional(),
    headers,
    afterAcceptance,
  }),
  /** The true answer, later. */
  z.object({ kind: z.literal("delay"), ms: z.number().int().min(0).max(120_000) }),
  /** The connection stays open and nothing ever comes. */
  z.object({ kind: z.literal("hang"), afterAcceptance }),
  /** The connection is reset. */
  z.object({ kind: z.literal("reset"), afterAcceptance }),
  /** The true answer's body, a byte at a time. */
  z.object({ kind: z.literal("drip"), everyMs: z.number().int().min(1).max(60_000) }),
  /** A web page where JSON is expected: a captive portal or a broken proxy. */
  z.object({ kind: z.literal("html"), status: z.number().int().default(200), afterAcceptance }),
  /** A JSON answer of about this many bytes. */
  z.object({ kind: z.literal("huge"), bytes: z.number().int().min(1).max(1e9), afterAcceptance }),
  /** The message or call is accepted and then goes this way. */
  z.object({
    kind: z.literal("outcome"),
    statuses: z.array(z.string()).min(1),
    errorCode: z.number().int().optional(),
    sipResponseCode: z.number().int().optional(),
    answeredBy: z.string().optional(),
    /** The key pressed when the call asks for one; null for none. */
    key: z
      .string()
      .regex(/^[0-9*#]$/)
      .nullable()
      .optional(),
  }),
]);
export type RuleAction = z.output<typeof ruleActionSchema>;

/** A rule of one account: which requests it takes, what happens to them, and how often. */
export const ruleSchema = z.object({
  match: z
    .object({
      method: z.enum(["GET", "POST", "DELETE"]).optional(),
      /** Part of the path, or with a leading `^` or a trailing `$` a regular expression. */
      path: z.string().optional(),
      /** The form's `To`, exactly. */
      to: z.string().optional(),
    })
    .prefault({}),
  action: ruleActionSchema,
  /** How many requests it takes before it is spent; null never ends. */
  times: z.number().int().min(1).nullable().default(null),
});
export type RuleInput = z.input<typeof ruleSchema>;

/** A rule in force; `left` counts down to its end. */
export interface Rule extends z.output<typeof ruleSchema> {
  id: string;
  left: number | null;
}

/** The first live rule for this request, counted as used. Rules added later win. */
export function takeRule(
  rules: readonly Rule[],
  request: { method: string; path: string; to: string | null },
): Rule | null {
  for (const rule of [...rules].reverse()) {
    if (rule.left === 0 || !matches(rule, request)) continue;
    if (rule.left !== null) rule.left -= 1;
    return rule;
  }
  return null;
}

function matches(
  { match }: Rule,
  request: { method: string; path: string; to: string | null },
): boolean {
  if (match.method !== undefined && match.method !== request.method) return false;
  if (match.to !== undefined && match.to !== request.to) return false;
  if (match.path === undefined) return true;
  const isPattern = match.path.startsWith("^") || match.path.endsWith("$");
  return isPattern ? new RegExp(match.path).test(request.path) : request.path.includes(match.path);
}
