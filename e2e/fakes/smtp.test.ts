import { createTransport } from "nodemailer";
import { afterEach, expect, it } from "vitest";
import { testCertificate } from "./certs/test-certificate";
import { type FakeSmtpOptions, startFakeSmtp, startSilentServer } from "./smtp";

const auth = { user: "mailer", password: "correct horse" };
const mail = {
  from: "Acme <codes@acme.example>",
  to: "ada@example.com",
  subject: "Your code",
  text: "Your code is 493021",
};
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function start(options: FakeSmtpOptions = {}) {
  const smtp = await startFakeSmtp(options);
  open.push(() => smtp.close());
  return smtp;
}

const { cert: ca } = testCertificate();
const signedIn = { auth: { user: auth.user, pass: auth.password } };

it("keeps an accepted mail with its envelope", async () => {
  const smtp = await start();
  const transport = createTransport({ host: smtp.host, port: smtp.port, ignoreTLS: true });
  await transport.sendMail(mail);
  expect(smtp.received).toHaveLength(1);
  expect(smtp.received[0]).toMatchObject({
    from: "codes@acme.example",
    to: ["ada@example.com"],
    isEncrypted: false,
    user: null,
    mail: { subject: "Your code", text: "Your code is 493021\n" },
  });
});

it.each([
  ["starttls", { requireTLS: true }],
  ["implicit", { secure: true }],
] as const)("speaks %s to those who trust its certificate, and to no others", async (tls, how) => {
  const smtp = await start({ tls, auth });
  const target = { host: smtp.host, port: smtp.port, ...how, ...signedIn };
  await expect(createTransport(target).sendMail(mail)).rejects.toThrow(/self-signed/i);
  await createTransport({ ...target, tls: { ca } }).sendMail(mail);
  expect(smtp.received[0]).toMatchObject({ isEncrypted: true, user: "mailer" });
});

it("refuses a wrong password with 535", async () => {
  const smtp = await start({ auth });
  const transport = createTransport({
    host: smtp.host,
    port: smtp.port,
    auth: { user: auth.user, pass: "wrong" },
  });
  await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 535 });
  expect(smtp.received).toEqual([]);
});

it("offers no STARTTLS in plain mode", async () => {
  const smtp = await start();
  const transport = createTransport({ host: smtp.host, port: smtp.port, requireTLS: true });
  await expect(transport.sendMail(mail)).rejects.toThrow(/STARTTLS/);
});

it.each([
  ["connect", 554],
  ["from", 553],
  ["recipient", 550],
  ["data", 554],
] as const)("refuses at %s with the code it was told", async (at, code) => {
  const smtp = await start({ refuse: { at, code, text: "5.7.1 Not today" } });
  const transport = createTransport({ host: smtp.host, port: smtp.port, ignoreTLS: true });
  await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: code });
  expect(smtp.received).toEqual([]);
});

it("refuses unknown recipients and takes the others", async () => {
  const smtp = await start({ unknownRecipients: ["nobody@example.com"] });
  const transport = createTransport({ host: smtp.host, port: smtp.port, ignoreTLS: true });
  const sent = await transport.sendMail({ ...mail, to: ["nobody@example.com", "ada@example.com"] });
  expect(sent.rejected).toEqual(["nobody@example.com"]);
  expect(smtp.received[0]?.to).toEqual(["ada@example.com"]);
});

it("falls silent where it was told", async () => {
  const smtp = await start({ hangAt: "data" });
  const transport = createTransport({
    host: smtp.host,
    port: smtp.port,
    ignoreTLS: true,
    socketTimeout: 200,
  });
  await expect(transport.sendMail(mail)).rejects.toMatchObject({ code: "ETIMEDOUT" });
  expect(smtp.sessionCount).toBe(1);
});

it("can be a port behind which no mail server answers", async () => {
  const silent = await startSilentServer();
  open.push(() => silent.close());
  const transport = createTransport({
    host: silent.host,
    port: silent.port,
    greetingTimeout: 200,
  });
  await expect(transport.sendMail(mail)).rejects.toMatchObject({ code: "ETIMEDOUT" });
});
