import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { type AccountSpec, accountSpecSchema } from "./account-spec";
import { sendCallCallback, sendMessageCallback } from "./callbacks";
import { advanceCall, advanceMessage } from "./progress";
import { readBody } from "./read-body";
import { writeReply } from "./reply";
import { ruleSchema } from "./rules";
import { newSid } from "./sids";
import type { Account, World } from "./world";

const advanceSchema = z.object({
  status: z.string().min(1),
  errorCode: z.number().int().nullable().default(null),
  sipResponseCode: z.number().int().nullable().default(null),
  answeredBy: z.string().nullable().default(null),
  /** Send only the callback and leave the resource as it is: late, repeated or false reports. */
  isReportOnly: z.boolean().default(false),
});
export type AdvanceInput = z.input<typeof advanceSchema>;

interface ControlReply {
  status: number;
  json: unknown;
}

/** Answers `/__fake/...`, by which tests arrange accounts and rules and read what happened. */
export async function answerControl(
  world: World,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const url = new URL(req.url ?? "/", "http://fake");
  const text = await readBody(req);
  const [, , collection, sid, part] = url.pathname.split("/");
  let reply: ControlReply;
  try {
    const body: unknown = text === "" ? {} : JSON.parse(text);
    reply = await route(world, `${req.method} ${collection}`, sid, part, body);
  } catch (error) {
    if (!(error instanceof z.ZodError || error instanceof SyntaxError)) throw error;
    reply = { status: 400, json: { error: error.message } };
  }
  writeReply(res, reply, { "Content-Type": "application/json" });
}

async function route(
  world: World,
  command: string,
  sid: string | undefined,
  part: string | undefined,
  body: unknown,
): Promise<ControlReply> {
  if (command === "GET health") return ok({ accounts: world.accounts.size });
  if (command === "POST accounts" && sid === undefined) {
    const account = world.put(accountSpecSchema.parse(body));
    return { status: 201, json: account.spec };
  }
  if (command === "DELETE accounts") {
    world.reset(sid);
    return ok({});
  }
  const account = world.accounts.get(sid ?? "");
  if (account === undefined) return { status: 404, json: { error: "no such account" } };
  if (command === "PATCH accounts") {
    const patch = z.record(z.string(), z.unknown()).parse(body);
    return ok(world.put(merged(account.spec, patch)).spec);
  }
  if (command === "POST accounts" && part === "rules") {
    const rule = ruleSchema.parse(body);
    const added = { ...rule, id: newSid("RQ").slice(2, 14), left: rule.times };
    account.rules.push(added);
    return { status: 201, json: added };
  }
  if (command === "POST accounts" && part === "clear") {
    account.rules.length = 0;
    return ok({});
  }
  if (command === "POST accounts" && part !== undefined) return advance(account, part, body);
  if (command === "GET accounts") return read(world, account, part);
  return { status: 404, json: { error: "no such control" } };
}

/** A spec with some of it replaced; the SID never changes, messages and calls stay. */
function merged(spec: AccountSpec, patch: Record<string, unknown>): AccountSpec {
  return accountSpecSchema.parse({ ...spec, ...patch, sid: spec.sid });
}

function read(world: World, account: Account, part: string | undefined): ControlReply {
  const parts: Record<string, () => unknown> = {
    requests: () => world.requests.filter((r) => r.accountSid === account.spec.sid),
    messages: () => [...account.messages.values()],
    calls: () => [...account.calls.values()],
    callbacks: () => account.callbacks,
    rules: () => account.rules,
  };
  const make = parts[part ?? ""];
  return make === undefined ? { status: 404, json: { error: "no such part" } } : ok(make());
}

/** `part` is the SID of the message or call to move on. */
async function advance(account: Account, part: string, body: unknown): Promise<ControlReply> {
  const wanted = advanceSchema.parse(body);
  const message = account.messages.get(part);
  if (message !== undefined) {
    if (wanted.isReportOnly) await sendMessageCallback(account, message, wanted);
    else await advanceMessage(account, message, wanted.status, wanted.errorCode);
    return ok(message);
  }
  const call = account.calls.get(part);
  if (call === undefined) return { status: 404, json: { error: "no such message or call" } };
  call.sipResponseCode = wanted.sipResponseCode ?? call.sipResponseCode;
  call.answeredBy = wanted.answeredBy ?? call.answeredBy;
  if (wanted.isReportOnly) await sendCallCallback(account, call, wanted.status);
  else await advanceCall(account, call, wanted.status);
  return ok(call);
}

function ok(json: unknown): ControlReply {
  return { status: 200, json };
}
