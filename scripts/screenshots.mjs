// npm run screenshots: makes the pictures of the README from the real product with the Twilio stand-in.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "./launcher/browser.mjs";
import { root } from "./launcher/root.mjs";
import { untilAnswering } from "./until-answering.mjs";

const port = process.env.PORT ?? "3980";
const base = `http://localhost:${port}`;
const setupToken = "setup-token-of-the-screenshots";
const images = path.join(root, "docs/images");

/** Values of the stand-in's seeded account, see `npm run fake:twilio`. */
const account = {
  sid: `AC${"1".repeat(32)}`,
  keySid: `SK${"2".repeat(32)}`,
  keySecret: "standardKeySecretForDevelopment1",
  from: "+12025550143",
};

const sms = "Sign Up or In / OTP / SMS";

const server = spawn(process.execPath, [path.join(root, "scripts/serve-e2e.mjs")], {
  env: { ...process.env, PORT: port, PATCHBAY_SETUP_TOKEN: setupToken },
  stdio: ["ignore", "ignore", "inherit"],
});
const browser = await chromium.launch({
  executablePath: findBrowser(chromium.executablePath()),
});
try {
  await untilAnswering(`${base}/readyz`);
  // The banner that tells of the stand-in is hidden in the pictures only.
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    bypassCSP: true,
  });
  const page = await context.newPage();
  await setUp(page);
  await makeTwilio(page);
  await makeMail(page);
  await page.getByRole("link", { name: "Mail", exact: true }).waitFor();
  await picture(page, "connectors");
  await drawFlow(page);
  await tryFlow(page);
} finally {
  await browser.close();
  server.kill("SIGTERM");
}

/** @param {import("@playwright/test").Page} page */
async function setUp(page) {
  await page.goto(`/setup?token=${setupToken}`);
  await page.getByLabel("Your name").fill("Ada Lovelace");
  await page.getByLabel("E-mail").fill("ada@example.com");
  for (const field of await page.locator("input[type=password]").all())
    await field.fill("an engine weaves algebra");
  await page.locator("form button[type=submit]").click();
  await page.waitForURL("**/connectors");
}

/** @param {import("@playwright/test").Page} page */
async function makeTwilio(page) {
  await page.goto("/p/default/connectors/new/twilio");
  await page.getByLabel("Connector name").fill("Twilio main");
  await page.getByLabel("Account SID").fill(account.sid);
  await page.getByLabel("API key SID").fill(account.keySid);
  await page.getByLabel("API key secret").fill(account.keySecret);
  await page.getByRole("combobox", { name: "Phone number", exact: true }).fill(account.from);
  await page
    .getByRole("combobox", { name: "From phone number (for voice calls)" })
    .fill(account.from);
  await page.getByRole("heading", { name: "Test Results" }).click();
  await page.getByRole("button", { name: "Test", exact: true }).click();
  await page.getByRole("button", { name: "Copy report" }).waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await picture(page, "twilio");
  await page.getByRole("button", { name: "Create" }).click();
  await page.waitForURL("**/connectors**");
}

/** @param {import("@playwright/test").Page} page */
async function makeMail(page) {
  await page.goto("/p/default/connectors/new/smtp");
  await page.getByLabel("Connector name").fill("Mail");
  await page.getByLabel("Host").fill("smtp.example.com");
  await page.getByLabel("Port").fill("587");
  await page
    .getByRole("radiogroup", { name: "Sign-in" })
    .getByRole("radio", { name: "None" })
    .check();
  await page.getByLabel("From address").fill("codes@example.com");
  await page.getByRole("button", { name: "Create" }).click();
  await page.waitForURL(/connectors(\?|$)/);
}

/** @param {import("@playwright/test").Page} page */
async function drawFlow(page) {
  await page.goto("/p/default/flows");
  await page.getByRole("button", { name: "New flow" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New flow" });
  await dialog.getByRole("button", { name: "SMS that falls back to a call" }).click();
  await dialog.getByLabel("Name").fill("Sign in");
  await dialog.getByRole("button", { name: "Create flow" }).click();
  const card = page.locator(".react-flow__node").filter({ hasText: sms });
  await card.dblclick();
  await page.getByRole("combobox", { name: "Connector" }).click();
  await page.getByRole("option", { name: /^Twilio main/ }).click();
  await page.getByRole("heading", { name: "OTP send" }).click();
  await page.waitForTimeout(500);
  await picture(page, "flow-editor");
  await page.getByRole("button", { name: "Done" }).click();
}

/** @param {import("@playwright/test").Page} page */
async function tryFlow(page) {
  await page.getByRole("button", { name: "Test run" }).click();
  const pane = page.getByRole("complementary", { name: "Test run" });
  await pane.getByRole("combobox", { name: sms }).selectOption("class:blocked_by_provider");
  await pane.getByRole("button", { name: "Start", exact: true }).click();
  await pane.getByRole("textbox", { name: "Phone number" }).fill("+12025550178");
  await pane.getByRole("button", { name: "Continue" }).click();
  await pane.getByRole("heading", { name: "Enter the code" }).waitFor();
  await page.waitForTimeout(500);
  await picture(page, "test-run");
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} name
 */
async function picture(page, name) {
  await page.addStyleTag({ content: "aside[aria-label=Environment] { display: none }" });
  fs.mkdirSync(images, { recursive: true });
  await page.screenshot({ path: path.join(images, `${name}.png`) });
}
