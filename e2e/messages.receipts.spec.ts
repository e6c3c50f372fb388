import type { APIRequestContext, Page } from "@playwright/test";
import type { AccountHandle } from "./fakes/twilio/control";
import { expect } from "./fixtures";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { firstOwner } from "./support/first-owner";
import { startOwnServer } from "./support/own-server";
import { TwilioForm } from "./support/twilio-form";
import { smsNumber, test } from "./support/twilio-test";

const recipient = "+12025550178";
const rows = (page: Page) =>
  page
    .getByRole("table", { name: "Messages, newest first" })
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });
const timeline = (page: Page) => page.getByRole("list", { name: "What happened, oldest first" });

test.describe("where providers can reach the server", () => {
  test.use({ role: null });

  test("a signed report moves a message on while its pages are open, and a forged one does not", async ({
    page,
    account,
    watch,
  }) => {
    test.setTimeout(300_000);
    await account.update({ progress: { mode: "manual" } });
    const server = await startOwnServer({ hasPublicUrl: true });
    try {
      await setUp(page, server.setupLink ?? "");
      await connect(page, account, `${server.url}/p/default`);
      await page.goto(`${server.url}/p/default/api`);
      const example = await page.getByText("curl -X POST").first().textContent();
      const projectId = /Bearer ([\w-]+)/.exec(example ?? "")?.[1] ?? "";
      await page.goto(`${server.url}/p/default/messages`);
      await sendCode(page.request, `${server.url}/api`, projectId);
      await expect(rows(page)).toHaveCount(1);
      await expect(rows(page)).toContainText("Queued");
      const story = await page.context().newPage();
      watch.follow(story);
      await story.goto(page.url());
      await rows(story).getByRole("link").click();
      await expect(timeline(story)).toContainText("Twilio main took the message");

      await account.advance(await sidOf(account), { status: "sent" });
      await expect(rows(page)).toContainText("Sent");
      await expect(timeline(story)).toContainText("The provider reported “sent”");

      const [report] = await account.callbacks();
      expect(report).toMatchObject({ status: 204 });
      expect(report?.url).toMatch(
        new RegExp(`^${server.url}/api/webhooks/cn_[0-9a-z]+/[0-9a-f]{32}/ms_[0-9a-z]+$`),
      );
      const form = { ...report?.fields, MessageStatus: "delivered", SmsStatus: "delivered" };
      // The signature of another report, none, and an address that nobody was given.
      const post = async (url: string, headers: Record<string, string>) =>
        (await fetch(url, { method: "POST", headers, body: new URLSearchParams(form) })).status;
      const forged = { "X-Twilio-Signature": report?.signature ?? "" };
      expect(await post(report?.url ?? "", forged)).toBe(403);
      expect(await post(report?.url ?? "", {})).toBe(403);
      const guessed = report?.url.replace(/\/[0-9a-f]{32}\//, `/${"0".repeat(32)}/`) ?? "";
      expect(await post(guessed, forged)).toBe(404);

      await account.advance(await sidOf(account), { status: "undelivered", errorCode: 30005 });
      await expect(rows(page)).toContainText("Undelivered");
      await expect(timeline(story)).toContainText("The provider reported “undelivered”");
      // Both came after what was turned away, which left no line.
      await expect(timeline(story)).not.toContainText("“delivered”");
      await expectNoAxeViolations(story);
      // Nobody asks a server that is gone.
      await story.close();
      await page.goto("about:blank");
    } finally {
      await server.remove();
    }
  });
});

test("where no provider can reach the server, a message is asked for until its end", async ({
  page,
  project,
  account,
}) => {
  await account.update({ progress: { mode: "manual" } });
  await connect(page, account, project.path("").replace(/\/$/, ""));
  await page.goto(project.path("messages"));
  await sendCode(page.request, "/api", project.id);
  await expect(rows(page)).toContainText("Queued");
  await rows(page).getByRole("link").click();
  const sid = await sidOf(account);
  await account.advance(sid, { status: "sent" });
  const asked = (word: string) => `Asked for its status, the provider said “${word}”`;
  await expect(timeline(page)).toContainText(asked("sent"), { timeout: 45_000 });
  await account.advance(sid, { status: "delivered" });
  await expect(timeline(page)).toContainText(asked("delivered"), { timeout: 45_000 });
  await page.goto(project.path("messages"));
  await expect(rows(page)).toContainText("Delivered");
  expect(await account.callbacks()).toEqual([]);
  expect(await account.messages()).toHaveLength(1);
});

async function setUp(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Your name").fill(firstOwner.name);
  await page.getByLabel("E-mail").fill(firstOwner.email);
  await page.getByLabel("Password", { exact: true }).fill(firstOwner.password);
  await page.getByLabel("Password, once more", { exact: true }).fill(firstOwner.password);
  await page.getByRole("button", { name: "Create owner and sign in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connectors");
}

/** Makes a connector whose reports can be checked the one that carries SMS. */
async function connect(page: Page, account: AccountHandle, root: string): Promise<void> {
  const form = new TwilioForm(page);
  await page.goto(`${root}/connectors/new/twilio`);
  await form.name.fill("Twilio main");
  await form.accountSid.fill(account.sid);
  await form.choose("Auth token");
  await form.authToken.fill(account.spec.authToken);
  await form.phoneNumber.fill(smsNumber);
  await page.keyboard.press("Tab");
  await form.create();
  await page.goto(`${root}/otp`);
  const card = page.getByRole("region", { name: "SMS", exact: true });
  await card.getByRole("combobox", { name: "Connector" }).click();
  await page.getByRole("option", { name: /Twilio main/ }).click();
  await card.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("SMS saved", { exact: true })).toBeVisible();
}

async function sendCode(request: APIRequestContext, api: string, projectId: string): Promise<void> {
  const answer = await request.post(`${api}/v1/auth/otp/signup-in/sms`, {
    headers: { authorization: `Bearer ${projectId}` },
    data: { loginId: recipient },
  });
  expect(answer.status()).toBe(200);
}

async function sidOf(account: AccountHandle): Promise<string> {
  const [message] = await account.messages();
  return message?.sid ?? "none";
}
