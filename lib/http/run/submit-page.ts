import "server-only";
import { clientBucket } from "@/lib/auth/client-bucket";
import { takeFromLimit } from "@/lib/auth/rate-limit";
import type { RunAnswer } from "@/lib/flows/model/run-answer";
import type { RunKey } from "@/lib/flows/open-run";
import { readRun } from "@/lib/flows/read-run";
import { submitScreen } from "@/lib/flows/submit-screen";
import { takeRunTokens } from "@/lib/flows/take-run-tokens";
import { handOverRun } from "@/lib/run/hand-over-run";
import type { Tokens } from "@/lib/users/schema";
import { type Refusal, refuse } from "../front/refusal";
import { beginRun } from "./begin-run";
import { type RunForm, readRunForm } from "./read-run-form";
import { pageOf, stateOfCaller } from "./run-address";
import { type RunNote, writeHeldRun, writeRunNote } from "./run-cookies";
import {
  cookieSeconds,
  type RunVisit,
  returnTarget,
  setPageCookie,
  visitLimits,
} from "./run-visit";

const largestBytes = 64_000;
const refusals = {
  notForm: { status: 415, text: "This address takes forms alone." },
  tooLarge: { status: 413, text: "The form is larger than 64 kB." },
  malformed: { status: 400, text: "The form is malformed." },
} as const satisfies Record<string, Refusal>;

/** Takes what was pressed and answers with where to go: the page again, or back to the application. */
export async function submitPage(visit: RunVisit): Promise<void> {
  const { exchange, ctx, address } = visit;
  const { request, response, requestId } = exchange;
  const form = readForm(visit);
  if ("status" in form) return refuse(request, response, form, requestId);
  const note = (changes: Partial<RunNote>) =>
    setPageCookie(visit, "note", writeRunNote(changes), cookieSeconds.note);
  const limit = await takeFromLimit(
    ctx.db,
    `run:submit:${clientBucket(ctx.ip)}`,
    visitLimits.submit,
  );
  if (!limit.allowed) note({ problem: "busy" });
  else if (returnTarget(visit) !== undefined) {
    const location = await act(visit, form, note);
    if (location !== null) return redirect(location);
  }
  return redirect(pageOf(address));

  function redirect(location: string): void {
    response.writeHead(303, { Location: location, "Content-Length": 0 });
    response.end();
  }
}

function readForm({ exchange: { request, body } }: RunVisit): RunForm | Refusal {
  const type = request.headers["content-type"] ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return refusals.notForm;
  if (body && body.length > largestBytes) return refusals.tooLarge;
  return (body && readRunForm(body)) ?? refusals.malformed;
}

type Note = (changes: Partial<RunNote>) => void;

/** Where to go; null for the page itself. */
async function act(visit: RunVisit, form: RunForm, note: Note): Promise<string | null> {
  const { ctx, held } = visit;
  if (form.act === "restart") {
    setPageCookie(visit, "run", "", cookieSeconds.forget);
    return null;
  }
  if (form.act === "begin") {
    const started = await beginRun(visit);
    if (started === "busy") note({ problem: "busy" });
    return started === null || started === "busy" ? null : goOn(visit, started, started.answer);
  }
  if (!held) {
    note({ problem: "noCookies" });
    return null;
  }
  if (form.act === "finish") {
    const answer = await readRun(ctx, held);
    return answer.ok && !held.isHandedOver ? goOn(visit, held, answer.value) : null;
  }
  return handIn(visit, held, form, note);
}

async function handIn(
  visit: RunVisit,
  held: RunKey,
  { input, typed }: Extract<RunForm, { act: "submit" }>,
  note: Note,
): Promise<string | null> {
  const userAgent = visit.exchange.request.headers["user-agent"]?.slice(0, 300) ?? null;
  const answer = await submitScreen(visit.ctx, { ...held, input, userAgent });
  if (!answer.ok) return null;
  if (answer.value.status === "screen") {
    const { turn, fieldErrors, fields } = answer.value.screen;
    if (Object.keys(fieldErrors).length > 0)
      note({ turn, fieldErrors, fields: withoutCodes(typed, fields) });
  }
  return goOn(visit, held, answer.value);
}

function withoutCodes(
  typed: Record<string, string>,
  fields: { kind: string; key: string }[],
): Record<string, string> {
  const shown = fields.filter(({ kind }) => kind !== "code").map(({ key }) => key);
  return Object.fromEntries(
    shown.flatMap((key) =>
      [key, `country.${key}`].flatMap((name) => {
        const value = typed[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
}

/** Hands a run over that has just ended well. */
async function goOn(visit: RunVisit, key: RunKey, answer: RunAnswer): Promise<string | null> {
  if (answer.status !== "completed") return null;
  const { ctx, address, page, exchange, site } = visit;
  const target = returnTarget(visit);
  if (target) {
    const state = stateOfCaller(address);
    const over = await handOverRun(ctx, { ...key, returnTo: target, state });
    if (!over.ok) return null;
    // The next visit begins anew.
    setPageCookie(visit, "run", "", cookieSeconds.forget);
    return over.value.location;
  }
  if (answer.isSignedIn && page.handsCookies) {
    const tokens = await takeRunTokens(ctx, key);
    if (tokens.ok)
      for (const cookie of tokenCookies(tokens.value.tokens, ctx.clock.now(), site.isHttps))
        exchange.response.appendHeader("Set-Cookie", cookie);
  }
  setPageCookie(visit, "run", writeHeldRun({ ...key, isHandedOver: true }), cookieSeconds.ended);
  return null;
}

/** The session as cookies of this host, under the names that Descope's libraries know. */
function tokenCookies(tokens: Tokens, now: Date, isHttps: boolean): string[] {
  const seconds = (end: number) => Math.max(0, end - Math.floor(now.getTime() / 1_000));
  const cookie = (name: string, value: string, end: number) =>
    `${name}=${value}; Path=/; Max-Age=${seconds(end)}; HttpOnly; SameSite=Lax${isHttps ? "; Secure" : ""}`;
  return [
    cookie("DS", tokens.sessionJwt, tokens.sessionExpiration),
    cookie("DSR", tokens.refreshJwt, tokens.refreshExpiration),
  ];
}
