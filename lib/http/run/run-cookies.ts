import { z } from "zod";
import { idPattern } from "@/lib/core/id-pattern";
import type { RunKey } from "@/lib/flows/open-run";

/** Says to the next showing of the page what there is no room for in the run: it is shown once. */
export const runNote = z.object({
  /** The screen that was handed in and refused. */
  turn: z.number().int().optional(),
  fieldErrors: z
    .record(z.string(), z.enum(["missing", "not_a_phone", "not_an_email", "too_long"]))
    .default({}),
  /** What was entered, codes left out; `country.<key>` beside a phone number. */
  fields: z.record(z.string(), z.string()).default({}),
  problem: z.enum(["busy", "noCookies", "wrongReturn"]).nullable().default(null),
});
export type RunNote = z.output<typeof runNote>;

/** Names of a page's cookies: a browser keeps `__Secure-` ones only when they came over https. */
export const cookieNames = (isHttps: boolean) => {
  const prefix = isHttps ? "__Secure-" : "";
  return { run: `${prefix}run`, note: `${prefix}run-note` };
};

/** A run as the browser holds it; `isHandedOver` once its session has reached the application. */
export type HeldRun = RunKey & { isHandedOver: boolean };

export const writeHeldRun = ({ runId, runToken, isHandedOver }: HeldRun): string =>
  `${runId}.${runToken}${isHandedOver ? ".done" : ""}`;

const runId = idPattern("flowRun");

export function readHeldRun(text: string | undefined): HeldRun | null {
  const [id = "", token = "", done, ...more] = (text ?? "").split(".");
  if (!runId.test(id) || !/^[\w-]{20,60}$/.test(token) || more.length > 0) return null;
  return { runId: id, runToken: token, isHandedOver: done === "done" };
}

/** Browsers keep about 4 kB of a cookie: what is longer goes without what was entered. */
const longestNote = 3_000;

export function writeRunNote(note: z.input<typeof runNote>): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const whole = encode(note);
  return whole.length <= longestNote ? whole : encode({ ...note, fields: {} });
}

export function readRunNote(text: string | undefined): RunNote | null {
  if (!text) return null;
  try {
    return runNote.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    return null;
  }
}

type CookieSite = {
  root: string;
  isHttps: boolean;
  /** Shown in other origins' frames, where a browser keeps cookies apart by the page around. */
  isEmbedded: boolean;
};

/** A `Set-Cookie` of the page; 0 seconds forget it. */
export function pageCookie(
  name: string,
  value: string,
  seconds: number,
  { root, isHttps, isEmbedded }: CookieSite,
): string {
  const site =
    isEmbedded && isHttps
      ? "; Secure; SameSite=None; Partitioned"
      : `${isHttps ? "; Secure" : ""}; SameSite=Lax`;
  return `${name}=${value}; Path=${root}; Max-Age=${seconds}; HttpOnly${site}`;
}

export function readCookies(header: string | undefined): Map<string, string> {
  return new Map(
    (header ?? "").split(/;\s*/).flatMap((pair) => {
      const at = pair.indexOf("=");
      return at < 1 ? [] : [[pair.slice(0, at), pair.slice(at + 1)] as const];
    }),
  );
}
