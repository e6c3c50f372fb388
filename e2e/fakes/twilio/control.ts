import type { AccountInput, AccountSpec } from "./account-spec";
import type { AdvanceInput } from "./control-api";
import type { Rule, RuleInput } from "./rules";
import type { FakeCall, FakeMessage, LoggedCallback, LoggedRequest } from "./world";

/** What JSON makes of a type: dates become ISO 8601 strings. */
type Wire<T> = {
  [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K];
};
export type MessageView = Wire<FakeMessage>;
export type CallView = Wire<FakeCall>;

/** One account of the stand-in, in the hands of the test that made it. */
export interface AccountHandle {
  readonly sid: string;
  /** As last created or updated, with every generated SID and secret. */
  readonly spec: AccountSpec;
  /** The first key of this kind. Throws when the account has none. */
  key(kind: "main" | "standard" | "restricted"): { sid: string; secret: string };
  /** Replaces the named parts: suspend, rotate the token, take a number away, … */
  update(patch: AccountInput): Promise<void>;
  addRule(rule: RuleInput): Promise<Rule>;
  clearRules(): Promise<void>;
  /** Requests for this account in the order received, whoever sent them. */
  requests(): Promise<LoggedRequest[]>;
  messages(): Promise<MessageView[]>;
  calls(): Promise<CallView[]>;
  /** Status callbacks sent out, with what the receiver answered. */
  callbacks(): Promise<LoggedCallback[]>;
  /** Moves a message or call to a status, or with `isReportOnly` only reports one. */
  advance(sid: string, to: AdvanceInput): Promise<void>;
  remove(): Promise<void>;
}

/** The controls of a running stand-in at `baseUrl`, as `TWILIO_API_BASE_URL` names it. */
export function fakeTwilio(baseUrl: string) {
  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(new URL(`/__fake/${path}`, baseUrl), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`fake Twilio ${method} ${path}: ${answer.status} ${text}`);
    // The stand-in is our own code: its answers have the type the caller names.
    return JSON.parse(text) as T;
  };

  return {
    baseUrl,
    async createAccount(input: AccountInput = {}): Promise<AccountHandle> {
      return handleFor(send, await send<AccountSpec>("POST", "accounts", input));
    },
    /** Forgets every account: only for a stand-in that no other test uses. */
    async resetAll(): Promise<void> {
      await send("DELETE", "accounts");
    },
  };
}

function handleFor(
  send: <T>(method: string, path: string, body?: unknown) => Promise<T>,
  created: AccountSpec,
): AccountHandle {
  let spec = created;
  const at = `accounts/${created.sid}`;
  return {
    sid: created.sid,
    get spec() {
      return spec;
    },
    key(kind) {
      const key = spec.keys.find((k) => k.kind === kind);
      if (key === undefined) throw new Error(`the account has no ${kind} key`);
      return { sid: key.sid, secret: key.secret };
    },
    async update(patch) {
      spec = await send("PATCH", at, patch);
    },
    addRule: (rule) => send("POST", `${at}/rules`, rule),
    async clearRules() {
      await send("POST", `${at}/clear`);
    },
    requests: () => send("GET", `${at}/requests`),
    messages: () => send("GET", `${at}/messages`),
    calls: () => send("GET", `${at}/calls`),
    callbacks: () => send("GET", `${at}/callbacks`),
    async advance(sid, to) {
      await send("POST", `${at}/${sid}`, to);
    },
    async remove() {
      await send("DELETE", at);
    },
  };
}
