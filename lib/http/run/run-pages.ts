import "server-only";
import type { IncomingMessage } from "node:http";
import type { Ctx, ProjectCtx } from "@/lib/auth/context";
import { findProjectByName } from "@/lib/auth/find-project-by-name";
import type { Clock } from "@/lib/core/clock";
import type { Keyring } from "@/lib/core/secrets";
import type { Db } from "@/lib/db/client";
import { readRun } from "@/lib/flows/read-run";
import { readHostedPage, readLogo } from "@/lib/settings/read-hosted-page";
import { type Refusal, refuse } from "../front/refusal";
import type { Exchange } from "../server";
import { openPage } from "./open-page";
import { type RunAddress, readRunAddress } from "./run-address";
import { cookieNames, readCookies, readHeldRun } from "./run-cookies";
import type { RunVisit } from "./run-visit";
import { submitPage } from "./submit-page";

/** What the pages of end users need of the process they run in. */
export type RunWorld = {
  db: () => Db;
  clock: Clock;
  keyring: () => Keyring;
  twilioBaseUrl: string | null;
  /** Whether browsers reach this server by https. */
  isHttps: boolean;
};

/**
 * Makes the front's handler of `/run/<project>/<flow>`. It takes what is posted there, keeps the run
 * in a cookie and leaves drawing the page to Next: pages can neither be posted to nor set cookies.
 * `…/state` tells a page's script how the run stands, `…/logo` is the project's logo.
 */
export function runPages(world: RunWorld): (exchange: Exchange) => Promise<boolean> {
  return async (exchange) => {
    const { request, response, requestId } = exchange;
    const address = readRunAddress(request.url ?? "");
    if (!address) return false;
    const ctx = await contextOf(world, exchange, address);
    if (!ctx) return false;
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!isRead && (request.method !== "POST" || address.part !== "")) {
      refuse(request, response, readsAlone, requestId);
      return true;
    }
    if (address.part === "logo") return answerLogo(exchange, ctx, address);
    const cookies = readCookies(request.headers.cookie);
    const names = cookieNames(world.isHttps);
    const held = readHeldRun(cookies.get(names.run));
    if (address.part === "state") return answerState(exchange, ctx, held);
    const page = await readHostedPage(ctx.db, ctx.project.id);
    const site = {
      root: address.root,
      isHttps: world.isHttps,
      isEmbedded: page.embedOrigins.length > 0,
    };
    const visit: RunVisit = { exchange, ctx, address, page, cookies, names, held, site };
    if (request.method === "POST") {
      await submitPage(visit);
      return true;
    }
    await openPage(visit);
    return false;
  };
}

const readsAlone: Refusal = {
  status: 405,
  text: "This address answers reads alone.",
  headers: { Allow: "GET, HEAD" },
};

async function contextOf(
  { db, clock, keyring, twilioBaseUrl }: RunWorld,
  { requestId, clientAddress }: Exchange,
  { project }: RunAddress,
): Promise<ProjectCtx | null> {
  const found = await findProjectByName(db(), project);
  if (found?.slug !== project) return null;
  const ctx: Ctx = {
    actor: { kind: "client" },
    requestId,
    ip: clientAddress,
    db: db(),
    clock,
    keyring,
    twilioBaseUrl,
  };
  return { ...ctx, project: found, role: null };
}

async function answerState(
  { request, response }: Exchange,
  ctx: ProjectCtx,
  held: ReturnType<typeof readHeldRun>,
): Promise<true> {
  const answer = held && (await readRun(ctx, held));
  const state = answer?.ok ? answer.value : { status: "expired" as const };
  const told =
    state.status === "screen"
      ? { status: state.status, turn: state.screen.turn }
      : { status: state.status };
  send(request, response, "application/json; charset=utf-8", Buffer.from(JSON.stringify(told)));
  return true;
}

async function answerLogo(
  { request, response, requestId }: Exchange,
  ctx: ProjectCtx,
  { query }: RunAddress,
): Promise<true> {
  const logo = await readLogo(ctx.db, ctx.project.id);
  if (!logo) {
    refuse(request, response, { status: 404, text: "There is no logo." }, requestId);
    return true;
  }
  // The page names the version, so that a new logo has a new address.
  if (query.has("v")) response.setHeader("Cache-Control", "public, max-age=86400");
  send(request, response, logo.type, logo.bytes);
  return true;
}

function send(
  request: IncomingMessage,
  response: Exchange["response"],
  type: string,
  body: Buffer,
): void {
  response.writeHead(200, { "Content-Type": type, "Content-Length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}
