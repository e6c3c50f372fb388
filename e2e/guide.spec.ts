import { guidePages } from "@/lib/guide/guide-pages";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";

test("every page of the guide fits a phone", async ({ page, project }) => {
  for (const { slug, title } of guidePages) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(project.path(`guide/${slug}`));
    await expect(page.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
    await expectFitsPhone(page);
  }
});

// The reference of calls has every kind of block that the guide is written with.
for (const path of ["guide", "guide/api"])
  test(`the page ${path} has no axe violation in both themes, wide and narrow`, async ({
    page,
    project,
  }) => {
    await page.goto(project.path(path));
    await expectNoAxeViolations(page);
    await expectFitsPhone(page);
    await expectNoAxeViolations(page);
  });

test("each page of the console leads to its page of the guide", async ({ page, project }) => {
  const places = {
    home: "home",
    connectors: "connectors",
    "connectors/new/twilio": "connectors#twilio",
    otp: "otp",
    templates: "templates",
    "templates/new": "templates",
    messages: "messages",
    users: "users",
    sandbox: "sandbox",
    settings: "settings",
    "settings/api-keys": "settings#api-keys",
    api: "api",
    account: "settings#your-account",
  };
  for (const [path, place] of Object.entries(places)) {
    await page.goto(project.path(path));
    await expect(
      page.getByRole("main").getByRole("link", { name: "Guide (opens in a new tab)" }),
    ).toHaveAttribute("href", project.path(`guide/${place}`));
  }
});

test("the guide opens beside a half-filled form, at the section about it", async ({
  page,
  context,
  project,
  watch,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  const name = page.getByLabel("Connector name");
  await name.fill("Half-filled");
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Guide (opens in a new tab)" }).click();
  const guide = await opened;
  watch.follow(guide);
  await expect(
    guide.getByRole("heading", { level: 2, name: "Twilio", exact: true }),
  ).toBeInViewport();
  await expect(name).toHaveValue("Half-filled");
});

test("pages and sections are reached from the palette, the list and the text", async ({
  page,
  project,
}) => {
  await page.goto(project.path("connectors"));
  await expect(page.getByRole("searchbox")).toBeEditable();
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("guide: mess");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${project.path("guide/messages")}$`));
  const pages = page.getByRole("navigation", { name: "Guide" });
  await expect(pages.getByRole("link", { name: "Messages", exact: true })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await page.getByRole("main").getByRole("link", { name: "error code" }).click();
  await expect(page.getByRole("heading", { name: "Refusals" })).toBeInViewport();
  await pages.getByRole("link", { name: "Users", exact: true }).click();
  await pages.getByRole("link", { name: "Locked out" }).click();
  await expect(page).toHaveURL(/guide\/users#locked-out$/);
});

test.describe("without an account", () => {
  test.use({ role: null });
  test("the guide asks to sign in", async ({ page, project }) => {
    await page.goto(project.path("guide/otp"));
    await expect(page).toHaveURL(/\/sign-in/);
  });
});

test("a page that the guide does not have is not found", async ({ page, project, watch }) => {
  watch.expectProblem(/status of 404/);
  for (const name of ["nothing", "..%2F..%2Fpackage", "API"])
    expect((await page.goto(project.path(`guide/${name}`)))?.status(), name).toBe(404);
});
