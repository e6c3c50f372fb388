import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Actor, ProjectCtx } from "@/lib/auth/context";
import type { Clock } from "@/lib/core/clock";
import { log } from "@/lib/core/log";
import type { Keyring } from "@/lib/core/secrets";
import type { Db } from "@/lib/db/client";
import { isDatabaseDown } from "@/lib/db/transact";
import { answerOnce, idempotencyHeader } from "./answer-once";
import { type Authorization, readAuthorization } from "./authorization";
import { corsHeaders, preflightHeaders } from "./cors";
import { isApiPath } from "./is-api-path";
import { type KnownProject, KnownProjects } from "./known-projects";
import { describeOpenApi } from "./openapi";
import { fileLimits, type JsonObject, parseJson, usualLimits } from "./parse-json";
import { readInput } from "./read-input";
import { readKeyActor } from "./read-key-actor";
import { RequestLimit } from "./request-limit";
import type { Route } from "./route";
import { indexRoutes } from "./route-index";
import { routes } from "./routes";
import { answerJson, type WireAnswer } from "./wire-answer";
import { answerFailure, wireError } from "./wire-error";

/** What the API needs of the process it runs in. */
export type ApiWorld = {
  db: () => Db;
  clock: Clock;
  keyring: () => Keyring;
  twilioBaseUrl: string | null;
  publicUrl: string;
  /** Whether an `Origin` is this server's own. */
  isOwnOrigin(origin: string): boolean;
  /** Calls with a management key in 10 s from one address; 500 unless told. */
  managementCalls?: number;
};

/** A request as the front hands it on: checked, its body read. */
type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  clientAddress: string;
  body: Buffer | undefined;
};

const index = indexRoutes(routes);

/**
 * Makes the front's handler for `/api/v<N>/…` and `/api/openapi.json`. It answers everything there,
 * also what does not exist, and always as JSON.
 */
export function createApi(world: ApiWorld): (exchange: Exchange) => Promise<boolean> {
  const projects = new KnownProjects(world.db);
  const limit = new RequestLimit(world.managementCalls ?? 500);
  let description: WireAnswer | undefined;

  return async (exchange) => {
    const { request, response, requestId } = exchange;
    const { url = "" } = request;
    if (!isApiPath(url)) return false;
    const cors: Record<string, string> = {};
    let answer: WireAnswer;
    try {
      answer = await answerCall(exchange, url, cors);
    } catch (bug) {
      answer = answerBug(bug, requestId);
    }
    send(request, response, answer, cors);
    return true;
  };

  async function answerCall(
    exchange: Exchange,
    url: string,
    cors: Record<string, string>,
  ): Promise<WireAnswer> {
    const { request } = exchange;
    const { origin } = request.headers;
    const queryAt = url.indexOf("?");
    const path = (queryAt < 0 ? url : url.slice(0, queryAt)).slice("/api".length);
    const isFromOutside = origin !== undefined && !world.isOwnOrigin(origin);
    if (request.method === "OPTIONS") {
      if (isFromOutside && (await projects.allowsSomewhere(origin)))
        Object.assign(cors, preflightHeaders(origin));
      return { status: 204, body: "" };
    }
    const found = path === "/openapi.json" ? null : index.find(path);
    const route = found?.methods.get(request.method === "HEAD" ? "GET" : (request.method ?? ""));
    const authorization = readAuthorization(request.headers.authorization);
    const projectId = route?.auth === "public" ? found?.param : authorization?.projectId;
    const project = projectId === undefined ? null : await projects.find(projectId);
    if (isFromOutside) {
      const isAllowed = project
        ? project.origins.has(origin)
        : await projects.allowsSomewhere(origin);
      if (!isAllowed) return refuseOrigin(project);
      Object.assign(cors, corsHeaders(origin));
    }
    if (found === null) return describe(request);
    if (!found) return wireError("no_such_address", `There is no ${path}.`);
    if (!route) return refuseMethod([...found.methods.keys()]);
    if (!project) return refuseProject(projectId);
    return answerRoute(exchange, { route, project, param: found.param, authorization, queryAt });
  }

  async function answerRoute(
    exchange: Exchange,
    target: {
      route: Route;
      project: KnownProject;
      param: string;
      authorization: Authorization | null;
      queryAt: number;
    },
  ): Promise<WireAnswer> {
    const { request, body } = exchange;
    const { route, project, param, authorization, queryAt } = target;
    const given = readBody(request, body, route.takesFile ? fileLimits : usualLimits);
    if ("status" in given) return given;
    const token = authorization?.token ?? "";
    if ((route.auth === "refresh" || route.auth === "session") && token === "")
      return wireError("token_refused", `Send the ${route.auth} JWT behind the project's id.`);
    const ctx = contextOf(exchange, project);
    if (route.auth === "management") {
      const seconds = limit.take(exchange.clientAddress);
      if (seconds !== null)
        return wireError("rate_limited", undefined, { retryAfterSeconds: seconds });
      const key = await readKeyActor(ctx, authorization?.key ?? "");
      if (!key.ok) return key.error;
      ctx.actor = key.value;
    }
    const query = queryAt < 0 ? "" : (request.url ?? "").slice(queryAt + 1);
    const input = readInput(route, given.body, query);
    if (!input.ok) return input.error;
    const userAgent = request.headers["user-agent"]?.slice(0, 300) ?? null;
    const call = { ctx, ...input.value, param, token, userAgent };
    const work = async (): Promise<WireAnswer> => {
      try {
        const result = await route.run(call);
        return result.ok ? answerJson(result.value) : answerFailure(result.error, route.wireNames);
      } catch (bug) {
        return answerBug(bug, exchange.requestId);
      }
    };
    const key = request.headers[idempotencyHeader];
    if (!route.isSend || typeof key !== "string") return work();
    const name = `${route.method} ${route.path}`;
    const isSecret = route.hasSecrets === true;
    return answerOnce(ctx, { key, route: name, body: given.body ?? {}, token, isSecret }, work);
  }

  function contextOf({ requestId, clientAddress }: Exchange, project: KnownProject) {
    const { id, slug, name } = project;
    const actor: Actor = { kind: "client" };
    return {
      actor,
      requestId,
      ip: clientAddress,
      db: world.db(),
      clock: world.clock,
      keyring: world.keyring,
      twilioBaseUrl: world.twilioBaseUrl,
      project: { id, slug, name },
      role: null,
    } satisfies ProjectCtx as ProjectCtx;
  }

  function describe(request: IncomingMessage): WireAnswer {
    if (request.method !== "GET" && request.method !== "HEAD") return refuseMethod(["GET"]);
    description ??= answerJson(describeOpenApi(`${world.publicUrl}/api`));
    return description;
  }
}

/** The body as an object, undefined where there is none; or why it is refused. */
function readBody(
  request: IncomingMessage,
  body: Buffer | undefined,
  limits: typeof usualLimits,
): { body: JsonObject | undefined } | WireAnswer {
  if (request.method === "GET" || !body || body.length === 0) return { body: undefined };
  if (body.length > limits.bytes)
    return wireError("too_large", `This call takes ${limits.bytes / 1000} KB at most.`);
  const type = request.headers["content-type"];
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type))
    return wireError("not_json", "Send Content-Type: application/json.");
  const value = parseJson(body, limits);
  return value ? { body: value } : wireError("malformed", "The body has to be one JSON object.");
}

function refuseOrigin(project: KnownProject | null): WireAnswer {
  const where = project ? "this project" : "any project";
  return wireError(
    "origin_refused",
    `This page's origin is not allowed in ${where}: add it to the allowed origins in Settings.`,
  );
}

function refuseMethod(methods: string[]): WireAnswer {
  const answer = wireError("method_not_allowed", `This address takes ${methods.join(", ")}.`);
  const allow = methods.includes("GET") ? [...methods, "HEAD"] : methods;
  return { ...answer, headers: { Allow: [...allow, "OPTIONS"].join(", ") } };
}

const refuseProject = (projectId: string | undefined): WireAnswer =>
  wireError(
    "no_such_project",
    projectId === undefined
      ? "Send Authorization: Bearer <project id>."
      : "There is no project of this id.",
  );

function answerBug(bug: unknown, requestId: string): WireAnswer {
  if (isDatabaseDown(bug)) {
    log.error({ requestId, err: bug }, "the database does not answer");
    return wireError("database_down", undefined, { retryAfterSeconds: 2 });
  }
  log.error({ requestId, err: bug }, "a call of the API ended in a bug");
  return wireError("internal", `Something went wrong. The log knows it as ${requestId}.`);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: WireAnswer,
  cors: Record<string, string>,
): void {
  if (response.destroyed) return;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...cors,
    Vary: "Origin",
    ...(answer.status === 204
      ? {}
      : {
          "Content-Type": "application/json; charset=utf-8",
          "Content-Length": Buffer.byteLength(answer.body),
        }),
  });
  response.end(request.method === "HEAD" ? undefined : answer.body);
}
