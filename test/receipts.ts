import { eq } from "drizzle-orm";
import { afterAll, beforeAll } from "vitest";
import { connectors } from "@/drizzle/schema/connectors";
import { messageEvents, messages } from "@/drizzle/schema/messages";
import { type FakeTwilio, startFakeTwilio } from "@/e2e/fakes/twilio";
import type { AccountInput } from "@/e2e/fakes/twilio/account-spec";
import type { AccountHandle } from "@/e2e/fakes/twilio/control";
import { twilioSignature } from "@/e2e/fakes/twilio/signature";
import type { ProjectCtx } from "@/lib/auth/context";
import type { OutgoingMessage } from "@/lib/connectors/kit/message";
import { loadConnector, type SendableConnector } from "@/lib/connectors/load-connector";
import { saveConnector } from "@/lib/connectors/save-connector";
import { callbackOrigin } from "@/lib/core/callback-origin";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { webhookHandler } from "@/lib/http/webhooks";
import { deliverMessage } from "@/lib/messages/deliver-message";
import type { TestProject } from "./context";
import { type RunningFront, startFront } from "./front";
import { insertMessage } from "./messages";
import { ownNumber } from "./twilio";

type Auth = "authToken" | "apiKey" | "apiKeyWithToken";

/** A console that providers can reach, and a stand-in for Twilio that reaches it. */
export async function startReceiptWorld({ db, ctxFor }: TestProject) {
  const state: { fake: FakeTwilio | null; front: RunningFront | null } = {
    fake: null,
    front: null,
  };
  beforeAll(async () => {
    state.fake = await startFakeTwilio();
    const world = { publicUrl: "" };
    const { keyring, clock } = ctxFor("admin");
    const handler = webhookHandler(() => ({
      db,
      clock,
      keyring,
      twilioBaseUrl: state.fake?.url ?? null,
      publicUrl: world.publicUrl,
    }));
    state.front = await startFront({ handlers: [handler] });
    world.publicUrl = state.front.url;
    // Read at the first send of the file; from then on sends name this front to Twilio.
    process.env.PATCHBAY_PUBLIC_URL = state.front.url;
    if (callbackOrigin() !== state.front.url) throw new Error("The environment was read before.");
  });
  afterAll(async () => {
    delete process.env.PATCHBAY_PUBLIC_URL;
    await state.fake?.close();
  });
  const fake = () => started(state.fake);
  const front = () => started(state.front);

  /** A context as verbs have it, with the stand-in in Twilio's place. */
  const ctx = (): ProjectCtx => ctxFor("admin", { twilioBaseUrl: fake().url });

  /** An account of the stand-in and a saved connector for it. */
  async function connect(
    auth: Auth = "authToken",
    {
      account: input = {},
      in: owner = ctx(),
      service = null,
    }: {
      account?: AccountInput;
      in?: ProjectCtx;
      /** Sends by this messaging service of the account instead of by a number. */
      service?: string | null;
    } = {},
  ) {
    const account = await fake().control.createAccount({
      keys: [{ kind: "standard" }],
      numbers: [{ phoneNumber: ownNumber }],
      progress: { mode: "auto", stepMs: 1 },
      ...input,
    });
    const { sid: keySid, secret: keySecret } = account.key("standard");
    const token = account.spec.authToken;
    const key = { kind: "apiKey", keySid, keySecret };
    const saved = await saveConnector(owner, {
      type: "twilio",
      name: `Twilio ${newId("connector")}`,
      description: "",
      config: {
        accountSid: account.sid,
        auth: {
          authToken: { kind: "authToken", authToken: token },
          apiKey: { ...key, receiptAuthToken: "" },
          apiKeyWithToken: { ...key, receiptAuthToken: token },
        }[auth],
        from: service
          ? { kind: "messagingService", messagingServiceSid: service }
          : { kind: "phoneNumber", phoneNumber: ownNumber },
        voiceFrom: ownNumber,
      },
    });
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
    const connector = await loadConnector(owner, saved.value.connectorId);
    if (!connector) throw new Error("The connector is gone.");
    return { account, connector, owner };
  }

  return { fake, front, ctx, connect };
}

function started<T>(value: T | null): T {
  if (value === null) throw new Error("It runs inside tests only.");
  return value;
}

/** The address of a connector's receipts, with a message's id where that is known. */
export const receiptUrl = (
  origin: string,
  { id, receiptToken }: Pick<SendableConnector, "id" | "receiptToken">,
  messageId?: string,
): string => `${origin}/api/webhooks/${id}/${receiptToken}${messageId ? `/${messageId}` : ""}`;

/** A form post as Twilio signs it. `as` signs another address than the one that is called. */
export function postSigned(
  url: string,
  fields: Record<string, string>,
  { token, as = url, headers = {} }: { token: string; as?: string; headers?: HeadersInit },
): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: {
      ...headers,
      "X-Twilio-Signature": twilioSignature(token, as, Object.entries(fields)),
    },
    body: new URLSearchParams(fields),
  });
}

/** The fields of a report that count. */
export const report = (account: AccountHandle, sid: string, status: string) => ({
  AccountSid: account.sid,
  MessageSid: sid,
  SmsSid: sid,
  MessageStatus: status,
  SmsStatus: status,
  To: "+14155550123",
  From: ownNumber,
  ApiVersion: "2010-04-01",
});

/** A message as sending leaves it, known to Twilio by `providerId`. */
export const messageOf = (
  db: Db,
  { connector, owner }: { connector: SendableConnector; owner: ProjectCtx },
  changes: Parameters<typeof insertMessage>[2] = {},
): Promise<string> =>
  insertMessage(db, owner.project.id, {
    connectorId: connector.id,
    connectorName: connector.name,
    status: "queued",
    ...changes,
  });

export async function messageRow(db: Db, messageId: string) {
  const [row] = await db.select().from(messages).where(eq(messages.id, messageId));
  if (!row) throw new Error("The message is gone.");
  return row;
}

/** The provider's words in a message's story, in the order of the alphabet. */
export async function heardOf(db: Db, messageId: string): Promise<string[]> {
  const rows = await db
    .select({ word: messageEvents.providerStatus })
    .from(messageEvents)
    .where(eq(messageEvents.messageId, messageId));
  return rows.map(({ word }) => word).sort();
}

/** Another token than before, so that the old address leads nowhere. */
export async function changeReceiptToken(db: Db, connectorId: string): Promise<void> {
  await db
    .update(connectors)
    .set({ receiptToken: "0".repeat(32) })
    .where(eq(connectors.id, connectorId));
}

/** Writes an intent down and delivers it, as sending a code does. Answers the message's id. */
export async function deliver(
  db: Db,
  made: { connector: SendableConnector; owner: ProjectCtx },
  message: OutgoingMessage,
): Promise<string> {
  const { channel, to: recipient } = message;
  const intent = { status: "sending", channel, recipient, providerId: null } as const;
  const messageId = await messageOf(db, made, intent);
  const { connector } = made;
  await deliverMessage(made.owner, { messageId, connector, health: null, message });
  return messageId;
}

export const codeCall = (code: string): OutgoingMessage => ({
  channel: "voice",
  to: "+14155550123",
  language: "en-US",
  code,
  validForSeconds: 300,
  script: [{ say: "Your code is" }, { digits: code }],
});
