import type { ServerResponse } from "node:http";
import { twilioError } from "./errors";
import { type Reply, writeReply } from "./reply";
import type { RuleAction } from "./rules";
import type { World } from "./world";

interface Answer {
  world: World;
  res: ServerResponse;
  headers: Readonly<Record<string, string>>;
  /** Handles the request for real; called at most once. */
  handle(): Reply;
  /** Called when a status is known, for the log. */
  onReply(reply: Reply): void;
}

/** Answers in the way a rule asks for. Returns false when the connection was left broken on purpose. */
export function breakAnswer(action: RuleAction, answer: Answer): boolean {
  const { res, headers, world } = answer;
  if ("afterAcceptance" in action && action.afterAcceptance) answer.handle();
  const finish = (reply: Reply, extra: Readonly<Record<string, string>> = {}) => {
    answer.onReply(reply);
    writeReply(res, reply, { ...headers, ...extra });
    return true;
  };
  switch (action.kind) {
    case "outcome":
      return finish(answer.handle());
    case "error":
      return finish(twilioError(action.code, action), action.headers);
    case "respond":
      if (action.json !== undefined) {
        return finish({ status: action.status, json: action.json }, action.headers);
      }
      return raw(answer, action.status, action.text, { ...headers, ...action.headers });
    case "html":
      return raw(answer, action.status, loginPage, { "Content-Type": "text/html" });
    case "huge":
      return huge(answer, action.bytes);
    case "delay":
      world.later(action.ms, () => finish(answer.handle()));
      return true;
    case "drip":
      return drip(answer, answer.handle(), action.everyMs);
    case "hang":
      return false;
    case "reset":
      res.socket?.resetAndDestroy();
      return false;
  }
}

const loginPage =
  "<!doctype html><html><head><title>Welcome</title></head><body>Please log in to this network.</body></html>";

function raw(
  { res, onReply }: Answer,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
): boolean {
  onReply({ status });
  res.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(text) });
  res.end(text);
  return true;
}

function huge({ res, headers, onReply }: Answer, bytes: number): boolean {
  onReply({ status: 200 });
  res.writeHead(200, headers);
  const chunk = "x".repeat(65_536);
  let left = bytes;
  res.write('{"filler":"');
  const pump = () => {
    while (left > 0 && !res.destroyed) {
      left -= chunk.length;
      if (!res.write(chunk)) {
        res.once("drain", pump);
        return;
      }
    }
    if (!res.destroyed) res.end('"}');
  };
  pump();
  return true;
}

function drip({ res, headers, onReply, world }: Answer, reply: Reply, everyMs: number): boolean {
  onReply(reply);
  const body = Buffer.from(JSON.stringify(reply.json ?? null));
  res.writeHead(reply.status, { ...headers, "Content-Length": body.length });
  const send = (at: number) => {
    if (res.destroyed) return;
    res.write(body.subarray(at, at + 1));
    if (at + 1 >= body.length) res.end();
    else world.later(everyMs, () => send(at + 1));
  };
  send(0);
  return true;
}
