import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { focusOn } from "./support/focus-on";

const originsIn = (page: Page) => page.getByRole("list", { name: "Allowed origins" });
const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

async function save(page: Page) {
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Settings saved", { exact: true }).first()).toBeVisible();
}

/** Makes a key by the keyboard alone and answers its text. */
async function createKey(page: Page, name: string, scopes: readonly string[]): Promise<string> {
  await focusOn(page.getByRole("button", { name: "Create key" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await focusOn(dialog.getByRole("textbox", { name: "Name" }));
  await page.keyboard.type(name);
  for (const scope of scopes) {
    await focusOn(dialog.getByRole("checkbox", { name: scope }));
    await page.keyboard.press("Space");
  }
  await focusOn(dialog.getByRole("textbox", { name: "Name" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Your new key" })).toBeFocused();
  return dialog.getByLabel("Key", { exact: true }).innerText();
}

/** Status of a call to the management API with the key. */
const callWith = async (request: APIRequestContext, projectId: string, key: string) =>
  (
    await request.get("/api/v1/mgmt/keys", {
      headers: { authorization: `Bearer ${projectId}:${key}` },
    })
  ).status();

test("name, origins and lifetimes are saved and stay after a reload", async ({ page, project }) => {
  await page.goto(project.path("settings"));
  await expect(page.getByText(project.id, { exact: true })).toBeVisible();
  await expect(page.getByText(/^http:\/\/localhost:\d+\/api$/)).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByLabel("Project name").fill("Acme");
  const box = page.getByRole("textbox", { name: "Allowed origins" });
  await box.fill("HTTPS://Shop.example:443/");
  await page.keyboard.press("Enter");
  await expect(originsIn(page).getByText("https://shop.example", { exact: true })).toBeVisible();
  await box.fill("http://localhost:5173");
  await page.getByLabel("Session token").fill("5");
  await page.getByLabel("Messages in a day").fill("1000");
  await save(page);
  await page.reload();
  await expect(page.getByLabel("Project name")).toHaveValue("Acme");
  await expect(originsIn(page).getByRole("listitem")).toHaveText([
    "http://localhost:5173",
    "https://shop.example",
  ]);
  await expect(page.getByLabel("Session token")).toHaveValue("5");
  await expect(page.getByLabel("Messages in a day")).toHaveValue("1000");
  await page.getByRole("button", { name: "Remove http://localhost:5173" }).click();
  await expect(box).toBeFocused();
  await page.getByLabel("Messages in a day").fill("");
  await save(page);
  await page.reload();
  await expect(originsIn(page).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByLabel("Messages in a day")).toHaveValue("");
});

test("what is wrong is said at its field and nothing is saved", async ({ page, project }) => {
  await page.goto(project.path("settings"));
  await page.getByLabel("Project name").fill("Visit acme.com");
  await page.getByLabel("Session token").fill("61");
  await page.getByRole("textbox", { name: "Allowed origins" }).fill("https://*.example.com");
  await page.getByRole("button", { name: "Add origin" }).click();
  await expect(page.getByText(/Wildcards are not possible/).first()).toBeVisible();
  await page.getByRole("textbox", { name: "Allowed origins" }).fill("");
  await page.getByRole("button", { name: "Save" }).click();
  const summary = page.getByRole("group", { name: "What needs another look" });
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("Give at most 60.");
  await summary.getByRole("link", { name: "Session token" }).click();
  await expect(page.getByLabel("Session token")).toBeFocused();
  await page.getByLabel("Session token").fill("10");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(summary).toContainText("Leave out web addresses");
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByLabel("Project name")).toHaveValue(project.name);
});

test("of two people who save the later is told", async ({ page, openAs, project }) => {
  await page.goto(project.path("settings"));
  const other = await openAs("admin");
  await other.goto(project.path("settings"));
  await other.getByLabel("Refresh token").fill("7");
  await save(other);
  await page.getByLabel("Refresh token").fill("30");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing of yours" })).toBeVisible();
});

test("a key is made by keyboard, shown once, works and is refused once revoked", async ({
  page,
  project,
  request,
}) => {
  await page.goto(project.path("settings/api-keys"));
  const key = await createKey(page, "Nightly import", ["Make and revoke", "Read users"]);
  expect(key).toMatch(/^pbk_[0-9a-z]{32}$/);
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("button", { name: "Create key" })).toBeFocused();
  await expect(row(page, "Nightly import")).toContainText(`pbk_…${key.slice(-4)}`);
  expect(await page.content()).not.toContain(key);
  await page.reload();
  await expect(row(page, "Nightly import")).toContainText("never");
  expect(await page.content()).not.toContain(key.slice(4, -4));
  expect(await callWith(request, project.id, key)).toBe(200);
  expect(await callWith(request, project.id, `${key.slice(0, -1)}_`)).toBe(401);
  await page.reload();
  await expect(row(page, "Nightly import")).toContainText("just now");
  await page.getByRole("button", { name: "Revoke Nightly import" }).click();
  const question = page.getByRole("alertdialog", { name: "Revoke Nightly import?" });
  await expectNoAxeViolations(page);
  await question.getByRole("button", { name: "Revoke" }).click();
  await expect(row(page, "Nightly import")).toContainText("Revoked");
  expect(await callWith(request, project.id, key)).toBe(401);
});

test("a key without a name or a scope is not made", async ({ page, project }) => {
  await page.goto(project.path("settings/api-keys"));
  await page.getByRole("button", { name: "Create key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByText("Enter a name.")).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Name" })).toBeFocused();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Nothing");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByText("Choose what the key may do.")).toBeVisible();
  await expectNoAxeViolations(page);
});

test("the signing key is rotated and the old one stays in the list", async ({ page, project }) => {
  // The first key is made with the first sign-in.
  const call = (step: string, data: object) =>
    page.request.post(`/api/v1/auth/otp/${step}/sms`, {
      headers: { authorization: `Bearer ${project.id}` },
      data,
    });
  const loginId = "+12025550177";
  expect((await call("signup-in", { loginId })).status()).toBe(200);
  await page.goto(project.path("sandbox"));
  const [code] = /\d{6}/.exec(await page.getByRole("article").first().innerText()) ?? [];
  expect((await call("verify", { loginId, code })).status()).toBe(200);
  await page.goto(project.path("settings"));
  const keys = page.getByRole("list", { name: "Signing keys" });
  await page.getByRole("button", { name: "Rotate", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Rotate", exact: true }).click();
  await expect(keys.getByText("Signs now")).toHaveCount(1);
  await expect(keys.getByText("Replaced")).toHaveCount(1);
});

test.describe("a viewer", () => {
  test.use({ role: "viewer" });

  test("sees the settings, changes nothing and sees no keys", async ({ page, project }) => {
    await page.goto(project.path("settings"));
    await expect(page.getByLabel("Project name")).toBeDisabled();
    await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "API keys" })).toHaveCount(0);
    await expectNoAxeViolations(page);
    await page.goto(project.path("settings/api-keys"));
    await expect(page.getByText(/needs the role Admin or Owner/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Create key" })).toHaveCount(0);
  });
});

test("the pages fit a phone", async ({ page, project }) => {
  await page.goto(project.path("settings/api-keys"));
  await createKey(page, `Import ${"of everything ".repeat(6)}`, ["Read users", "Read messages"]);
  await expectFitsPhone(page);
  await page.keyboard.press("Escape");
  await expect(row(page, "Import of everything")).toBeVisible();
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
  await page.goto(project.path("settings"));
  await expectFitsPhone(page);
});

test("hosted pages get a look, return URLs and frames", async ({ page, project }) => {
  await project.publish("sign-in", { start: { kind: "start" } });
  await page.goto(project.path("settings/hosted-pages"));
  await expect(page.getByText(`/run/${project.slug}/sign-in`)).toBeVisible();
  await page.getByLabel("Return URLs", { exact: true }).fill("app.example.com");
  await page.getByRole("button", { name: "Add return URL" }).click();
  await expect(page.getByText("Enter a whole address")).toBeVisible();
  await page.getByLabel("Return URLs", { exact: true }).fill("https://app.example.com/in");
  await page.getByRole("button", { name: "Add return URL" }).click();
  await expect(page.getByRole("list", { name: "Return URLs" })).toHaveText(
    "https://app.example.com/in",
  );
  await page.getByRole("textbox", { name: /^Colour/ }).fill("green");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("group", { name: "What needs another look" })).toContainText(
    "Enter a colour such as #1d4ed8.",
  );
  await page.getByRole("textbox", { name: /^Colour/ }).fill("#FACC15");
  await page.getByLabel("Logo", { exact: true }).setInputFiles({
    name: "logo.svg",
    mimeType: "image/svg+xml",
    buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
  });
  await expect(page.getByText("Error: Use a PNG, JPEG or WebP image.")).toBeVisible();
  await page.getByLabel("Logo", { exact: true }).setInputFiles({
    name: "logo.png",
    mimeType: "image/png",
    buffer: Buffer.alloc(100_001),
  });
  await expect(page.getByText("Error: Use an image of at most 100 kB.")).toBeVisible();
  await page.getByLabel("Logo", { exact: true }).setInputFiles("docs/images/connectors.png");
  await page.getByLabel("Keep the session in cookies").click();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Hosted pages saved").first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: /^Colour/ })).toHaveValue("#facc15");
  await expect(page.getByLabel("Keep the session in cookies")).toBeChecked();
  await expectFitsPhone(page);
});
