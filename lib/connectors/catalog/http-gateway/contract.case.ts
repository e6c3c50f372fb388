import { startFakeGateway } from "@/e2e/fakes/http-gateway";
import { shortTime, testIo } from "@/test/connector-io";
import type { ContractCase } from "../../kit/contract-case";
import type { ConfigOf } from "../../kit/define";
import type { httpGateway } from "./definition";
import { ruleForStatus } from "./errors";

type Config = ConfigOf<typeof httpGateway>;

const token = "bearer-token-of-the-gateway";
const hmacSecret = "signing-secret-of-the-gateway";

const config = (url: string): Config => ({
  url,
  auth: { kind: "bearer", token },
  signature: { kind: "hmac", hmacSecret },
  hasSms: true,
  hasVoice: true,
  hasEmail: true,
  sender: "Acme",
  body: "",
  headers: [{ name: "X-Tenant", value: "acme" }],
  idField: "id",
});

// 5xx is left out on purpose: after it, nobody knows.
const statuses = [301, 302, 307, 400, 401, 402, 403, 404, 405, 408, 413, 422, 425, 429, 451, 501];

export const contractCase: ContractCase<Config> = {
  recipient: { to: "+14155550123", channel: "sms", message: null },
  secrets: [token, hmacSecret],
  async start() {
    const gateway = await startFakeGateway();
    return {
      config: config(gateway.url),
      io: testIo(),
      sentCount: () => gateway.requests.length,
      close: () => gateway.close(),
    };
  },
  startDown: async () => ({
    config: config("http://127.0.0.1:1"),
    io: testIo(shortTime),
    sentCount: () => 0,
    close: async () => undefined,
  }),
  errorClasses: () =>
    Object.fromEntries(statuses.map((status) => [String(status), ruleForStatus(status).class])),
};
