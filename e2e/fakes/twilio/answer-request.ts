import type { IncomingMessage, ServerResponse } from "node:http";
import { breakAnswer } from "./break-answer";
import { type Identity, identify, refusal } from "./credentials";
import { twilioError } from "./errors";
import { matchRoute } from "./match-route";
import { ownNumber } from "./own-numbers";
import { readBody } from "./read-body";
import { type Reply, twilioHeaders, writeReply } from "./reply";
import type { Route } from "./route";
import { type Rule, takeRule } from "./rules";
import type { Account, LoggedRequest, World } from "./world";

/** Answers one request as api.twilio.com and its sister hosts would, or as a rule has it. */
export async function answerRequest(
  world: World,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const headers = twilioHeaders(Date.now());
  const url = new URL(req.url ?? "/", "http://fake");
  const method = req.method ?? "GET";
  const host = req.headers["x-twilio-host"];
  const realHost = typeof host === "string" ? host : null;
  const identity = identify(world, req.headers.authorization);
  const form = new URLSearchParams(await readBody(req));
  const found = matchRoute(realHost, method, url.pathname);
  const namedSid = /^\/2010-04-01\/Accounts\/([^/.]+)/.exec(url.pathname)?.[1] ?? null;
  const account = namedSid === null ? identity.account : world.find(namedSid);
  const to = form.get("To");
  const rule = account
    ? takeRule(account.rules, { method, path: url.pathname, to: to ?? null })
    : null;

  const entry = world.log({
    accountSid: account?.spec.sid ?? null,
    credential: identity.logged,
    host: realHost,
    method,
    path: url.pathname,
    query: asLists(url.searchParams),
    form: asLists(form),
    status: null,
    code: null,
    requestId: headers["Twilio-Request-Id"] ?? null,
    ruleId: rule?.id ?? null,
    outcome: "pending",
  });
  followEnd(res, entry);

  const request = { account, found, form, identity, namedSid, query: url.searchParams, rule };
  let handled: Reply | null = null;
  const handle = () => {
    handled ??= handleRequest(world, { ...request, path: url.pathname });
    return handled;
  };
  const onReply = (reply: Reply) => {
    entry.status = reply.status;
    entry.code = reply.code ?? null;
  };
  const action = rule?.action ?? storyOf(identity, to);
  if (action !== null) {
    const isWhole = breakAnswer(action, { world, res, headers, handle, onReply });
    if (!isWhole) entry.outcome = "broken";
    return;
  }
  onReply(handle());
  writeReply(res, handle(), headers);
}

/** What a recipient's own story does to the request; stories are told to live accounts only. */
function storyOf({ principal }: Identity, to: string | null) {
  if (principal === null || principal.kind === "test" || to === null) return null;
  return ownNumber(to).action ?? null;
}

interface Request {
  account: Account | null | undefined;
  found: { route: Route; params: Record<string, string> } | null;
  form: URLSearchParams;
  identity: Identity;
  namedSid: string | null;
  path: string;
  query: URLSearchParams;
  rule: Rule | null;
}

function handleRequest(world: World, request: Request): Reply {
  const { account, found, form, identity, namedSid, path, query, rule } = request;
  const { principal } = identity;
  if (principal === null) return twilioError(20003);
  if (namedSid !== null && !namedSid.startsWith("AC")) return twilioError(21470);
  if (found === null) return twilioError(20404);
  const { route, params } = found;
  // The live SID with test credentials, or the other way round, is a wrong pair.
  const isTestSid = namedSid !== null && account?.spec.testCredentials?.accountSid === namedSid;
  if (namedSid !== null && isTestSid !== (principal.kind === "test")) return twilioError(20003);
  const refused = refusal(
    principal,
    account ?? undefined,
    route.permission,
    route.isTestable ?? false,
  );
  if (refused !== null) return refused;
  const target = account ?? principal.account;
  const outcome = rule?.action.kind === "outcome" ? rule.action : null;
  return route.handle({ world, account: target, principal, path, params, query, form, outcome });
}

function followEnd(res: ServerResponse, entry: LoggedRequest): void {
  res.on("finish", () => {
    entry.outcome = "answered";
  });
  res.on("close", () => {
    if (entry.outcome === "pending") entry.outcome = "caller-left";
  });
}

function asLists(params: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(params.keys())].map((key) => [key, params.getAll(key)]));
}
