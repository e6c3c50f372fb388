import "server-only";
import type { RequestClient, Twilio } from "twilio";

export type SdkRequest = {
  method: string;
  uri: string;
  headers?: Record<string, unknown>;
  params?: object;
  data?: unknown;
};
type SdkReply = { statusCode: number; body: unknown };
type Account = { accountSid: string; user: string; password: string };
type MakeClient = (account: Account, wire: (request: SdkRequest) => Promise<SdkReply>) => Twilio;

let loading: Promise<MakeClient> | undefined;

/**
 * Loads Twilio's SDK on first use (a third of a second) and gives a way to make its client. The
 * SDK names paths and parameters; every request goes through `wire`, so neither its axios nor the
 * proxies of the environment that it would read ever carry one.
 */
export function loadSdk(): Promise<MakeClient> {
  loading ??= load();
  return loading;
}

async function load(): Promise<MakeClient> {
  const { default: twilio } = await import("twilio");

  function wireClient(wire: (request: SdkRequest) => Promise<SdkReply>): RequestClient {
    // Its constructor makes an agent and an axios each time, and reads files and proxies that the
    // environment names.
    const client: RequestClient = Object.create(twilio.RequestClient.prototype);
    client.request = async (options) => {
      const { statusCode, body } = await wire(options);
      // The SDK names the type of the body; nothing of it is read but through our schemas.
      return { statusCode, body: body as never, headers: {} };
    };
    return client;
  }

  return ({ accountSid, user, password }, wire) =>
    twilio(user, password, {
      accountSid,
      httpClient: wireClient(wire),
      // Empty, not absent: absent ones are read from TWILIO_EDGE and TWILIO_REGION.
      edge: "",
      region: "",
      logLevel: "none",
    });
}
