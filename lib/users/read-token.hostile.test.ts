import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from "node:crypto";
import { describe, expect, it } from "vitest";
import { createTestProject } from "@/test/context";
import { clientCtx, settableClock, signInEndUser } from "@/test/end-users";
import { publishedKeys } from "./published-keys";
import { readToken } from "./read-token";
import { reservedClaims } from "./schema";

const project = await createTestProject();
const other = await createTestProject({ db: project.db });
const clock = settableClock();
const ctx = clientCtx(project, { clock });
const otherCtx = clientCtx(other, { clock });
const { tokens, userId, sessionId } = await signInEndUser(ctx, { claims: { plan: "pro" } });
const { tokens: othersTokens } = await signInEndUser(otherCtx);

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const partsOf = (jwt: string) => {
  const [header = "", payload = "", signature = ""] = jwt.split(".");
  return { header, payload, signature };
};
const decode = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, "base64url").toString());
const { header, payload, signature } = partsOf(tokens.refreshJwt);
const claims = decode(payload);
const { kid } = decode(header);
const [publicJwk] = await publishedKeys(ctx);
if (!publicJwk) throw new Error("No key was published.");
const publicPem = createPublicKey({ key: { ...publicJwk }, format: "jwk" })
  .export({ type: "spki", format: "pem" })
  .toString();
const strange = generateKeyPairSync("rsa", { modulusLength: 2048 });
const strangeJwk = strange.publicKey.export({ format: "jwk" });

const rs256 = (head: unknown, body: unknown, key = strange.privateKey) => {
  const text = `${encode(head)}.${encode(body)}`;
  return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
};
const hs256 = (secret: string) => {
  const text = `${encode({ alg: "HS256", typ: "JWT", kid })}.${payload}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
};

const hostile: Record<string, string> = {
  "nothing at all": "",
  "one part": "abc",
  "two parts": `${header}.${payload}`,
  "four parts": `${tokens.refreshJwt}.${signature}`,
  "an empty signature": `${header}.${payload}.`,
  "alg none without a signature": `${encode({ alg: "none", typ: "JWT", kid })}.${payload}.`,
  "alg none with the signature": `${encode({ alg: "none", typ: "JWT", kid })}.${payload}.${signature}`,
  "alg NONE": `${encode({ alg: "NONE", kid })}.${payload}.${signature}`,
  "HS256 with the public key": hs256(publicPem),
  "HS256 with the modulus": hs256(publicJwk.n),
  "alg in other case": `${encode({ alg: "rs256", typ: "JWT", kid })}.${payload}.${signature}`,
  "alg RS512 over the RS256 signature": `${encode({ alg: "RS512", typ: "JWT", kid })}.${payload}.${signature}`,
  "a key of somebody's own under our kid": rs256({ alg: "RS256", typ: "JWT", kid }, claims),
  "a key that it brings along": rs256(
    { alg: "RS256", typ: "JWT", kid: "mine", jwk: strangeJwk },
    claims,
  ),
  "a key by address": rs256(
    { alg: "RS256", typ: "JWT", kid: "mine", jku: "https://evil.example/keys" },
    claims,
  ),
  "an unknown kid": rs256({ alg: "RS256", typ: "JWT", kid: "sk_unknown" }, claims),
  "a kid that is a path": rs256({ alg: "RS256", typ: "JWT", kid: "../../dev/null" }, claims),
  "no kid": rs256({ alg: "RS256", typ: "JWT" }, claims),
  "a critical extension": `${encode({ alg: "RS256", typ: "JWT", kid, crit: ["exp"] })}.${payload}.${signature}`,
  "another project's token": othersTokens.refreshJwt,
  "another project's header over our payload": `${partsOf(othersTokens.refreshJwt).header}.${payload}.${signature}`,
  "an edited user": `${header}.${encode({ ...claims, sub: `eu_${"0".repeat(24)}` })}.${signature}`,
  "an edited end": `${header}.${encode({ ...claims, exp: 4_102_444_800 })}.${signature}`,
  "an edited kind": `${header}.${encode({ ...claims, drn: "DS" })}.${signature}`,
  "a session token": tokens.sessionJwt,
  "another spelling of the signature": `${header}.${payload}.${respell(signature)}`,
  "padding after the signature": `${tokens.refreshJwt}==`,
  "white space before it": ` ${tokens.refreshJwt}`,
  "a line break after it": `${tokens.refreshJwt}\n`,
  "standard base64 letters": tokens.refreshJwt.replaceAll("-", "+").replaceAll("_", "/"),
  "a very long one": `${header}.${"A".repeat(100_000)}.${signature}`,
};

/** The same bytes with other spare bits in the last letter. */
function respell(text: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = letters[(letters.indexOf(text.at(-1) ?? "") & 0b110000) + 1] ?? "";
  return text.slice(0, -1) + (last === text.at(-1) ? letters[0] : last);
}

describe("a refresh token that is refused", () => {
  it.each(Object.keys(hostile))("%s", async (name) => {
    expect(await readToken(ctx, hostile[name] ?? "", "refresh")).toMatchObject({
      ok: false,
      error: { code: "unauthenticated" },
    });
  });
});

it("takes the token that was issued, and tells who it is of", async () => {
  expect(await readToken(ctx, tokens.refreshJwt, "refresh")).toMatchObject({
    ok: true,
    value: { userId, sessionId, rotation: 0 },
  });
});

it("takes a session token only where one is due", async () => {
  const read = await readToken(ctx, tokens.sessionJwt, "session");
  expect(read).toMatchObject({ ok: true, value: { all: { drn: "DS", plan: "pro" } } });
  expect(await readToken(ctx, tokens.refreshJwt, "session")).toMatchObject({ ok: false });
});

it("refuses each token from the second on in which it ends", async () => {
  const later = settableClock(new Date(tokens.sessionExpiration * 1000 - 1000));
  const at = clientCtx(project, { clock: later });
  expect((await readToken(at, tokens.sessionJwt, "session")).ok).toBe(true);
  later.passSeconds(1);
  expect((await readToken(at, tokens.sessionJwt, "session")).ok).toBe(false);
  expect((await readToken(at, tokens.refreshJwt, "refresh")).ok).toBe(true);
  later.passSeconds(tokens.refreshExpiration - tokens.sessionExpiration);
  expect((await readToken(at, tokens.refreshJwt, "refresh")).ok).toBe(false);
});

it("lets no claim of an application stand for one of ours", async () => {
  const forged = Object.fromEntries([...reservedClaims].map((name) => [name, "forged"]));
  const signed = await signInEndUser(ctx, { claims: { ...forged, mine: { deep: [1] } } });
  const session = decode(partsOf(signed.tokens.sessionJwt).payload);
  expect(JSON.stringify(session)).not.toContain("forged");
  expect(session).toMatchObject({
    iss: project.project.id,
    sub: signed.userId,
    drn: "DS",
    mine: { deep: [1] },
  });
  expect(decode(partsOf(signed.tokens.refreshJwt).payload)).not.toHaveProperty("mine");
});

it("keeps the private half sealed", async () => {
  const { rows } = await project.db.$client.query("select * from signing_keys");
  const stored = JSON.stringify(rows);
  expect(stored).not.toContain("PRIVATE KEY");
  expect(rows[0]?.sealed).toMatch(/^pb1\./);
  expect(() => createPrivateKey(String(rows[0]?.sealed))).toThrow();
  expect(Object.keys(publicJwk).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
});
