import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { focusSearch } from "./support/focus-search";

const pages = [
  { path: "home", heading: "Home" },
  { path: "connectors", heading: "Connectors" },
  { path: "connectors/new/twilio", heading: "Twilio" },
  { path: "connectors/new/smtp", heading: "SMTP" },
  { path: "connectors/new/http-gateway", heading: "HTTP" },
  { path: "connectors/new/sandbox", heading: "Sandbox" },
  { path: "otp", heading: "One-time passwords" },
  { path: "sandbox", heading: "Sandbox phone" },
  { path: "account", heading: "Your account" },
];

for (const { path, heading } of pages) {
  test(`the page ${path} has no axe violation in both themes and fits a phone`, async ({
    page,
    project,
  }) => {
    await page.goto(project.path(path));
    await expect(page.getByRole("heading", { level: 1 })).toContainText(heading);
    await expectNoAxeViolations(page);
    await expectFitsPhone(page);
    await expectNoAxeViolations(page);
  });
}

test("the palette reaches a page by keyboard alone", async ({ page, project }) => {
  await page.goto(project.path("connectors"));
  await expect(page.getByRole("searchbox")).toBeEditable();
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await expectNoAxeViolations(page);
  await page.keyboard.type("inbox");
  await expect(palette.getByRole("option")).toHaveText(["Sandbox phone"]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${project.path("sandbox")}$`));
  await expect(palette).toBeHidden();
});

test("the palette closes by Escape and gives the focus back", async ({ page, project }) => {
  await page.goto(project.path("connectors"));
  const search = page.getByRole("searchbox");
  await focusSearch(page);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(search).toBeFocused();
});

test("a chosen theme stays over a reload", async ({ page, project }) => {
  await page.goto(project.path("connectors"));
  await page.getByRole("button", { name: /^Your menu/ }).click();
  await expectNoAxeViolations(page);
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  const background = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(await background()).toBe("dark");
  await page.reload();
  expect(await background()).toBe("dark");
});

test("a page that is not there says so, inside and outside a project", async ({
  page,
  project,
  watch,
}) => {
  watch.expectProblem(/status of 404/);
  for (const path of ["/nothing-here", project.path("nothing-here"), "/p/no-such-project/otp"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("link").first()).toBeVisible();
    await expectNoAxeViolations(page);
  }
});

test("what is missing inside a project leaves its navigation in place", async ({
  page,
  project,
  watch,
}) => {
  watch.expectProblem(/404/);
  const missing = [
    "none",
    "otp/none/at-all",
    "flows/nope",
    "templates/nope",
    "connectors/cn_000000000000000000000000",
    "users/eu_000000000000000000000000",
    "messages/ms_000000000000000000000000",
  ];
  for (const path of missing) {
    const answer = await page.goto(project.path(path));
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    await expect(page.getByRole("main")).toHaveCount(1);
  }
  await expectNoAxeViolations(page);
  await expectFitsPhone(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("link", { name: "Users", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Users");
});

test("another project's pages are as if they did not exist", async ({ page, watch }) => {
  watch.expectProblem(/status of 404/);
  for (const path of ["connectors", "none"]) {
    const answer = await page.goto(`/p/default/${path}`);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    await expect(page.getByRole("navigation")).toHaveCount(0);
  }
});

test("the way past the navigation comes first and works", async ({ page, project }) => {
  await page.goto(project.path("otp"));
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the page" });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("a banner says that Twilio calls go elsewhere", async ({ page, project }) => {
  await page.goto(project.path("connectors"));
  await expect(page.getByText("TWILIO_API_BASE_URL is set")).toBeVisible();
});
