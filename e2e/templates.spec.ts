import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { focusOn } from "./support/focus-on";

const channel = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const message = (page: Page) => page.getByRole("textbox", { name: "Message" });
const preview = (page: Page) => page.getByRole("region", { name: "Preview" });

/** Goes to a page with a form and waits until the form answers: its button is alive by then. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("button[type=submit]")).not.toHaveAttribute("disabled");
}

/** Makes a template for text messages and stays on its page. */
async function create(page: Page, path: string, name: string, body: string): Promise<void> {
  await open(page, path);
  await page.getByLabel("Template name").fill(name);
  await message(page).fill(body);
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
}

test("the list shows the built-in template of each channel and where it is used", async ({
  page,
  project,
}) => {
  await page.goto(project.path("templates"));
  for (const name of ["SMS", "Voice", "E-mail"]) {
    const system = channel(page, name).getByRole("listitem").first();
    await expect(system).toContainText("Built in");
    await expect(system).toContainText("Used by 1");
  }
  await expectNoAxeViolations(page);
  await channel(page, "SMS")
    .getByRole("button", { name: /^Used by 1/ })
    .click();
  await expect(page.getByRole("link", { name: "One-time passwords by SMS" })).toBeVisible();
  await page.keyboard.press("Escape");
  await channel(page, "SMS").getByRole("link", { name: "System", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "System" })).toBeVisible();
  await expect(message(page)).not.toBeEditable();
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  await page.getByRole("radio", { name: "German" }).click();
  await expect(message(page)).toHaveValue(/^{{code}} ist Ihr Code/);
  await expect(message(page)).not.toBeEditable();
  await expect(page.getByText("Goes out to calls for de and its regions.")).toBeVisible();
  await expectNoAxeViolations(page);
});

test("a template is made by keyboard alone, with values completed while they are typed", async ({
  page,
  project,
}) => {
  await page.goto(project.path("templates"));
  await focusOn(channel(page, "SMS").getByRole("link", { name: "New template" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "New template" })).toBeVisible();
  await focusOn(page.getByLabel("Template name"));
  await page.keyboard.type("By keyboard");
  await focusOn(message(page));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("{{");
  const list = page.getByRole("listbox", { name: "Values" });
  await expect(list.getByRole("option")).toHaveCount(11);
  await expectNoAxeViolations(page);
  await page.keyboard.press("Enter");
  await expect(list).toBeHidden();
  await expect(message(page)).toHaveValue("{{code}}");
  await page.keyboard.type(" for {{fam");
  await expect(list.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(message(page)).toHaveValue("{{code}} for {{user.familyName}}");
  await page.keyboard.type(", {{opt");
  await page.keyboard.press("Enter");
  await page.keyboard.type("team");
  await expect(message(page)).toHaveValue("{{code}} for {{user.familyName}}, {{options_team}}");
  await page.keyboard.press("End");
  await page.keyboard.type(" {{us");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await page.keyboard.press("Backspace");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(message(page)).toHaveValue(
    "{{code}} for {{user.familyName}}, {{options_team}} {{user.givenName}}",
  );
  await expect(preview(page)).toContainText("493021 for Lovelace, team Ada");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByRole("heading", { level: 1, name: "By keyboard" })).toBeVisible();
});

test("what is wrong is said at the text, and led to from the top", async ({ page, project }) => {
  await open(page, project.path("templates/new?channel=sms"));
  await message(page).fill("Hello {{user.nmae}}");
  await expect(page.getByText("There is no value named {{user.nmae}}.")).toBeVisible();
  await expect(message(page)).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  const summary = page.getByRole("group", { name: "What needs another look" });
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("Enter the name.");
  await expect(summary).toContainText("The text needs {{code}}");
  await expectNoAxeViolations(page);
  await summary.getByRole("link", { name: "Message" }).first().click();
  await expect(message(page)).toBeFocused();
  await message(page).fill("Your code is {{code}}");
  await expect(page.getByText(/^Put the code first/)).toBeVisible();
});

test("the meter counts the worst case, and look-alikes are put in by one press", async ({
  page,
  project,
}) => {
  await open(page, project.path("templates/new?channel=sms"));
  await message(page).fill("{{code}} – „Acme“ {{user.name}}");
  const meter = page.getByRole("table", { name: "What the message takes up" });
  await expect(meter.getByRole("row", { name: /^Alphabet/ })).toContainText("UCS-2");
  await expect(preview(page).locator("mark")).toHaveText(["–", "„", "“"]);
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Replace – with -" }).click();
  await expect(message(page)).toHaveValue("{{code}} - „Acme“ {{user.name}}");
  await page.getByRole("button", { name: "Replace all 2" }).click();
  await expect(message(page)).toHaveValue('{{code}} - "Acme" {{user.name}}');
  await expect(meter.getByRole("row", { name: /^Alphabet/ })).not.toContainText("UCS-2");
  await message(page).fill(`{{code}} {{user.name}} ${"x".repeat(130)}`);
  await expect(meter.getByRole("row", { name: /^Segments/ }).getByRole("cell")).toHaveText([
    "1",
    "2",
  ]);
  await expect(page.getByText("With the longest values this takes 2 segments")).toBeVisible();
});

test("a text in another language goes out to calls that name it", async ({ page, project }) => {
  const path = project.path("templates/new?channel=sms");
  await create(page, path, "Two languages", "{{code}} is yours");
  await page.getByRole("button", { name: "Add a language" }).click();
  await page.getByLabel("Language to add").fill("pt-BR");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("radio", { name: "Portuguese (Brazil)" })).toBeChecked();
  await message(page).fill("Sem nada");
  await page.getByRole("radio", { name: /^Default/ }).check();
  await expect(message(page)).toHaveValue("{{code}} is yours");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const summary = page.getByRole("group", { name: "What needs another look" });
  await summary.getByRole("link", { name: "Message, Portuguese (Brazil)" }).click();
  await expect(message(page)).toBeFocused();
  await message(page).fill("{{code}} para você");
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Template saved", { exact: true })).toBeVisible();
  await page.reload();
  await page.getByRole("radio", { name: "Portuguese (Brazil)" }).check();
  await expect(message(page)).toHaveValue("{{code}} para você");
  await sendTest(page, "+14155550107");
  await page.goto(project.path("sandbox"));
  await expect(page.getByRole("article")).toContainText("493021 para você");
  await page.goto(project.path("templates"));
  await expect(
    channel(page, "SMS").getByRole("listitem").filter({ hasText: "Two languages" }),
  ).toContainText("2 languages");
});

test("an earlier version comes back as a new one", async ({ page, project }) => {
  await create(page, project.path("templates/new?channel=sms"), "Versions", "{{code}} first");
  await message(page).fill("{{code}} second");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Template saved", { exact: true })).toBeVisible();
  const versions = page.getByRole("region", { name: "Versions" });
  await expect(versions.getByRole("listitem")).toHaveCount(2);
  await versions.getByText("Texts of version 1").click();
  await expect(versions.getByText("{{code}} first")).toBeVisible();
  await expectNoAxeViolations(page);
  await versions.getByRole("button", { name: "Restore version 1" }).click();
  await expect(page.getByText("Version 1 is back", { exact: true })).toBeVisible();
  await expect(message(page)).toHaveValue("{{code}} first");
  await expect(versions.getByRole("listitem")).toHaveCount(3);
  await expect(versions.getByRole("listitem").first()).toContainText("The owner");
});

test("a copy starts with all texts; a template is deleted unless it is used", async ({
  page,
  project,
}) => {
  await create(page, project.path("templates/new?channel=sms"), "Original", "{{code}} of ours");
  await page.getByRole("link", { name: "Duplicate" }).click();
  await expect(page.getByLabel("Template name")).toHaveValue("Copy of Original");
  await expect(message(page)).toHaveValue("{{code}} of ours");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Copy of Original" })).toBeVisible();

  await page.goto(project.path("otp"));
  const sms = channel(page, "SMS");
  await sms.getByLabel("Template", { exact: true }).selectOption({ label: "Original" });
  await sms.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("SMS saved", { exact: true })).toBeVisible();

  await page.goto(project.path("templates"));
  await page.getByRole("button", { name: "Actions for Original" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("It is in use.");
  await expect(question.getByRole("link", { name: "One-time passwords by SMS" })).toBeVisible();
  await expect(question.getByRole("button", { name: "Delete" })).toHaveCount(0);
  await expectNoAxeViolations(page);
  await question.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Actions for Copy of Original" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Template deleted", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Copy of Original" })).toHaveCount(0);
});

test("a call and a mail are previewed as they are heard and read", async ({
  page,
  project,
  watch,
}) => {
  // The tests' own script is kept out of the mail's frame, as any other.
  watch.expectProblem(/about:srcdoc/);
  await open(page, project.path("templates/new?channel=voice"));
  await expect(preview(page)).toContainText("4 9 3 0 2 1");
  await expect(preview(page)).toContainText("Spoken 3 times");
  await expectNoAxeViolations(page);
  await open(page, project.path("templates/new?channel=email"));
  await page.getByRole("textbox", { name: "HTML" }).fill("<b>{{code}}</b> for {{project.name}}");
  await expect(page.getByTitle("HTML part of the mail")).toHaveAttribute(
    "srcdoc",
    `<b>493021</b> for ${project.name}`,
  );
  await preview(page).getByRole("radio", { name: "Plain text" }).check();
  await expect(preview(page)).toContainText("code is: 493021");
  await expectNoAxeViolations(page);
});

test("of two people who save the later is told, and can take either text", async ({
  page,
  openAs,
  project,
}) => {
  await create(page, project.path("templates/new?channel=sms"), "Shared", "{{code}} base");
  const other = await openAs("admin");
  await open(other, page.url());
  await message(other).fill("{{code}} theirs");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByText("Template saved", { exact: true })).toBeVisible();
  await message(page).fill("{{code}} mine");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "The admin saved this template" }),
  ).toBeVisible();
  await expect(message(page)).toHaveValue("{{code}} mine");
  await page.getByRole("button", { name: "Show theirs" }).click();
  await expect(message(page)).toHaveValue("{{code}} theirs");
});

test("a viewer reads templates on a phone and can change nothing", async ({
  page,
  openAs,
  project,
}) => {
  await create(page, project.path("templates/new?channel=sms"), "To read", "{{code}} read me");
  const viewer = await openAs("viewer");
  await viewer.goto(project.path("templates"));
  await expect(viewer.getByRole("link", { name: "New template" })).toHaveCount(0);
  await expectFitsPhone(viewer);
  await expectNoAxeViolations(viewer);
  await viewer.getByRole("link", { name: "To read" }).click();
  await expect(message(viewer)).toHaveValue("{{code}} read me");
  await expect(message(viewer)).not.toBeEditable();
  for (const name of ["Save", "Delete", "Send a test code by SMS", "Add a language"])
    await expect(viewer.getByRole("button", { name })).toHaveCount(0);
  await expectFitsPhone(viewer);
  await expectNoAxeViolations(viewer);
});

async function sendTest(page: Page, to: string): Promise<void> {
  await page.getByRole("button", { name: "Send a test code by SMS" }).click();
  const dialog = page.getByRole("dialog", { name: "Send a test code by SMS" });
  await dialog.getByRole("textbox").fill(to);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status").first()).toHaveText(/^Test finished: (All p|P)assed/, {
    timeout: 45_000,
  });
}
