import { formatPhone } from "@/lib/core/phone";
import { expect } from "./fixtures";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { smsNumber, test, voiceNumber } from "./support/twilio-test";

const recipient = "+12025550178";

test("an API key is tested, created, marked in the list and still there after a reload", async ({
  page,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors"));
  await page.getByRole("searchbox").fill("text message");
  await page.getByRole("link", { name: /^Twilio/ }).click();
  await form.fill(account, { name: "Twilio main" });
  await form.voiceFrom.fill(voiceNumber);
  await form.test("Passed, 1 check could not be made");
  await expect(form.line("Standard API key accepted")).toBeVisible();
  await expect(form.line("Account state: cannot tell")).toContainText("Cannot tell");
  await expect(form.line("Balance 20.15 USD")).toContainText("Passed");
  await expect(form.line("belongs to the account")).toContainText("Passed");
  await expect(form.line("Calls can come from +1 415 555 0199")).toContainText("Passed");
  await expectNoAxeViolations(page);
  await form.create();
  await expect(page.getByText("Created Twilio main.").first()).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: "Twilio main" });
  await expect(row).toContainText("New");
  await expect(row).toContainText("Passed");
  await page.goto(project.path("connectors"));
  await page.getByRole("link", { name: "Twilio main" }).click();
  await expect(form.accountSid).toHaveValue(account.sid);
  await expect(form.voiceFrom).toHaveValue(voiceNumber);
  await expect(form.line("Balance 20.15 USD")).toBeVisible();
  await expect(page.getByText(/^Set · ends in .{4}/)).toBeVisible();
});

test("an auth token with a messaging service passes every check", async ({
  page,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.name.fill("By token");
  await form.accountSid.fill(account.sid);
  await form.choose("Auth token");
  await form.authToken.fill(account.spec.authToken);
  await form.choose("Messaging Service SID");
  await form.service.fill(account.spec.services[0]?.sid ?? "");
  await form.test("All passed");
  await expect(form.line("Account is active")).toContainText("Passed");
  await form.create();
});

test("a toggle keeps what was typed for the other way", async ({
  page,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account);
  await form.choose("Auth token");
  await expect(form.keySid).toBeHidden();
  await form.choose("Messaging Service SID");
  await form.choose("API key and secret");
  await form.choose("Phone number");
  await expect(form.keySid).toHaveValue(account.key("standard").sid);
  await expect(form.keySecret).toHaveValue(account.key("standard").secret);
  await expect(form.phoneNumber).toHaveValue(smsNumber);
});

test("a value in the wrong box is recognised and moved by one click", async ({
  page,
  project,
  account,
  form,
}) => {
  const { sid: keySid } = account.key("standard");
  const serviceSid = account.spec.services[0]?.sid ?? "";
  await page.goto(project.path("connectors/new/twilio"));
  await form.accountSid.fill(keySid);
  await page.getByRole("button", { name: "Move it there" }).click();
  await expect(form.accountSid).toHaveValue("");
  await expect(form.keySid).toHaveValue(keySid);
  await form.phoneNumber.fill(serviceSid);
  await page.getByRole("button", { name: "Move it there" }).click();
  await expect(form.service).toHaveValue(serviceSid);
  await form.service.fill(smsNumber);
  await page.getByRole("button", { name: "Move it there" }).click();
  await expect(form.phoneNumber).toHaveValue(smsNumber);
});

test("numbers and services of the account are picked from a list, or typed", async ({
  page,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { from: "" });
  await form.phoneNumber.click();
  const options = page.getByRole("option");
  const shownNumber = formatPhone(smsNumber);
  await expect(options.filter({ hasText: shownNumber })).toContainText("SMS");
  await expectNoAxeViolations(page);
  await options.filter({ hasText: shownNumber }).click();
  await expect(form.phoneNumber).toHaveValue(smsNumber);
  await form.choose("Messaging Service SID");
  await form.service.click();
  await page.getByRole("option", { name: /Sign-in codes/ }).click();
  await expect(form.service).toHaveValue(account.spec.services[0]?.sid ?? "");
});

test("a list that cannot be had blocks nothing", async ({ page, project, account, form }) => {
  await account.addRule({
    match: { path: "IncomingPhoneNumbers" },
    action: { kind: "respond", status: 500, text: "no" },
  });
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Typed by hand", from: "" });
  await form.phoneNumber.click();
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /type|list/i })
      .first(),
  ).toBeVisible();
  await form.phoneNumber.fill("+1 (202) 555-0143");
  await page.keyboard.press("Tab");
  await expect(form.phoneNumber).toHaveValue(smsNumber);
  await form.create();
});

test("wrong credentials are told with Twilio's code, meaning and remedy", async ({
  page,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Wrong" });
  await form.keySecret.fill("not-the-right-secret-at-all");
  await form.test(/\d problem/);
  const line = form.line("Credentials");
  await expect(line).toContainText("Failed");
  await expect(line).toContainText("HTTP 401 · code 20003");
  await expect(line).toContainText("What it means");
  await expect(line).toContainText("What to do");
  await expect(line.getByRole("link")).toHaveAttribute("href", /twilio\.com/);
  await expectNoAxeViolations(page);
});

test("a sender of another account and one without SMS are told apart", async ({
  page,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { from: "+12025550111" });
  await form.test(/problem/);
  await expect(form.line("Sender +1 202 555 0111 is not in this account")).toContainText("Failed");
  await form.phoneNumber.fill(voiceNumber);
  await expect(form.results.getByText("The form has changed since this test.")).toBeVisible();
  await form.test(/problem/);
  await expect(form.line("Sender cannot send SMS")).toContainText("Failed");
});

test("a restricted key is accepted and what it may not read cannot be told", async ({
  page,
  project,
  account,
  form,
}) => {
  const key = account.key("restricted");
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account);
  await form.keySid.fill(key.sid);
  await form.keySecret.fill(key.secret);
  await form.test(/finished: Cannot tell: \d checks could not be made/);
  await expect(form.line("Balance: cannot tell")).toContainText("Cannot tell");
});

test("a slow Twilio shows its lines as they come and the page stays usable", async ({
  page,
  project,
  account,
  form,
}) => {
  // Long enough to be seen on a busy machine, short enough for the limit of one question.
  await account.addRule({ match: { path: "Balance" }, action: { kind: "delay", ms: 4000 } });
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Slow" });
  await form.results.getByRole("button", { name: "Test", exact: true }).click();
  await expect(form.line("Standard API key accepted")).toContainText("Passed");
  await expect(form.line("Balance")).toContainText("Checking");
  await page.getByLabel("Connector description").fill("Typed meanwhile");
  await form.expectHeadline(/Test finished/);
});

test("a Twilio that is broken, answers HTML or never answers fails the test with a reason", async ({
  page,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account);
  await account.addRule({ match: {}, action: { kind: "html" } });
  await form.test(/Test finished/);
  await expect(form.results).not.toContainText("All passed");
  await account.clearRules();
  await account.addRule({ match: {}, action: { kind: "reset" } });
  await form.test(/Test finished/);
  await expect(form.results).not.toContainText("All passed");
  await account.clearRules();
  await account.addRule({ match: {}, action: { kind: "hang" } });
  await form.test(/Test finished/);
  await expect(form.results).not.toContainText("All passed");
});

test("a live message is followed until it was delivered, and sent once", async ({
  page,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account);
  await form.alsoSend("SMS", "+1 202 555 0178");
  await form.test(/finished: (All p|P)assed/);
  await expect(form.line(/deliver/i)).toContainText("Passed");
  const messages = await account.messages();
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({ to: recipient, from: smsNumber });
});

test("a live call and a message to a closed country tell how they went", async ({
  page,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account);
  await form.voiceFrom.fill(voiceNumber);
  await form.alsoSend("Call", recipient);
  await form.test(/finished: (All p|P)assed/);
  await expect(form.line("Call was answered")).toContainText("Passed");
  expect(await account.calls()).toHaveLength(1);
  await form.alsoSend("SMS", "+447400123456");
  await form.test(/problem/);
  await expect(form.line("United Kingdom").first()).toContainText("Failed");
});

test("test credentials offer the magic numbers", async ({ page, project, account, form }) => {
  const credentials = account.spec.testCredentials;
  await page.goto(project.path("connectors/new/twilio"));
  await form.accountSid.fill(credentials?.accountSid ?? "");
  await form.choose("Auth token");
  await form.authToken.fill(credentials?.authToken ?? "");
  await form.phoneNumber.fill("+15005550006");
  await form.test(/Test finished/);
  await expect(form.line("Sender is Twilio's magic number")).toContainText("Passed");
  await form.results.getByRole("radio", { name: "SMS" }).check();
  await form.results.getByLabel("Recipient's phone number").click();
  await page.getByRole("option", { name: /\+15005550004/ }).click();
  await form.test(/problem/);
  await expect(form.results).toContainText("21610");
});

test("the report is copied as text without a secret", async ({
  page,
  context,
  project,
  account,
  form,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Reported" });
  await form.test(/Test finished/);
  await form.results.getByRole("button", { name: "Copy report" }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  // The word "Copied" stands there only as long as the pointer does.
  await expect.poll(clipboard).toContain("Test of Reported (Twilio)");
  const report = await clipboard();
  expect(report).toContain("Test of Reported (Twilio)");
  expect(report).toContain("Passed: Balance 20.15 USD");
  expect(report).not.toContain(account.key("standard").secret);
});
