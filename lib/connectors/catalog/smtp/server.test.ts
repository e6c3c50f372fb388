import { afterEach, describe, expect, it } from "vitest";
import { testCertificate } from "@/e2e/fakes/certs/test-certificate";
import { type FakeSmtpOptions, startFakeSmtp, startSilentServer } from "@/e2e/fakes/smtp";
import { shortTime, testIo } from "@/test/connector-io";
import type { ConfigOf } from "../../kit/define";
import type { OutgoingMessage } from "../../kit/message";
import type { Network } from "../../kit/network/network";
import type { ConnectorIo } from "../../kit/server-half";
import type { TestLine, TestRecipient } from "../../kit/test-line";
import { smtp } from "./definition";
import { smtpServer } from "./server";
import { SmtpSession } from "./session";

type Config = ConfigOf<typeof smtp>;

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function start(options: FakeSmtpOptions = {}) {
  const fake = await startFakeSmtp(options);
  open.push(() => fake.close());
  return fake;
}

const password = "correct horse battery";
const auth = { user: "mailer@acme.example", password };
const account: Config["signIn"] = { kind: "account", user: auth.user, password };

const configFor = (port: number, more: Partial<Config> = {}): Config => ({
  host: "localhost",
  port,
  encryption: "none",
  signIn: { kind: "none" },
  fromAddress: "codes@acme.example",
  fromName: "Acme, Inc.",
  ...more,
});

const io = (more: Partial<Network> = {}): ConnectorIo =>
  testIo({ trustedCertificates: testCertificate().cert, ...more });

const mail = (more: Partial<Extract<OutgoingMessage, { channel: "email" }>> = {}) => ({
  channel: "email" as const,
  to: "ada@example.com",
  subject: "Your code",
  text: "Your code is 493021",
  html: "<p>Your code is <b>493021</b></p>",
  code: "493021",
  ...more,
});

async function test(config: Config, recipient: TestRecipient | null, world = io()) {
  const lines: TestLine[] = [];
  for await (const line of smtpServer.runTest(config, recipient, world)) lines.push(line);
  return lines;
}
const told = (lines: TestLine[]) => lines.map(({ id, state }) => `${id} ${state}`);

describe("sending", () => {
  it.each([
    ["starttls", "starttls"],
    ["tls", "implicit"],
  ] as const)("delivers over %s, signed in", async (encryption, tls) => {
    const fake = await start({ tls, auth });
    const config = configFor(fake.port, { encryption, signIn: account });
    const sent = await smtpServer.send(config, mail(), io());
    expect(sent).toMatchObject({ outcome: "sent", status: "accepted" });
    expect(fake.received).toMatchObject([
      { from: "codes@acme.example", to: ["ada@example.com"], isEncrypted: true, user: auth.user },
    ]);
    expect(fake.received[0]?.mail).toMatchObject({
      subject: "Your code",
      text: "Your code is 493021",
      from: { value: [{ name: "Acme, Inc.", address: "codes@acme.example" }] },
    });
  });

  it.each([
    ["starttls", "starttls"],
    ["tls", "implicit"],
  ] as const)("sends nothing over %s to a certificate it cannot trust", async (encryption, tls) => {
    const fake = await start({ tls, auth });
    const config = configFor(fake.port, { encryption, signIn: account });
    const sent = await smtpServer.send(config, mail(), io({ trustedCertificates: null }));
    expect(sent).toMatchObject({
      outcome: "refused",
      error: { class: "provider_down", isRetrySafe: true },
    });
    expect(JSON.stringify(sent)).toContain("certificate");
    expect(fake.received).toEqual([]);
  });

  it("does not go on in plain text when STARTTLS is required and not offered", async () => {
    const fake = await start({ tls: "none" });
    const sent = await smtpServer.send(
      configFor(fake.port, { encryption: "starttls" }),
      mail(),
      io(),
    );
    expect(sent).toMatchObject({ error: { meaning: "The server does not offer STARTTLS." } });
    expect(fake.received).toEqual([]);
  });

  it("keeps the password to itself where the connection is readable", async () => {
    const fake = await start({ auth });
    const world = io();
    const session = new SmtpSession(configFor(fake.port, { signIn: account }), world);
    expect((await session.connect()).ok).toBe(true);
    if (world.network) world.network.allowedHosts = [];
    expect(await session.signIn()).toEqual({ ok: false, error: { stage: "plainSignIn" } });
    session.close();
  });

  it("never reaches a server in a private network that the operator did not allow", async () => {
    const fake = await start();
    const world = io({ ...shortTime, allowedHosts: [] });
    const sent = await smtpServer.send(configFor(fake.port), mail(), world);
    expect(sent).toMatchObject({ outcome: "refused", error: { class: "provider_down" } });
    expect(fake.sessionCount).toBe(0);
  });
});

describe("what a message says is content, never a command", () => {
  it("keeps line breaks in a subject from becoming headers", async () => {
    const fake = await start();
    const subject = "Hi\r\nBcc: eve@example.com\r\n\r\n<b>body</b>";
    await smtpServer.send(configFor(fake.port), mail({ subject }), io());
    const [received] = fake.received;
    expect(received?.to).toEqual(["ada@example.com"]);
    expect(received?.mail.headers.has("bcc")).toBe(false);
    expect(received?.mail.text).toBe("Your code is 493021");
  });

  it.each([
    "ada@example.com\r\nRCPT TO:<eve@example.com>",
    "ada@example.com>\r\nDATA",
    "ada@example.com, eve@example.com",
    "Ada <ada@example.com>",
    "ada@example.com\u0000",
    "ada",
    "",
  ])("refuses the recipient %j without asking the server", async (to) => {
    const fake = await start();
    expect(await smtpServer.send(configFor(fake.port), mail({ to }), io())).toMatchObject({
      outcome: "refused",
      error: { class: "bad_recipient" },
    });
    expect(fake.received).toEqual([]);
  });

  it("keeps a dot on a line of its own from ending the mail", async () => {
    const fake = await start();
    const text = "one\r\n.\r\nMAIL FROM:<eve@example.com>\r\ntwo";
    await smtpServer.send(configFor(fake.port), mail({ text }), io());
    expect(fake.received).toHaveLength(1);
    expect(fake.received[0]?.mail.text).toContain("two");
  });

  it.each(["a\r\nb", "a\nBcc: x"])("refuses the From name %j in the form", (fromName) => {
    expect(smtp.config.safeParse({ ...configFor(587), fromName }).success).toBe(false);
  });
});

describe("failures", () => {
  it("tells a wrong password", async () => {
    const fake = await start({ auth });
    const config = configFor(fake.port, { signIn: { ...account, password: "wrong password" } });
    const sent = await smtpServer.send(config, mail(), io());
    expect(sent).toMatchObject({
      outcome: "refused",
      error: { class: "credentials", answer: { code: "535 5.7.8" }, isRetrySafe: false },
    });
  });

  it("tells an unknown recipient, without repeating the address", async () => {
    const refuse = { at: "recipient", code: 550, text: "5.1.1 <ada@example.com> unknown" } as const;
    const fake = await start({ refuse });
    const sent = await smtpServer.send(configFor(fake.port), mail(), io());
    expect(sent).toMatchObject({ outcome: "refused", error: { class: "bad_recipient" } });
    expect(JSON.stringify(sent)).not.toContain("ada@example.com");
  });

  it("repeats no password and no code that the server echoes", async () => {
    const text = `5.7.8 no ${password} ${Buffer.from(password).toString("base64")} 493021`;
    const fake = await start({ auth, refuse: { at: "auth", code: 535, text } });
    const sent = await smtpServer.send(configFor(fake.port, { signIn: account }), mail(), io());
    const seen = JSON.stringify(sent);
    expect(seen).toContain("5.7.8");
    for (const secret of [password, Buffer.from(password).toString("base64"), "493021"])
      expect(seen).not.toContain(secret);
  });

  it.each(["connect", "auth", "from", "recipient"] as const)(
    "is safe to repeat when the server falls silent at %s",
    async (hangAt) => {
      const fake = await start({ auth, hangAt });
      const config = configFor(fake.port, { signIn: account });
      expect(await smtpServer.send(config, mail(), io(shortTime))).toMatchObject({
        outcome: "refused",
        error: { class: "provider_down", isRetrySafe: true },
      });
    },
  );

  it("calls the outcome unknown when the mail has left and no answer comes", async () => {
    const fake = await start({ hangAt: "data" });
    expect(await smtpServer.send(configFor(fake.port), mail(), io(shortTime))).toMatchObject({
      outcome: "unknown",
      error: { class: "unknown_outcome", isRetrySafe: false },
    });
  });

  it("takes a clear refusal of the handed-over mail for what it is", async () => {
    const fake = await start({ refuse: { at: "data", code: 554, text: "5.7.1 spam" } });
    expect(await smtpServer.send(configFor(fake.port), mail(), io())).toMatchObject({
      outcome: "refused",
      error: { class: "filtered", isRetrySafe: false },
    });
  });

  it.each(["", "HTTP/1.1 400 Bad Request\r\n\r\n"])(
    "ends in time where something else listens (%j)",
    async (greeting) => {
      const other = await startSilentServer(greeting);
      open.push(() => other.close());
      expect(await smtpServer.send(configFor(other.port), mail(), io(shortTime))).toMatchObject({
        outcome: "refused",
        error: { class: "provider_down", isRetrySafe: true },
      });
    },
  );
});

describe("the test", () => {
  it("checks everything up to the sender and sends nothing", async () => {
    const fake = await start({ tls: "starttls", auth });
    const lines = await test(
      configFor(fake.port, { encryption: "starttls", signIn: account }),
      null,
    );
    expect(told(lines)).toEqual(["server pass", "encryption pass", "signIn pass", "sender pass"]);
    expect(fake.received).toEqual([]);
  });

  it("sends one message to the recipient and warns of a readable connection", async () => {
    const fake = await start();
    const recipient = { to: "ada@example.com", channel: "email", message: null } as const;
    const lines = await test(configFor(fake.port), recipient);
    expect(told(lines)).toEqual([
      "server pass",
      "encryption warn",
      "signIn skipped",
      "sender pass",
      "delivery pass",
    ]);
    expect(fake.received).toHaveLength(1);
    expect(lines.at(-1)?.answer?.requestId).toBeTruthy();
  });

  it("offers a From address outside ASCII in the form that travels", async () => {
    const fake = await start();
    const lines = await test(configFor(fake.port, { fromAddress: "codes@bücher.example" }), null);
    expect(told(lines).at(-1)).toBe("sender pass");
  });

  it("tells a From address that the server refuses, and stops there", async () => {
    const fake = await start({ refuse: { at: "from", code: 553, text: "5.7.1 not yours" } });
    const recipient = { to: "ada@example.com", channel: "email", message: null } as const;
    const lines = await test(configFor(fake.port), recipient);
    expect(told(lines).slice(-2)).toEqual(["sender fail", "delivery skipped"]);
    expect(lines.at(-2)?.answer).toMatchObject({ code: "553 5.7.1" });
    expect(fake.received).toEqual([]);
  });

  it("tells an expired or foreign certificate apart from a server that does not answer", async () => {
    const fake = await start({ tls: "implicit" });
    const config = configFor(fake.port, { encryption: "tls" });
    const lines = await test(config, null, io({ trustedCertificates: null }));
    expect(told(lines)).toEqual([
      "server pass",
      "encryption fail",
      "signIn skipped",
      "sender skipped",
    ]);
    expect(lines[1]?.meaning).toMatch(/certificate/);
  });
});
