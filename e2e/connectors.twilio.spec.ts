import type { AccountHandle } from "./fakes/twilio/control";
import { test as base, expect } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { TwilioForm } from "./support/twilio-form";

const smsNumber = "+12025550143";
const voiceNumber = "+14155550199";
const recipient = "+12025550178";

type Twilio = {
  /** An account of the test's own: a key of each kind, a number for each channel, a service. */
  account: AccountHandle;
  form: TwilioForm;
};
const test = base.extend<Twilio>({
  account: async ({ twilio, watch }, use) => {
    const account = await twilio.createAccount({
      keys: [
        { kind: "standard" },
        { kind: "restricted", permissions: ["messages:create", "messages:read"] },
      ],
      testCredentials: {},
      numbers: [
        { phoneNumber: smsNumber },
        { phoneNumber: voiceNumber, capabilities: { sms: false, voice: true } },
      ],
      services: [{ friendlyName: "Sign-in codes", phoneNumbers: [smsNumber] }],
      geo: { sms: ["US"], voice: ["US"] },
    });
    watch.keepSecret(
      account.spec.authToken,
      account.key("standard").secret,
      account.key("restricted").secret,
      account.spec.testCredentials?.authToken ?? "",
    );
    await use(account);
    await account.remove();
  },
  form: async ({ page }, use) => use(new TwilioForm(page)),
});

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
  await expect(options.filter({ hasText: smsNumber })).toContainText("SMS");
  await expectNoAxeViolations(page);
  await options.filter({ hasText: smsNumber }).click();
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
  await account.addRule({ match: { path: "Balance" }, action: { kind: "delay", ms: 1500 } });
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

test("pressing Create twice makes one connector", async ({ page, project, account, form }) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Once" });
  await page.getByRole("button", { name: "Create", exact: true }).dblclick();
  await expect(page.getByText("Created Once.").first()).toBeVisible();
  await page.goto(project.path("connectors"));
  await expect(page.getByRole("link", { name: /^Once/ })).toHaveCount(1);
});

test("what is missing or wrong is summed up with links, and a taken name is told", async ({
  page,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await page.getByRole("button", { name: "Create", exact: true }).click();
  const summary = page.getByRole("group", { name: "What needs another look" });
  await expect(summary).toBeFocused();
  await expectNoAxeViolations(page);
  await summary.getByRole("link", { name: "API key SID" }).click();
  await expect(form.keySid).toBeFocused();
  await form.fill(account, { name: "sandbox" });
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(summary).toContainText("Connector name");
  await expect(summary).toContainText("Another connector has this name.");
  await form.name.fill("Another name");
  await form.create();
});

test("editing keeps the secrets and another Account SID asks for them again", async ({
  page,
  project,
  account,
  twilio,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Kept" });
  await form.create();
  await page.getByRole("link", { name: "Kept", exact: true }).click();
  await page.getByLabel("Connector description").fill("Now described");
  await form.save();
  await page.reload();
  await expect(page.getByRole("button", { name: "Replace API key secret" })).toBeVisible();
  await form.test(/finished: Passed, /);
  const other = await twilio.createAccount({});
  await form.accountSid.fill(other.sid);
  await expect(page.getByText(/Enter it again: the stored value was for another/)).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("group", { name: "What needs another look" })).toContainText(
    "API key secret",
  );
  await other.remove();
});

test("a copy has the settings but not the secrets", async ({ page, project, account, form }) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Original" });
  await form.create();
  await page.getByRole("button", { name: "Actions for Original" }).click();
  await expectNoAxeViolations(page);
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(form.name).toHaveValue("Copy of Original");
  await expect(form.accountSid).toHaveValue(account.sid);
  await expect(form.keySecret).toHaveValue("");
});

test("of two people who edit one connector the later is told and nothing is lost", async ({
  page,
  openAs,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Shared" });
  await form.create();
  await page.getByRole("link", { name: "Shared", exact: true }).click();
  await expect(form.name).toHaveValue("Shared");
  const other = await openAs("admin");
  await other.goto(page.url());
  const theirs = new TwilioForm(other);
  await theirs.name.fill("Renamed by the admin");
  await theirs.save();
  await page.getByLabel("Connector description").fill("Described by the owner");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const told = page.getByRole("alert").filter({ hasText: "The admin saved this connector" });
  await expect(told).toContainText("theirs is Renamed by the admin");
  await expectNoAxeViolations(page);
  await told.getByRole("button", { name: "Show theirs" }).click();
  await expect(form.name).toHaveValue("Renamed by the admin");
});

test("unsaved changes are guarded against a link, the back button and a reload", async ({
  page,
  project,
  form,
}) => {
  await page.goto(project.path("connectors"));
  await page.getByRole("link", { name: /^Twilio/ }).click();
  await form.name.fill("Half done");
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await page.getByRole("navigation").getByRole("link", { name: "OTP" }).click();
  await expect(question).toBeVisible();
  await expectNoAxeViolations(page);
  await question.getByRole("button", { name: "Stay on this page" }).click();
  await expect(form.name).toHaveValue("Half done");
  await page.goBack();
  await question.getByRole("button", { name: "Stay on this page" }).click();
  await expect(form.name).toHaveValue("Half done");
  const asked = page.waitForEvent("dialog");
  await page.evaluate(() => setTimeout(() => location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(form.name).toHaveValue("Half done");
  await page.goBack();
  await question.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connectors");
});

test("a viewer reads a connector but can neither save nor test it", async ({
  page,
  openAs,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Looked at" });
  await form.create();
  const viewer = await openAs("viewer");
  await viewer.goto(project.path("connectors"));
  await viewer.getByRole("link", { name: "Looked at" }).click();
  const theirs = new TwilioForm(viewer);
  await expect(theirs.accountSid).toHaveAttribute("readonly");
  await expect(viewer.getByRole("button", { name: "Save", exact: true })).toHaveCount(0);
  await expect(theirs.results.getByRole("button", { name: "Test" })).toBeDisabled();
  await expectNoAxeViolations(viewer);
});

test("the form with results fits a phone", async ({ page, project, account, form }) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "x".repeat(254) });
  await form.test(/finished: Passed, /);
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
});
