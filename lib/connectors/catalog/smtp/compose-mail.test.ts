import { expect, it } from "vitest";
import { composeMail } from "./compose-mail";
import { isMailAddress } from "./schemas";

const config = {
  host: "localhost",
  port: 25,
  encryption: "none",
  signIn: { kind: "none" },
  fromAddress: "codes@acme.example",
  fromName: "Acme",
} as const;
const compose = (to: string, text = "Your code is 493021") =>
  composeMail(config, { channel: "email", to, subject: text, text, html: text });

it.each([
  "ada@xn--a.example",
  "ada@\uD800.example",
  `ada@${"é".repeat(240)}.example`,
  "ada@[127.0.0.1]",
  "ada@..",
  "ädä@bücher.example",
  "'ada'@example.com",
  "ada@example.com.",
])("takes %j or refuses it, and never names a second recipient", async (to) => {
  if (!isMailAddress(to)) return;
  const mail = await compose(to);
  expect(mail.to).toMatch(/^[^\s<>,]+@[^\s<>,]+$/);
});

it("gives names outside ASCII the form that travels", async () => {
  expect((await compose("ada@bücher.example")).to).toBe("ada@xn--bcher-kva.example");
});

it("reads no file and no address that a text mentions", async () => {
  const text = '<img src="file:///etc/passwd"><img src="http://127.0.0.1:1/x">{{path:/etc/passwd}}';
  const raw = (await compose("ada@example.com", text)).raw.toString();
  expect(raw).not.toContain("root:");
  expect(raw).toContain("Auto-Submitted: auto-generated");
});
