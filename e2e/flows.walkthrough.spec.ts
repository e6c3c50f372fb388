import type { Page } from "@playwright/test";
import { expect } from "./fixtures";
import { codeOf } from "./support/code-of";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { FlowEditor } from "./support/flow-editor";
import { focusOn } from "./support/focus-on";
import { signInSteps } from "./support/sign-in-steps";
import { smsNumber, test, voiceNumber } from "./support/twilio-test";

const recipient = "+12025550178";
const national = "(202) 555-0178";

/** Makes a Twilio connector that can send messages and call. */
test.beforeEach(async ({ page, project, account, form }) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Twilio main" });
  await form.voiceFrom.fill(voiceNumber);
  await page.keyboard.press("Tab");
  await form.create();
});

/** Gives the number on a flow's first screen, as an end user. */
async function giveNumber(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("combobox", { name: "Country" }).selectOption("US");
  await page.getByRole("textbox", { name: "Phone number" }).fill(national);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}

const codeIn = (text: string | undefined) => /\d{6}/.exec(text ?? "")?.[0] ?? "";

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
}

test("flows and calls by API use the connector that is the default", async ({
  page,
  project,
  account,
  openAs,
}) => {
  await page.goto(project.path("otp"));
  for (const channel of ["SMS", "Voice"]) {
    const card = page.getByRole("region", { name: channel, exact: true });
    await card.getByRole("combobox", { name: "Connector" }).click();
    await page.getByRole("option", { name: "Twilio main" }).click();
    await card.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(`${channel} saved`, { exact: true })).toBeVisible();
  }
  await page.goto(project.path("flows"));
  await page.getByRole("button", { name: "New flow" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New flow" });
  await dialog.getByRole("button", { name: /^Sign up or in by SMS(?!,)/ }).click();
  await dialog.getByLabel("Id").fill("sign-in");
  await dialog.getByRole("button", { name: "Create flow" }).click();
  const editor = new FlowEditor(page);
  await expect(editor.cards.first()).toBeVisible();
  await editor.publish();

  const user = await openAs(null);
  await giveNumber(user, `/run/${project.slug}/sign-in`);
  await expect(user.getByRole("heading", { level: 1 })).toHaveText("Enter the code");
  const [message] = await account.messages();
  expect(message).toMatchObject({ to: recipient, from: smsNumber });
  await user.getByRole("textbox", { name: "Code" }).fill(codeIn(message?.body));
  await expect(user.getByRole("heading", { level: 1 })).toHaveText("You are signed in");

  const called = await user.request.post("/api/v1/auth/otp/signup-in/voice", {
    headers: { Authorization: `Bearer ${project.id}` },
    data: { loginId: "+12025550179" },
  });
  expect(called.status()).toBe(200);
  expect(await account.calls()).toMatchObject([{ to: "+12025550179", from: voiceNumber }]);
});

test("one step sends through another connector than the default", async ({
  page,
  project,
  account,
  openAs,
}) => {
  const path = await project.flow({ key: "sign-in", name: "Sign in", from: "sign-up-or-in-sms" });
  const editor = new FlowEditor(page);
  await editor.open(path);
  await editor.card("Sign Up or In / OTP / SMS").dblclick();
  await expect(editor.panel.getByLabel("Step name")).toBeFocused();
  const connector = editor.panel.getByRole("combobox", { name: "Connector" });
  await expect(connector).toHaveText("Default (Sandbox)");
  await choose(page, "Connector", /^Twilio main/);
  await editor.done();
  await editor.save();
  await editor.publish();

  const user = await openAs(null);
  await giveNumber(user, `/run/${project.slug}/sign-in`);
  await expect(user.getByRole("heading", { level: 1 })).toHaveText("Enter the code");
  const [message] = await account.messages();
  expect(message).toMatchObject({ to: recipient, from: smsNumber });
  await user.getByRole("textbox", { name: "Code" }).fill(codeIn(message?.body));
  await expect(user.getByRole("heading", { level: 1 })).toHaveText("You are signed in");
});

test("a custom message is sent to whoever goes through the flow", async ({
  page,
  project,
  account,
  openAs,
}) => {
  const path = await project.flow({ key: "sign-in", name: "Sign in", from: "sign-up-or-in-sms" });
  const editor = new FlowEditor(page);
  await editor.open(path);
  await editor.showAll();
  await editor.place("connector twilio sms", { x: 700, y: 250 });
  const name = "Twilio main / SMS message";
  await editor.card(name).dblclick();
  const to = editor.panel.getByLabel("To", { exact: true });
  await to.fill("");
  await to.pressSequentially("{{user.ph");
  await expect(page.getByRole("option")).toHaveCount(1);
  await to.press("Enter");
  await expect(to).toHaveValue("{{user.phone}}");
  const content = editor.panel.getByLabel("Message content");
  await content.fill("Thanks, your number {{user.phone}} is confirmed.");
  await expect(editor.panel.getByText(/1 segment/)).toBeVisible();
  await editor.done();
  await editor.showAll();
  await editor.draw(editor.dot("Verify Code / OTP", "verified"), editor.card(name));
  await editor.draw(editor.dot(name, "sent"), editor.card("Signed in"));
  await expect(editor.edge("Verify Code / OTP by Verified", name)).toHaveCount(1);
  await editor.publish();

  const user = await openAs(null);
  await giveNumber(user, `/run/${project.slug}/sign-in`);
  const code = await codeOf(page.request, project.slug, recipient);
  await user.getByRole("textbox", { name: "Code" }).fill(code);
  await expect(user.getByRole("heading", { level: 1 })).toHaveText("You are signed in");
  expect(await account.messages()).toMatchObject([
    { to: recipient, from: smsNumber, body: `Thanks, your number ${recipient} is confirmed.` },
  ]);
});

const blocked = [
  {
    channel: "Voice",
    key: "voice",
    code: 21216,
    path: "Calls",
    label: "Voice call blocked by provider",
  },
  { channel: "SMS", key: "sms", code: 30450, path: "Messages", label: "SMS blocked by provider" },
] as const;
for (const { channel, key, code, path: call, label } of blocked)
  test(`what Twilio blocks by ${channel} goes a way of its own, tried out before it is published`, async ({
    page,
    project,
    account,
    openAs,
  }) => {
    const path = await project.flow({ key, name: channel, from: "sign-up-or-in-sms" });
    const editor = new FlowEditor(page);
    await editor.open(path);
    await editor.card("Sign Up or In / OTP / SMS").dblclick();
    await choose(page, "Channel", channel);
    await choose(page, "Connector", /^Twilio main/);
    await choose(page, `At ${label}`, /^Own branch/);
    await editor.done();
    await editor.showAll();
    const name = "Sign Up or In / OTP / SMS";
    await expect(editor.card(name)).toContainText(label);
    // Into the open: the list asks which step shall be there.
    await editor.draw(editor.dot(name, "error.blocked_by_provider"), { x: 760, y: 560 });
    await editor.search("end failure");
    await editor.card("End / Failure").dblclick();
    await editor.panel.getByLabel("Step name").fill("Cannot be reached");
    await editor.panel.getByRole("textbox", { name: /^Text/ }).fill("We cannot reach this number.");
    await editor.done();
    await editor.save();

    await page.getByRole("button", { name: "Test run" }).click();
    await editor.testRun.getByRole("combobox", { name }).selectOption("code");
    const simulated = editor.testRun.getByRole("combobox", { name: /^Code of the provider/ });
    await simulated.fill(String(code));
    await simulated.press("Tab");
    await editor.testRun.getByRole("button", { name: "Start", exact: true }).click();
    await editor.testRun.getByRole("textbox", { name: "Phone number" }).fill(recipient);
    await editor.testRun.getByRole("button", { name: "Continue" }).click();
    await expect(
      editor.testRun.getByRole("region", { name: "What the end user sees" }),
    ).toContainText("We cannot reach this number.");
    await expect(editor.testRun.getByRole("list", { name: "Steps of the run" })).toContainText(
      label,
    );
    await editor.showAll();
    await expect(editor.card("Cannot be reached")).toContainText("Failed");
    await expect(editor.card(name)).toContainText("Failed");
    expect(await account.messages()).toEqual([]);
    expect(await account.calls()).toEqual([]);
    await editor.publish();

    await account.addRule({
      match: { method: "POST", path: call },
      action: { kind: "error", code },
    });
    const user = await openAs(null);
    await giveNumber(user, `/run/${project.slug}/${key}`);
    await expect(user.getByText("We cannot reach this number.")).toBeVisible();
  });

test("a flow is changed and published by keyboard alone, in the outline", async ({
  page,
  project,
  account,
  openAs,
}) => {
  const path = await project.flow({ key: "typed", name: "Typed", from: "sign-up-or-in-sms" });
  const { keyboard } = page;
  const take = async (label: string, typed: string) => {
    await focusOn(page.getByRole("combobox", { name: label }));
    await keyboard.press("Enter");
    await expect(page.getByRole("listbox")).toBeVisible();
    await keyboard.type(typed);
    await keyboard.press("Enter");
    await expect(page.getByRole("listbox")).toHaveCount(0);
  };
  await page.goto(path);
  await focusOn(page.getByRole("radio", { name: "Canvas" }));
  await keyboard.press("ArrowRight");
  const row = (name: string) =>
    page.getByRole("heading", { name, exact: true }).getByRole("button");
  await focusOn(row("Sign Up or In / OTP / SMS"));
  await keyboard.press("Enter");
  await expect(page.getByLabel("Step name")).toBeFocused();
  await take("Connector", "Twilio");
  await take("At SMS blocked by provider", "Own");
  await keyboard.press("Escape");
  await expect(row("Sign Up or In / OTP / SMS")).toBeFocused();
  const ways = page.getByRole("list", { name: "Ways out of Sign Up or In / OTP / SMS" });
  await focusOn(ways.getByRole("button", { name: "Add a step after SMS blocked by provider" }));
  await keyboard.press("Enter");
  await keyboard.type("end failure");
  await expect(page.getByRole("option")).toHaveCount(1);
  await keyboard.press("Enter");
  await expect(row("End / Failure")).toBeFocused();
  await keyboard.press("Enter");
  await focusOn(page.getByRole("textbox", { name: /^Text/ }));
  await keyboard.type("We cannot reach this number.");
  await keyboard.press("Escape");
  await keyboard.press("ControlOrMeta+s");
  await expect(page.getByText("Unsaved changes")).toHaveCount(0);
  await focusOn(page.getByRole("button", { name: "Publish" }));
  await keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Publish Typed" });
  await focusOn(dialog.getByRole("textbox", { name: /^Note/ }));
  await keyboard.type("Blocked numbers are told");
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await expect(dialog.getByRole("button", { name: "Publish" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page.getByText("Version 1 is published").first()).toBeVisible();

  await account.addRule({
    match: { method: "POST", path: "Messages" },
    action: { kind: "error", code: 30450 },
  });
  const user = await openAs(null);
  await giveNumber(user, `/run/${project.slug}/typed`);
  await expect(user.getByText("We cannot reach this number.")).toBeVisible();
});

test("a page waits for what the provider says of a message, and goes on by itself", async ({
  page,
  project,
  account,
  openAs,
}) => {
  await page.goto(project.path("connectors"));
  const address = await page.getByRole("link", { name: "Twilio main" }).getAttribute("href");
  const connectorId = address?.split("/").at(-1);
  const { send, ...steps } = signInSteps();
  const path = await project.publish("waits", {
    ...steps,
    send: {
      kind: "otp-send",
      config: { ...send?.config, connectorId },
      to: { sent: "wait" },
    },
    wait: {
      kind: "wait-receipt",
      config: { step: "send", seconds: 60 },
      to: { delivered: "code", undelivered: "lost", none: "code" },
    },
    lost: { kind: "end", config: { result: "failure", text: "Your phone did not take it." } },
  });
  await account.addRule({
    match: { method: "POST", path: "Messages" },
    action: { kind: "outcome", statuses: ["sent", "undelivered"], errorCode: 30007 },
  });
  const user = await openAs(null);
  // Its first question is answered late, so that it stays to be looked at.
  let answer = () => {};
  const looked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await user.route("**/waits/state", async (route) => {
    await looked;
    await route.continue();
  });
  await giveNumber(user, path);
  await expect(user.getByRole("status")).toBeVisible();
  await expectNoAxeViolations(user);
  answer();
  await expect(user.getByText("Your phone did not take it.")).toBeVisible({ timeout: 60_000 });
});
