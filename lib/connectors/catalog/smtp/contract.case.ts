import { testCertificate } from "@/e2e/fakes/certs/test-certificate";
import { startFakeSmtp } from "@/e2e/fakes/smtp";
import { shortTime, testIo } from "@/test/connector-io";
import type { ContractCase } from "../../kit/contract-case";
import type { ConfigOf } from "../../kit/define";
import type { smtp } from "./definition";
import { ruleFor, type SmtpStage } from "./errors";
import { readReply } from "./explain-failure";

type Config = ConfigOf<typeof smtp>;

const password = "correct horse battery staple";

const config = (port: number): Config => ({
  host: "127.0.0.1",
  port,
  encryption: "starttls",
  signIn: { kind: "account", user: "mailer", password },
  fromAddress: "codes@acme.example",
  fromName: "Acme",
});

/** Replies as servers give them, by the stage they come at. */
const replies: [SmtpStage, string][] = [
  ["signIn", "535 5.7.8 Username and Password not accepted"],
  ["signIn", "535 5.7.139 Authentication unsuccessful, basic authentication is disabled"],
  ["signIn", "534 5.7.9 Application-specific password required"],
  ["signIn", "530 Must issue a STARTTLS command first"],
  ["sender", "530 5.7.57 Client not authenticated to send mail"],
  ["sender", "553 5.7.1 Sender address rejected: not owned by user"],
  ["recipient", "550 5.1.1 User unknown"],
  ["recipient", "550 No such user here"],
  ["recipient", "552 5.2.2 Mailbox full"],
  ["recipient", "450 4.7.1 Greylisted"],
  ["recipient", "554 5.7.1 Relay access denied"],
  ["data", "554 5.7.1 Message rejected as spam"],
  ["data", "550 5.7.26 Unauthenticated email is not accepted"],
  ["data", "552 5.3.4 Message size exceeds fixed limit"],
  ["data", "451 4.7.28 Unusual rate of unsolicited mail"],
  ["data", "421 Service not available"],
];

export const contractCase: ContractCase<Config> = {
  recipient: { to: "ada@example.com", channel: "email", message: null },
  secrets: [password, Buffer.from(password).toString("base64")],
  async start() {
    const fake = await startFakeSmtp({ tls: "starttls", auth: { user: "mailer", password } });
    return {
      config: config(fake.port),
      io: testIo({ trustedCertificates: testCertificate().cert }),
      sentCount: () => fake.received.length,
      close: () => fake.close(),
    };
  },
  startDown: async () => ({
    config: config(1),
    io: testIo(shortTime),
    sentCount: () => 0,
    close: async () => undefined,
  }),
  errorClasses: () =>
    Object.fromEntries(
      replies.map(([stage, reply]) => {
        const { status, enhanced } = readReply(reply);
        return [`${stage}: ${reply}`, ruleFor(stage, status, enhanced).class];
      }),
    ),
};
