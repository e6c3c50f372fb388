import type { AccountSpec } from "./account-spec";
import type { Rule } from "./rules";

/** A message as the stand-in keeps it; dates are JavaScript dates, formatted when answered. */
export interface FakeMessage {
  sid: string;
  accountSid: string;
  to: string;
  from: string | null;
  serviceSid: string | null;
  body: string;
  status: string;
  errorCode: number | null;
  numSegments: number;
  statusCallback: string | null;
  validityPeriodSeconds: number | null;
  createdAt: Date;
  updatedAt: Date;
  sentAt: Date | null;
}

/**
 * A call as the stand-in keeps it. `twiml` is the inline document or the one fetched from `url`;
 * `heard` are the documents played to whoever answered, in their order.
 */
export interface FakeCall {
  sid: string;
  accountSid: string;
  to: string;
  from: string;
  fromNumberSid: string | null;
  status: string;
  url: string | null;
  urlMethod: "GET" | "POST";
  twiml: string | null;
  /** Pressed when the call asks for a key; null for none. */
  key: string | null;
  heard: string[];
  statusCallback: string | null;
  statusCallbackEvents: string[];
  ringTimeoutSeconds: number;
  timeLimitSeconds: number | null;
  sipResponseCode: number | null;
  answeredBy: string | null;
  sequenceNumber: number;
  notifications: { sid: string; errorCode: number; text: string; at: Date }[];
  createdAt: Date;
  updatedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

/** Who asked, without any secret: the kind of credentials and the SID they name. */
export interface LoggedCredential {
  kind: "none" | "unknown" | "authToken" | "mainKey" | "standardKey" | "restrictedKey" | "test";
  sid: string | null;
}

/** One received request. `outcome` tells how the answer ended. */
export interface LoggedRequest {
  id: number;
  at: string;
  accountSid: string | null;
  credential: LoggedCredential;
  host: string | null;
  method: string;
  path: string;
  query: Record<string, string[]>;
  form: Record<string, string[]>;
  status: number | null;
  code: number | null;
  requestId: string | null;
  ruleId: string | null;
  outcome: "pending" | "answered" | "broken" | "caller-left";
}

/** One status callback that was sent out, or the fetch of a call's document. */
export interface LoggedCallback {
  at: string;
  accountSid: string;
  resourceSid: string;
  url: string;
  fields: Record<string, string>;
  signature: string;
  /** What the receiver answered; null when it could not be reached. */
  status: number | null;
}

export interface Account {
  spec: AccountSpec;
  messages: Map<string, FakeMessage>;
  calls: Map<string, FakeCall>;
  rules: Rule[];
  callbacks: LoggedCallback[];
}

/** Log entries kept; the oldest go first. */
const logLimit = 5_000;

/** All state of one stand-in, keyed by account SID so that parallel tests never meet. */
export class World {
  readonly accounts = new Map<string, Account>();
  readonly requests: LoggedRequest[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #lastRequestId = 0;

  put(spec: AccountSpec): Account {
    const account = this.accounts.get(spec.sid) ?? {
      spec,
      messages: new Map(),
      calls: new Map(),
      rules: [],
      callbacks: [],
    };
    account.spec = spec;
    this.accounts.set(spec.sid, account);
    return account;
  }

  /** The account with this SID, or the one whose test credentials carry it. */
  find(sid: string): Account | undefined {
    return (
      this.accounts.get(sid) ??
      [...this.accounts.values()].find((a) => a.spec.testCredentials?.accountSid === sid)
    );
  }

  log(entry: Omit<LoggedRequest, "id" | "at">): LoggedRequest {
    this.#lastRequestId += 1;
    const logged = { id: this.#lastRequestId, at: new Date().toISOString(), ...entry };
    this.requests.push(logged);
    if (this.requests.length > logLimit) this.requests.shift();
    return logged;
  }

  /** Runs `work` later; `close` takes back whatever is still waiting. */
  later(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, ms);
    this.#timers.add(timer);
  }

  /** Forgets one account and its log, or everything. */
  reset(accountSid?: string): void {
    if (accountSid === undefined) {
      this.accounts.clear();
      this.requests.length = 0;
      return;
    }
    this.accounts.delete(accountSid);
    const others = this.requests.filter((r) => r.accountSid !== accountSid);
    this.requests.splice(0, this.requests.length, ...others);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
