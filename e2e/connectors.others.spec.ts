import { expect, type Page } from "@playwright/test";
import { startFakeGateway } from "./fakes/http-gateway";
import { startFakeSmtp } from "./fakes/smtp";
import { test } from "./fixtures";

const results = (page: Page) => page.getByRole("region", { name: "Test Results" });

const secret = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).and(page.locator("[type=password]"));

/** The stand-ins speak without TLS, which is worth a warning however near they are. */
const warned = /finished: 1 warning/;

async function testAndCreate(page: Page): Promise<void> {
  await results(page).getByRole("button", { name: "Test", exact: true }).click();
  await expect(results(page).getByRole("status").first()).toHaveText(warned);
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByText(/^Created .+\.$/).first()).toBeVisible();
}

/** Chooses a connector on the OTP page and sends a test code through it. */
async function sendTestCode(page: Page, otp: string, channel: string, name: string, to: string) {
  await page.goto(otp);
  const card = page.getByRole("region", { name: channel, exact: true });
  await card.getByRole("combobox", { name: "Connector" }).click();
  await page.getByRole("option", { name }).click();
  await card.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`${channel} saved`, { exact: true })).toBeVisible();
  await card.getByRole("button", { name: /^Send a test code/ }).click();
  await page.getByLabel(/^(Phone number|E-mail address)$/).fill(to);
  await results(page).getByRole("button", { name: "Send", exact: true }).click();
  await expect(results(page).getByRole("status").first()).toHaveText(warned);
}

test("a mail server is tested, created, and carries codes by e-mail", async ({
  page,
  project,
  watch,
}) => {
  const password = "mail-password-canary-1";
  watch.keepSecret(password);
  const mail = await startFakeSmtp({ tls: "none", auth: { user: "codes", password } });
  await page.goto(project.path("connectors/new/smtp"));
  await page.getByLabel("Connector name").fill("Mail");
  await page.getByLabel("Host").fill(mail.host);
  await page.getByLabel("Port").fill(String(mail.port));
  await page.getByLabel("Encryption").selectOption({ label: "None" });
  await page.getByLabel("User", { exact: true }).fill("codes");
  await secret(page, "Password").fill(password);
  await page.getByLabel("From address").fill("codes@example.test");
  await testAndCreate(page);
  expect(mail.received).toEqual([]);

  await sendTestCode(page, project.path("otp"), "E-mail", "Mail", "ada@example.test");
  expect(mail.received).toMatchObject([
    { from: "codes@example.test", to: ["ada@example.test"], user: "codes" },
  ]);
  expect(mail.received[0]?.mail.text).toContain("493021");
  await mail.close();
});

test("an HTTP gateway is tested, created, and carries codes by SMS with its token and signature", async ({
  page,
  project,
  watch,
}) => {
  const token = "gateway-token-canary-1";
  const signing = "gateway-signing-canary-1";
  watch.keepSecret(token, signing);
  const gateway = await startFakeGateway();
  await page.goto(project.path("connectors/new/http-gateway"));
  await page.getByLabel("Connector name").fill("Gateway");
  await page.getByLabel("URL").fill(`${gateway.url}/messages`);
  await secret(page, "Token").fill(token);
  await page.getByRole("radio", { name: "HMAC-SHA256" }).check();
  await secret(page, "Signing secret").fill(signing);
  await page.getByRole("switch", { name: "Text messages" }).click();
  await page.getByRole("textbox", { name: /^Sender/ }).fill("Acme");
  await testAndCreate(page);
  expect(gateway.requests.filter(({ method }) => method === "POST")).toEqual([]);

  await sendTestCode(page, project.path("otp"), "SMS", "Gateway", "+14155550199");
  const [sent] = gateway.requests.filter(({ method }) => method === "POST");
  expect(JSON.parse(sent?.body ?? "")).toEqual({
    recipient: "+14155550199",
    body: expect.stringMatching(/^493021 is your /),
    sender: "Acme",
    token: "493021",
  });
  expect(sent?.headers).toMatchObject({
    authorization: `Bearer ${token}`,
    "x-patchbay-signature": expect.stringMatching(/^t=\d+,v1=[0-9a-f]{64}$/),
  });
  await gateway.close();
});
