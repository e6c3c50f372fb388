import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { createSandbox } from "./support/create-sandbox";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { TwilioForm } from "./support/twilio-form";

const smsNumber = "+12025550143";

const card = (page: Page, channel: string) =>
  page.getByRole("region", { name: channel, exact: true });

test("a new project sends everything by the Sandbox with the System template", async ({
  page,
  project,
}) => {
  await page.goto(project.path("otp"));
  for (const channel of ["SMS", "Voice", "E-mail"]) {
    await expect(card(page, channel).getByRole("combobox", { name: "Connector" })).toHaveText(
      "Sandbox",
    );
    await expect(card(page, channel)).toContainText(
      "Codes go out by Sandbox with the System template and are good for 5 minutes.",
    );
  }
});

test("connector, switch and expiration are saved for a channel and stay after a reload", async ({
  page,
  project,
}) => {
  await createSandbox(page, project.path("connectors"), "Second phone");
  await page.goto(project.path("otp"));
  const sms = card(page, "SMS");
  await sms.getByRole("combobox", { name: "Connector" }).click();
  await expectNoAxeViolations(page);
  await page.getByRole("option", { name: "Second phone" }).click();
  await sms.getByLabel("Expires in").fill("8");
  await sms.getByRole("switch").click();
  await expect(sms).toContainText("Calls by API and SDK for SMS codes are refused");
  await sms.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("SMS saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(sms.getByRole("combobox", { name: "Connector" })).toHaveText("Second phone");
  await expect(sms.getByLabel("Expires in")).toHaveValue("8");
  await expect(sms.getByRole("switch")).not.toBeChecked();
  await expect(card(page, "Voice").getByRole("combobox", { name: "Connector" })).toHaveText(
    "Sandbox",
  );
});

test("minutes out of range are refused under the field", async ({ page, project }) => {
  await page.goto(project.path("otp"));
  const sms = card(page, "SMS");
  await sms.getByLabel("Expires in").fill("0");
  await expect(sms.getByText(/Give whole minutes from \d+ to \d+\./)).toBeVisible();
  await expectNoAxeViolations(page);
});

test("Twilio without a voice number is greyed for voice and says why, with one it is chosen", async ({
  page,
  project,
  twilio,
  watch,
}) => {
  const account = await twilio.createAccount({
    keys: [{ kind: "standard" }],
    numbers: [{ phoneNumber: smsNumber }],
  });
  watch.keepSecret(account.spec.authToken, account.key("standard").secret);
  const form = new TwilioForm(page);
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Twilio main" });
  await form.create();
  await page.goto(project.path("otp"));
  await card(page, "Voice").getByRole("combobox", { name: "Connector" }).click();
  const option = page.getByRole("option", { name: /Twilio main/ });
  await expect(option).toBeDisabled();
  await expect(option).toContainText("It has no phone number for voice calls.");
  await page.keyboard.press("Escape");
  await page.goto(project.path("connectors"));
  await page.getByRole("link", { name: "Twilio main" }).click();
  await form.voiceFrom.fill(smsNumber);
  await form.save();
  await page.goto(project.path("otp"));
  for (const channel of ["SMS", "Voice"]) {
    await card(page, channel).getByRole("combobox", { name: "Connector" }).click();
    await page.getByRole("option", { name: /Twilio main/ }).click();
    await card(page, channel).getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(`${channel} saved`, { exact: true })).toBeVisible();
  }
  await page.reload();
  await expect(card(page, "Voice")).toContainText(
    "Codes go out by Twilio main from +1 202 555 0143",
  );
  await sendTestCode(page, "SMS", "+12025550178");
  const [message] = await account.messages();
  expect(message).toMatchObject({ to: "+12025550178", from: smsNumber });
  await page.keyboard.press("Escape");
  await sendTestCode(page, "Voice", "+12025550178");
  expect(await account.calls()).toHaveLength(1);
});

test("a new template is written in place, previewed, counted and chosen", async ({
  page,
  project,
}) => {
  await page.goto(project.path("otp"));
  const sms = card(page, "SMS");
  await sms.getByRole("button", { name: "New template" }).click();
  const editor = page.getByRole("dialog", { name: "New template" });
  const preview = editor.getByRole("region", { name: "Preview" });
  await editor.getByLabel("Template name").fill("Short");
  const text = editor.getByRole("textbox", { name: "Message" });
  await text.fill("Code ");
  await editor.getByRole("button", { name: /^\{\{code\}\}/ }).click();
  await expect(text).toHaveValue("Code {{code}}");
  await expect(preview).toContainText(/Code \d{6}/);
  await expect(preview).toContainText("GSM-7");
  await text.fill("Code {{code}} 🔑");
  await expect(preview).toContainText("UCS-2");
  await expectNoAxeViolations(page);
  await text.fill("Code {{code}}");
  await editor.getByRole("button", { name: "Create template" }).click();
  await expect(editor).toBeHidden();
  await expect(sms.getByLabel("Template", { exact: true })).toHaveValue(/.+/);
  await sms.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("SMS saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(sms).toContainText("with the template Short");
});

test("a template without the code is refused under its field", async ({ page, project }) => {
  await page.goto(project.path("otp"));
  await card(page, "SMS").getByRole("button", { name: "New template" }).click();
  const editor = page.getByRole("dialog", { name: "New template" });
  await editor.getByLabel("Template name").fill("No code");
  await editor.getByRole("textbox", { name: "Message" }).fill("Hello");
  await editor.getByRole("button", { name: "Create template" }).click();
  await expect(editor.getByText(/The text needs \{\{code\}\}/).first()).toBeVisible();
  await expect(editor).toBeVisible();
});

test("a test code of every channel arrives on the Sandbox phone", async ({ page, project }) => {
  await page.goto(project.path("otp"));
  await sendTestCode(page, "SMS", "+14155550100");
  await expectNoAxeViolations(page);
  await page.keyboard.press("Escape");
  await sendTestCode(page, "Voice", "+14155550100");
  await page.keyboard.press("Escape");
  await sendTestCode(page, "E-mail", "ada@example.test");
  await page.goto(project.path("sandbox"));
  const articles = page.getByRole("article");
  await expect(articles).toHaveCount(3);
  await expect(articles.nth(2)).toContainText(/\d{6}/);
  await expect(articles.nth(1)).toContainText(/\d \d \d \d \d \d/);
  await expect(articles.nth(0)).toContainText("ada@example.test");
});

test("of two people who save one channel the later is told", async ({ page, openAs, project }) => {
  await page.goto(project.path("otp"));
  const other = await openAs("admin");
  await other.goto(project.path("otp"));
  await card(other, "SMS").getByLabel("Expires in").fill("7");
  await card(other, "SMS").getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("SMS saved", { exact: true })).toBeVisible();
  await card(page, "SMS").getByLabel("Expires in").fill("9");
  await card(page, "SMS").getByRole("button", { name: "Save" }).click();
  await expect(card(page, "SMS").getByRole("alert")).toContainText("Nothing of yours was saved");
  await page.reload();
  await expect(card(page, "SMS").getByLabel("Expires in")).toHaveValue("7");
});

test("a viewer sees the choice and can change nothing", async ({ openAs, project }) => {
  const page = await openAs("viewer");
  await page.goto(project.path("otp"));
  await expect(card(page, "SMS").getByRole("combobox", { name: "Connector" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Send a test code/ })).toHaveCount(0);
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
});

async function sendTestCode(page: Page, channel: string, to: string): Promise<void> {
  await page.getByRole("button", { name: `Send a test code by ${channel}` }).click();
  const dialog = page.getByRole("dialog", { name: `Send a test code by ${channel}` });
  await dialog.getByRole("textbox").fill(to);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status").first()).toHaveText(/^Test finished: (All p|P)assed/, {
    timeout: 45_000,
  });
}
