import "server-only";
import type { IncomingMessage } from "node:http";
import { peekFlow } from "@/lib/flows/peek-flow";
import { readRun } from "@/lib/flows/read-run";
import { beginRun } from "./begin-run";
import { writeHeldRun, writeRunNote } from "./run-cookies";
import { cookieSeconds, type RunVisit, returnTarget, setPageCookie } from "./run-visit";

/**
 * Prepares a page for being drawn: what it may do, and its run. A first visit begins one, unless
 * that would send something: opening a link, which programs do as well, must not. Whoever comes back
 * from elsewhere after a run has ended gets a new one; whoever reloads sees how it ended.
 */
export async function openPage(visit: RunVisit): Promise<void> {
  const { exchange, ctx, address, page, cookies, names, held } = visit;
  const { request } = exchange;
  const target = returnTarget(visit);
  exchange.policy = {
    frameAncestors: page.embedOrigins,
    formTargets: target ? [new URL(target).origin] : [],
  };
  // A note is shown once.
  if (cookies.has(names.note)) setPageCookie(visit, "note", "", cookieSeconds.forget);
  if (target === undefined || isPrefetch(request) || request.method === "HEAD") return;
  if (held && !(comesFromElsewhere(request) && (await isOver(visit)))) return;
  const flow = await peekFlow(ctx, address);
  cookies.delete(names.run);
  if (flow.ok && flow.value.isQuiet) {
    const started = await beginRun(visit);
    if (started === "busy") cookies.set(names.note, writeRunNote({ problem: "busy" }));
    else if (started) cookies.set(names.run, writeHeldRun({ ...started, isHandedOver: false }));
  }
  // The page reads its run where it will stand from now on.
  request.headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}

const isPrefetch = ({ headers }: IncomingMessage) =>
  /prefetch|prerender/.test(`${headers["sec-purpose"] ?? ""} ${headers.purpose ?? ""}`);

/** Typed, bookmarked, or linked to by another site; a reload and our own redirects are none of it. */
const comesFromElsewhere = ({ headers }: IncomingMessage) =>
  headers["sec-fetch-site"] !== undefined && headers["sec-fetch-site"] !== "same-origin";

async function isOver({ ctx, held }: RunVisit): Promise<boolean> {
  const answer = held && (await readRun(ctx, held));
  return !answer?.ok || !["screen", "working"].includes(answer.value.status);
}
