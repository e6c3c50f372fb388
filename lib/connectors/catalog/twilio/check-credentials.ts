import type { TwilioConfig } from "./client";
import type { Asked } from "./fault";
import { found, notFound, type Verdict } from "./line";
import type { TwilioAccount } from "./probes";

export type CredentialKind =
  | "authToken"
  | "mainKey"
  | "standardKey"
  | "restrictedKey"
  | "someKey"
  | "test";

const names: Record<CredentialKind, string> = {
  authToken: "Auth token accepted",
  mainKey: "Main API key accepted",
  standardKey: "Standard API key accepted",
  restrictedKey: "Restricted API key accepted",
  someKey: "API key accepted",
  test: "Test credentials accepted",
};

/** The first questions. `numbers` and `keys` are asked with an API key only. */
export type FirstAnswers = {
  account: Asked<TwilioAccount>;
  numbers: Asked<unknown> | null;
  keys: Asked<unknown> | null;
};

export type CredentialCheck = {
  /** Null when the credentials do not hold or nobody can tell. */
  kind: CredentialKind | null;
  /** False when nothing further can be learned with them. */
  canGoOn: boolean;
  verdict: Verdict;
};

/** Any answer will do: what it says belongs to other lines. */
export function reachedBy(asked: Asked<unknown>): Verdict {
  const { httpStatus, requestId } = asked.ok ? asked.answer : asked.fault.answer;
  const answer = {
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(requestId === undefined ? {} : { requestId }),
  };
  return { ...found(asked, "pass", "Reached Twilio"), answer };
}

/** The account's answer where no question was answered by Twilio itself. */
export function unreached(account: Asked<TwilioAccount>): Verdict {
  if (account.ok) throw new Error("A success is an answer of Twilio's.");
  return notFound(account, "fail", "Twilio was not reached");
}

/** Whether Twilio itself answered, and not a proxy, nor a fault of its own. */
export function isTwilioSpeaking(asked: Asked<unknown>): boolean {
  if (asked.ok) return true;
  return asked.fault.isTwilio && (asked.fault.answer.httpStatus ?? 500) < 500;
}

/** Which kind of credentials these are, judged by what they may read. */
export function checkCredentials(
  auth: TwilioConfig["auth"]["kind"],
  answers: FirstAnswers,
): CredentialCheck {
  return auth === "authToken" ? checkToken(answers.account) : checkKey(answers);
}

function checkToken(account: Asked<TwilioAccount>): CredentialCheck {
  if (account.ok) return accepted("authToken", account);
  const { code = "", httpStatus = 0 } = account.fault.answer;
  if (code === "20008")
    return {
      kind: "test",
      canGoOn: true,
      verdict: { ...notFound(account, "warn", names.test) },
    };
  // The token holds; the account line says what is the matter with the account.
  if (code === "20005" || code === "10001") return accepted("authToken", account);
  const isRefused = [401, 403, 404].includes(httpStatus);
  return isRefused ? refused(account) : undecided(account);
}

function checkKey({ account, numbers, keys }: FirstAnswers): CredentialCheck {
  if (account.ok) {
    if (keys?.ok) return accepted("mainKey", account);
    return accepted(keys && isPermissionFault(keys) ? "restrictedKey" : "someKey", account);
  }
  if (numbers?.ok) {
    const isRestricted = [account, keys].some((asked) => asked && codeOf(asked) === "70051");
    return accepted(isRestricted ? "restrictedKey" : "standardKey", numbers);
  }
  const refusals = [account, numbers].filter((asked) => asked !== null);
  if (refusals.some((asked) => codeOf(asked) === "70051" || statusOf(asked) === 403))
    return {
      kind: "restrictedKey",
      canGoOn: true,
      verdict: {
        ...notFound(account, "unknown", "API key: cannot tell"),
        meaning:
          "This may be a restricted key that can send and not read, or a key that was deleted.",
        advice: "Send a test message to find out, or let the key read accounts and numbers.",
      },
    };
  const isRefused = refusals.every((asked) => [401, 404].includes(statusOf(asked)));
  return isRefused ? refused(account) : undecided(account);
}

function accepted(kind: CredentialKind, asked: Asked<unknown>): CredentialCheck {
  return { kind, canGoOn: true, verdict: found(asked, "pass", names[kind]) };
}

function refused(asked: Asked<unknown> & { ok: false }): CredentialCheck {
  const verdict = notFound(asked, "fail", "Credentials refused");
  return { kind: null, canGoOn: false, verdict };
}

function undecided(asked: Asked<unknown> & { ok: false }): CredentialCheck {
  return { kind: null, canGoOn: true, verdict: notFound(asked, "unknown", "Credentials") };
}

const codeOf = (asked: Asked<unknown>) => (asked.ok ? undefined : asked.fault.answer.code);
const statusOf = (asked: Asked<unknown>) => (asked.ok ? 200 : (asked.fault.answer.httpStatus ?? 0));

const isPermissionFault = (asked: Asked<unknown>) => [401, 403].includes(statusOf(asked));
