import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { focusSearch } from "./support/focus-search";

const row = (page: Page, name: string) =>
  page
    .getByRole("list", { name: "Flows by name" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name, exact: true }) });

async function choose(page: Page, flow: string, item: string): Promise<void> {
  await row(page, flow)
    .getByRole("button", { name: `Actions for ${flow}` })
    .click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

/** Makes a flow of the library and comes back to the list. */
async function create(page: Page, list: string, tile: string, name: string): Promise<void> {
  await page.goto(list);
  await page.getByRole("button", { name: "New flow" }).click();
  const dialog = page.getByRole("dialog", { name: "New flow" });
  await dialog.getByRole("button", { name: tile }).click();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create flow" }).click();
  await expect(page).toHaveURL(/\/flows\/[a-z0-9-]+$/);
  await page.goto(list);
  await expect(row(page, name)).toBeVisible();
}

/** The file that Export downloads, as text. */
async function exported(page: Page, flow: string): Promise<string> {
  const download = page.waitForEvent("download");
  await choose(page, flow, "Export");
  return readFile(await (await download).path(), "utf8");
}

const fileOf = (text: string) => ({
  name: "some.flow.json",
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

test("a first flow is found in the library by a word and made under its own id", async ({
  page,
  project,
}) => {
  await page.goto(project.path("flows"));
  await page.getByRole("button", { name: "Choose one to begin with" }).click();
  const dialog = page.getByRole("dialog", { name: "New flow" });
  await expect(dialog.getByRole("listitem")).toHaveCount(7);
  await dialog.getByRole("searchbox").fill("21216");
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await dialog.getByRole("button", { name: "SMS that falls back to a call" }).click();
  await expect(dialog.getByLabel("Id")).toHaveValue("sign-in-with-fallback");
  await dialog.getByLabel("Name").fill("Fall back");
  await expect(dialog.getByLabel("Id")).toHaveValue("fall-back");
  await dialog.getByLabel("Id").fill("Not an id");
  await dialog.getByRole("button", { name: "Create flow" }).click();
  await expect(dialog.getByText("Use small letters, digits, - and _.")).toBeVisible();
  await dialog.getByLabel("Id").fill("sign-in");
  await dialog.getByRole("button", { name: "Create flow" }).click();
  await expect(page).toHaveURL(/\/flows\/sign-in$/);
  await page.goto(project.path("flows"));
  await expect(row(page, "Fall back")).toContainText("Draft");
  await expect(row(page, "Fall back")).toContainText("0 runs");
});

test("the library is readable to all, on a phone too", async ({ page, project }) => {
  await page.goto(project.path("flows"));
  await page.getByRole("button", { name: "New flow" }).click();
  await expect(page.getByRole("dialog", { name: "New flow" })).toBeVisible();
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
});

test("the list is readable to all, on a phone too", async ({ page, project }) => {
  await create(page, project.path("flows"), "Empty flow", "A flow");
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
});

test("a flow is duplicated, switched off, found, and deleted", async ({ page, project }) => {
  await create(page, project.path("flows"), "Sign up or in by SMS A number", "By SMS");
  await choose(page, "By SMS", "Duplicate");
  const dialog = page.getByRole("dialog", { name: "Duplicate By SMS" });
  await expect(dialog.getByLabel("Name")).toHaveValue("Copy of By SMS");
  await dialog.getByRole("button", { name: "Duplicate" }).click();
  await expect(page).toHaveURL(/\/flows\/by-sms-2$/);
  await page.goto(project.path("flows"));
  await choose(page, "Copy of By SMS", "Disable");
  await expect(row(page, "Copy of By SMS")).toContainText("Disabled");
  await focusSearch(page);
  await page.keyboard.type("copy");
  await expect(page.getByRole("link", { name: "By SMS", exact: true })).toHaveCount(0);
  await choose(page, "Copy of By SMS", "Delete");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("No flow matches “copy”.")).toBeVisible();
  await page.getByRole("button", { name: "Show all flows" }).click();
  await expect(row(page, "By SMS")).toContainText("Enabled");
});

test("an exported file is the same file after it was imported", async ({ page, project }) => {
  await create(page, project.path("flows"), "Order notification", "Orders");
  const first = await exported(page, "Orders");
  expect(JSON.parse(first)).toMatchObject({ format: "patchbay-flow/1", key: "orders" });
  await choose(page, "Orders", "Delete");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("There is no flow yet.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Import a flow" });
  await dialog.getByLabel("File").setInputFiles(fileOf("{"));
  await expect(dialog.getByText("This file is not JSON.")).toBeVisible();
  await dialog.getByLabel("File").setInputFiles(fileOf(first));
  await expect(dialog.getByText("Orders", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(page).toHaveURL(/\/flows\/orders$/);
  await page.goto(project.path("flows"));
  expect(await exported(page, "Orders")).toBe(first);
});

test("a file from elsewhere takes the place of a draft, with a connector that is chosen", async ({
  page,
  project,
}) => {
  await create(page, project.path("flows"), "Order notification", "Orders");
  const first = await exported(page, "Orders");
  const foreign = first.replaceAll(/cn_[0-9a-z]{24}/g, `cn_${"f".repeat(24)}`);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Import a flow" });
  await dialog
    .getByLabel("File")
    .setInputFiles(fileOf(foreign.replace(/"Sandbox"/, '"Their Twilio"')));
  await expect(dialog.getByText("A flow with this id is here already")).toBeVisible();
  await expectNoAxeViolations(page);
  const send = dialog.getByRole("button", { name: "Write over the draft" });
  await expect(send).toHaveAttribute("aria-disabled", "true");
  await dialog.getByLabel("Connector Their Twilio").selectOption({ label: "Sandbox" });
  await send.click();
  await expect(page).toHaveURL(/\/flows\/orders$/);
  await page.goto(project.path("flows"));
  expect(await exported(page, "Orders")).toBe(first);
});

test("a flow that another one runs is not deleted, and says where it is used", async ({
  page,
  project,
}) => {
  await create(page, project.path("flows"), "Empty flow", "Inner");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Import a flow" });
  const at = { x: 0, y: 0 };
  await dialog.getByLabel("File").setInputFiles(
    fileOf(
      JSON.stringify({
        format: "patchbay-flow/1",
        key: "outer",
        name: "Outer",
        steps: {
          start: { kind: "start", name: "Start", at, config: {}, to: { next: "inner" } },
          inner: {
            kind: "subflow",
            name: "Inner",
            at,
            config: { flow: "inner" },
            to: { success: "end", failure: "end" },
          },
          end: { kind: "end", name: "End", at, config: { result: "success" } },
        },
      }),
    ),
  );
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(page).toHaveURL(/\/flows\/outer$/);
  await page.goto(project.path("flows"));
  const uses = row(page, "Inner").getByRole("button", { name: /^1 flow/ });
  await uses.click();
  await expect(page.getByRole("dialog").getByRole("link", { name: "Outer" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(uses).toBeFocused();
  await choose(page, "Inner", "Delete");
  const question = page.getByRole("alertdialog", { name: "Delete Inner?" });
  await expect(question.getByRole("link", { name: "Outer" })).toBeVisible();
  await expect(question.getByRole("button", { name: "Delete" })).toHaveCount(0);
  await expectNoAxeViolations(page);
});

test("viewers look and export, and change nothing", async ({ page, project, openAs }) => {
  await create(page, project.path("flows"), "Empty flow", "Looked at");
  const viewer = await openAs("viewer");
  await viewer.goto(project.path("flows"));
  await expect(row(viewer, "Looked at")).toBeVisible();
  await expect(viewer.getByRole("button", { name: "New flow" })).toHaveCount(0);
  await expect(viewer.getByRole("button", { name: "Import" })).toHaveCount(0);
  const actions = row(viewer, "Looked at").getByRole("button", { name: "Actions for Looked at" });
  await actions.click();
  await expect(viewer.getByRole("menuitem")).toHaveText(["Open", "Runs", "Export"]);
  await viewer.keyboard.press("Escape");
  await expect(actions).toBeFocused();
  expect(await exported(viewer, "Looked at")).toContain('"key": "looked-at"');
});
