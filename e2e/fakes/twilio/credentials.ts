import { timingSafeEqual } from "node:crypto";
import type { KeySpec, Permission } from "./account-spec";
import { twilioError } from "./errors";
import type { Reply } from "./reply";
import type { Account, LoggedCredential, World } from "./world";

/** Who is asking, once the credentials held. */
export interface Principal {
  kind: Exclude<LoggedCredential["kind"], "none" | "unknown">;
  /** The account the credentials belong to; for test credentials the live account beside them. */
  account: Account;
  permissions: readonly Permission[];
}

export interface Identity {
  logged: LoggedCredential;
  /** Whose log the request goes to when its path names no account. */
  account: Account | null;
  principal: Principal | null;
}

const keyKinds = { main: "mainKey", standard: "standardKey", restricted: "restrictedKey" } as const;

/** Reads HTTP Basic credentials and says whose they are; never keeps or returns the password. */
export function identify(world: World, authorization: string | undefined): Identity {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/.exec(authorization ?? "");
  if (basic?.[1] === undefined) {
    return { logged: { kind: "none", sid: null }, account: null, principal: null };
  }
  const decoded = Buffer.from(basic[1], "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  const username = colon < 0 ? decoded : decoded.slice(0, colon);
  const password = colon < 0 ? "" : decoded.slice(colon + 1);

  for (const account of world.accounts.values()) {
    const { spec } = account;
    const key = spec.keys.find((k) => k.sid === username);
    const owner = ownerOf(spec.sid, spec.testCredentials?.accountSid, key, username);
    if (owner === null) continue;
    const expected =
      owner === "key"
        ? key?.secret
        : owner === "test"
          ? spec.testCredentials?.authToken
          : spec.authToken;
    const kind = key ? keyKinds[key.kind] : owner === "test" ? "test" : "authToken";
    const isRight = expected !== undefined && same(expected, password);
    return {
      logged: { kind: isRight ? kind : "unknown", sid: username },
      account,
      principal: isRight ? { kind, account, permissions: key?.permissions ?? [] } : null,
    };
  }
  // Never echo a name that is no SID: a mix-up may have put a secret there.
  const sid = /^(AC|SK)[0-9a-fA-F]{32}$/.test(username) ? username : null;
  return { logged: { kind: "unknown", sid }, account: null, principal: null };
}

function ownerOf(
  liveSid: string,
  testSid: string | undefined,
  key: KeySpec | undefined,
  username: string,
): "key" | "live" | "test" | null {
  if (key !== undefined) return "key";
  if (username === liveSid) return "live";
  return testSid !== undefined && username === testSid ? "test" : null;
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The refusal this principal meets at a resource of `account`, or null when it may pass.
 * `isTestable` marks the three posts that test credentials can make.
 */
export function refusal(
  principal: Principal | null,
  account: Account | undefined,
  permission: Permission,
  isTestable: boolean,
): Reply | null {
  if (principal === null) return twilioError(20003);
  if (account === undefined) return twilioError(20404);
  if (principal.kind === "test") {
    if (account !== principal.account) return twilioError(20003);
    return isTestable ? null : twilioError(20008);
  }
  const own = principal.account.spec;
  const isParent = account.spec.ownerAccountSid === own.sid && principal.kind !== "restrictedKey";
  if (account !== principal.account && !isParent) return twilioError(20003);
  if (own.status === "closed") return twilioError(20003);
  const isAccountMatter = permission === "accounts:read" || permission === "keys:read";
  if (principal.kind === "standardKey" && isAccountMatter) return twilioError(20003);
  if (principal.kind === "restrictedKey" && !principal.permissions.includes(permission)) {
    return twilioError(70051);
  }
  const isWrite = permission.endsWith(":create");
  if (account.spec.status !== "active" && isWrite) return twilioError(20005);
  return null;
}
