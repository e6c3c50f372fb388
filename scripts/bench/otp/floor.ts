// The floor: what one cycle costs at least. Bare `node:http`, the same driver, the same statements with
// the same values, one call to the provider and one RS256 signature; no rules, no templates, no checks.
import { createHash, generateKeyPairSync, randomInt, sign } from "node:crypto";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { newId, newTimedId } from "@/lib/core/ids";
import { getDb } from "@/lib/db/client";
import { updateOutcome } from "@/lib/messages/store";
import { countTry, insertChallenge, selectForSend } from "@/lib/otp/hot-path-store";
import { gapKey, planLimits } from "@/lib/otp/plan-limits";
import { otpPolicy, triesOfSubject } from "@/lib/otp/policy";
import { completeSignInRow } from "@/lib/otp/sign-in-store";

const projectId = process.env.BENCH_PROJECT ?? "";
const provider = new URL(process.env.TWILIO_API_BASE_URL ?? "");
const agent = new Agent({ keepAlive: true });
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const db = getDb();
const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const policy = otpPolicy.parse({
  sendsPerAddress: null,
  sendsPerPrefix: null,
  minVerifiedPercent: null,
});

function deliver(to: string, text: string): Promise<string> {
  const body = new URLSearchParams({ To: to, Body: text }).toString();
  return new Promise((resolve, reject) => {
    const call = request(
      new URL("/2010-04-01/Accounts/AC/Messages.json", provider),
      { method: "POST", agent, headers: { "Content-Length": Buffer.byteLength(body) } },
      async (answer) => resolve(JSON.parse(await textOf(answer)).sid),
    );
    call.on("error", reject);
    call.end(body);
  });
}

async function textOf(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function send(loginId: string): Promise<object> {
  const row = await selectForSend(db, { projectId, channel: "sms", loginId, connectorId: null });
  if (!row?.connector) throw new Error("The project has no connector.");
  const now = new Date();
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  const id = newTimedId("challenge", now);
  const messageId = newTimedId("message", now);
  const limits = planLimits(policy, {
    channel: "sms",
    destination: loginId,
    addressBucket: "",
    dailyMessageCap: null,
  });
  const refused = await insertChallenge(
    db,
    limits,
    {
      id,
      projectId,
      subject: loginId,
      loginId,
      channel: "sms",
      purpose: "sign_up_or_in",
      destination: loginId,
      codeHash: hash(code),
      intent: {},
      maxTries: 5,
      expiresInSeconds: 300,
    },
    {
      id: messageId,
      country: "US",
      connectorId: row.connector.id,
      connectorName: row.connector.name,
      connectorType: row.connector.type,
      templateId: null,
      templateName: "System",
      endUserId: null,
      story: { checks: [], choice: {} },
      preview: "••••••",
      segments: 1,
    },
  );
  if (refused) throw new Error("The floor was refused.");
  const providerId = await deliver(loginId, `${code} is your code.`);
  await updateOutcome(db, messageId, {
    status: "queued",
    errorClass: null,
    errorCode: null,
    providerId,
    answer: {},
    latencyMs: 1,
    pollAt: new Date(now.getTime() + 3_600_000),
  });
  return { maskedPhone: loginId };
}

async function verify(loginId: string, code: string): Promise<object | null> {
  const row = await countTry(db, { projectId, loginId, channel: "sms" }, triesOfSubject);
  if (!row.challengeId || row.counted?.codeHash !== hash(code)) return null;
  const now = new Date();
  const session = await completeSignInRow(db, {
    projectId,
    subject: row.counted.subject,
    challengeId: row.challengeId,
    gapKey: gapKey(loginId),
    channel: "sms",
    knownUserId: row.user?.id ?? null,
    newUserId: newId("endUser"),
    loginId,
    destination: loginId,
    user: {},
    update: null,
    session: {
      id: newTimedId("endUserSession", now),
      claims: {},
      refreshDays: 28,
      ip: null,
      userAgent: null,
    },
  });
  if (!session) return null;
  const header = Buffer.from('{"alg":"RS256"}').toString("base64url");
  const payload = Buffer.from(JSON.stringify({ sub: session.id, iat: now.getTime() }));
  const text = `${header}.${payload.toString("base64url")}`;
  const signature = sign("sha256", Buffer.from(text), privateKey).toString("base64url");
  return { sessionJwt: `${text}.${signature}`, user: session };
}

async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { loginId, code } = JSON.parse((await textOf(incoming)) || "{}");
  const result = incoming.url?.includes("/verify/")
    ? await verify(loginId, code)
    : await send(loginId);
  const body = JSON.stringify(result ?? { errorCode: "E061102" });
  response.writeHead(result ? 200 : 401, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(body);
}

createServer((incoming, response) => {
  if (incoming.method === "GET") return response.end();
  answer(incoming, response).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    response.writeHead(500).end();
  });
}).listen(Number(process.env.PORT), "127.0.0.1");
