import { expect, type Locator, type Page } from "@playwright/test";
import { test as base } from "./fixtures";
import { type OwnServer, startOwnServer } from "./support/own-server";
import { TwilioForm } from "./support/twilio-form";

const test = base.extend<{ server: OwnServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: fixtures name what they need; this needs nothing
  server: async ({}, use) => {
    const server = await startOwnServer();
    await use(server);
    await server.remove();
  },
  role: null,
});

const password = "correct staple battery horse";
const number = "+12025550143";

test("a newcomer gets from the setup link to Twilio codes by keyboard alone, and a restart loses nothing", async ({
  page,
  server,
  twilio,
  watch,
}) => {
  test.setTimeout(600_000);
  const account = await twilio.createAccount({
    keys: [{ kind: "standard" }],
    numbers: [{ phoneNumber: number }],
  });
  const key = account.key("standard");
  watch.keepSecret(key.secret, account.spec.authToken, password);
  // While the server stops it refuses what a page fetches ahead; while it is down nobody answers.
  watch.expectProblem(
    /_rsc=\S+ 503|_rsc=\S+: 503|status of 503|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/,
  );

  await test.step("sets the console up by the printed link", async () => {
    await page.goto(server.setupLink ?? "");
    await type(page, page.getByLabel("Your name"), "Ada");
    await type(page, page.getByLabel("E-mail"), "ada@example.test");
    await type(page, page.getByLabel("Password", { exact: true }), password);
    await type(page, page.getByLabel("Password, once more", { exact: true }), password);
    await type(page, page.getByRole("combobox", { name: "Codes go to phones in" }), "germ");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("list", { name: "Chosen countries" })).toHaveText(
      "GermanyUnited States",
    );
    await tabTo(page, page.getByRole("button", { name: "Create owner and sign in" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connectors");
  });

  await test.step("finds Twilio by searching sms", async () => {
    const tiles = page.getByRole("region", { name: /^Catalogue/ }).getByRole("link");
    await expect(tiles.nth(1)).toHaveAttribute("tabindex", "-1");
    await page.keyboard.press("/");
    await page.keyboard.type("sms");
    await expect(tiles.filter({ hasText: "SMTP" })).toHaveCount(0);
    await page.keyboard.press("ArrowDown");
    await expect(tiles.filter({ hasText: "Twilio" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("New Twilio connector");
  });

  const form = new TwilioForm(page);
  await test.step("fills the form in, tests and creates", async () => {
    await type(page, form.name, "Twilio main");
    await type(page, form.accountSid, account.sid);
    await type(page, form.keySid, key.sid);
    await type(page, form.keySecret, key.secret);
    await type(page, form.phoneNumber, number);
    await type(page, form.voiceFrom, number);
    await tabTo(page, form.results.getByRole("button", { name: "Test", exact: true }));
    await page.keyboard.press("Enter");
    await form.expectHeadline(/finished: Passed/);
    await tabTo(page, page.getByRole("button", { name: "Create", exact: true }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Created Twilio main.").first()).toBeVisible();
  });

  const card = (channel: string) => page.getByRole("region", { name: channel, exact: true });
  await test.step("makes it the connector for SMS and voice", async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
    await page.keyboard.type("one-time");
    await expect(page.getByRole("option", { name: "OTP" })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("One-time passwords");
    for (const channel of ["SMS", "Voice"]) {
      const connector = card(channel).getByRole("combobox", { name: "Connector" });
      await tabTo(page, connector);
      await page.keyboard.press("Enter");
      await page.keyboard.type("Tw");
      await page.keyboard.press("Enter");
      await expect(connector).toHaveText("Twilio main");
      await tabTo(page, card(channel).getByRole("button", { name: "Save" }));
      await page.keyboard.press("Enter");
      await expect(page.getByText(`${channel} saved`, { exact: true })).toBeVisible();
    }
  });

  const expectAllThere = async () => {
    for (const channel of ["SMS", "Voice"]) {
      await expect(card(channel)).toContainText("Germany and United States");
      await expect(card(channel)).toContainText("Codes go out by Twilio main from +1 202 555 0143");
    }
  };
  await page.reload();
  await expectAllThere();

  await test.step("finds everything after a restart, still signed in", async () => {
    await server.restart();
    await page.reload();
    await expectAllThere();
    await page.goto(`${server.url}/p/default/connectors`);
    await page.getByRole("link", { name: "Twilio main" }).click();
    await expect(form.accountSid).toHaveValue(account.sid);
    await form.test(/finished: Passed/);
    await page.goto(server.setupLink ?? "");
    await expect(page.getByText("Patchbay is set up already")).toBeVisible();
  });
});

/** Moves by Tab alone until `target` has the focus. */
async function tabTo(page: Page, target: Locator, key = "Tab"): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let steps = 0; steps < 80; steps++) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  await expect(target, "reached by Tab").toBeFocused();
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}
