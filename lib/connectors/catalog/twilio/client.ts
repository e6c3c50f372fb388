import "server-only";
import type { Twilio } from "twilio";
import type { z } from "zod";
import type { ProviderAnswer } from "../../kit/connector-error";
import type { ConfigOf } from "../../kit/define";
import type { ConnectorIo } from "../../kit/server-half";
import type { twilio } from "./definition";
import { deliver, type Route } from "./deliver";
import type { Asked, TwilioFault } from "./fault";
import { type Pace, startDeadline } from "./pace";
import { makeRedactor } from "./redact";
import { loadSdk, type SdkRequest } from "./sdk";

export type TwilioConfig = ConfigOf<typeof twilio>;
export type TwilioCredentials = Pick<TwilioConfig, "accountSid" | "auth">;

/** Everything one verb asks of Twilio, under one deadline. `end` frees its timer. */
export type TwilioSession = {
  /** Asks once and reads the answer by `schema`; nothing else of the answer is kept. */
  ask: <T>(schema: z.ZodType<T>, use: (client: Twilio) => Promise<unknown>) => Promise<Asked<T>>;
  /** The same for a list of several pages, each read by `schema`. */
  askPages: <T>(
    schema: z.ZodType<T>,
    use: (client: Twilio) => Promise<unknown>,
  ) => Promise<Asked<T[]>>;
  end: () => void;
};

type Exchanged = { bodies: unknown[]; answer: ProviderAnswer; fault: TwilioFault | null };

/** Unwinds the SDK. It says nothing: the fault is kept beside it. */
class NoSuccess extends Error {}

/**
 * Opens the way to Twilio with these credentials. `unspeakable` are further values that must not
 * come back in any text: the recipient, the message, the code.
 */
export function openTwilio(
  credentials: TwilioCredentials,
  io: Pick<ConnectorIo, "signal" | "twilioBaseUrl">,
  pace: Pace,
  unspeakable: readonly string[] = [],
): TwilioSession {
  const { accountSid, auth } = credentials;
  const user = auth.kind === "apiKey" ? auth.keySid : accountSid;
  const password = auth.kind === "apiKey" ? auth.keySecret : auth.authToken;
  const basic = Buffer.from(`${user}:${password}`).toString("base64");
  const deadline = startDeadline(pace.deadlineMs, io.signal);
  const route: Omit<Route, "signal"> = {
    authorization: `Basic ${basic}`,
    baseUrl: io.twilioBaseUrl,
    redact: makeRedactor([password, basic, ...unspeakable]),
    pace,
  };

  async function run(use: (client: Twilio) => Promise<unknown>) {
    const sdk = await loadSdk();
    const startedAt = pace.elapsedMs();
    const exchanged: Exchanged = { bodies: [], answer: {}, fault: null };
    const question = startDeadline(pace.questionMs, deadline.signal);
    // A client for each question keeps the answers of concurrent ones apart; connections are shared.
    const client = sdk({ accountSid, user, password }, async (request: SdkRequest) => {
      const delivered = await deliver(request, { ...route, signal: question.signal });
      if (!delivered.ok) {
        exchanged.fault = delivered.error;
        throw new NoSuccess();
      }
      exchanged.bodies.push(delivered.value.body);
      exchanged.answer = delivered.value.answer;
      return { statusCode: delivered.value.status, body: delivered.value.body };
    });
    try {
      await use(client);
    } catch (error) {
      // Once there was an exchange, what the SDK throws is about that answer and may quote it.
      if (!exchanged.fault && exchanged.bodies.length === 0) throw error;
    } finally {
      question.end();
    }
    return { ...exchanged, durationMs: Math.round(pace.elapsedMs() - startedAt) };
  }

  async function askPages<T>(schema: z.ZodType<T>, use: (client: Twilio) => Promise<unknown>) {
    const { bodies, answer, fault, durationMs } = await run(use);
    if (fault) return { ok: false as const, durationMs, fault };
    const values: T[] = [];
    for (const body of bodies) {
      const parsed = schema.safeParse(body);
      if (!parsed.success)
        return { ok: false as const, durationMs, fault: unreadable(answer, "an unknown form") };
      values.push(parsed.data);
    }
    return { ok: true as const, durationMs, value: values, answer };
  }

  return {
    askPages,
    async ask(schema, use) {
      const asked = await askPages(schema, use);
      if (!asked.ok) return asked;
      const [value] = asked.value.slice(-1);
      return value === undefined
        ? { ok: false, durationMs: asked.durationMs, fault: unreadable(asked.answer, "no content") }
        : { ...asked, value };
    },
    end: deadline.end,
  };
}

const unreadable = (answer: ProviderAnswer, what: string): TwilioFault => ({
  kind: "unreadable",
  isTwilio: false,
  answer: { ...answer, text: `The answer had ${what}.` },
});
