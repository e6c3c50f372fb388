import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { focusOn } from "./support/focus-on";

const figure = (page: Page, name: string) =>
  page.locator("dl > div").filter({ has: page.getByText(name, { exact: true }) });
const panel = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** A little of everything, in the last minutes and two days ago. */
const sent = [
  { minutesAgo: 3, count: 4, status: "delivered", isVerified: true, latencyMs: 200 },
  { minutesAgo: 5, count: 2, status: "delivered", latencyMs: 300, costAmount: "0.0079" },
  { minutesAgo: 5, count: 1, status: "sent", recipient: "+442079460000" },
  { minutesAgo: 8, count: 3, status: "failed", errorClass: "blocked_country" },
  { minutesAgo: 60 * 24 * 2, count: 5, status: "delivered", isVerified: true },
] as const;

test("a new project is led to its first code", async ({ page, project }) => {
  await page.goto(project.path(""));
  await expect(page).toHaveURL(new RegExp(`${project.path("home")}$`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Home");
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link").first()).toHaveText(
    "Home",
  );
  const steps = panel(page, "Get your first code out");
  await expect(steps.getByRole("listitem")).toHaveCount(5);
  await expect(page.getByText("No code was sent in the last 24 hours.")).toBeVisible();
  await expectNoAxeViolations(page);
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
  await steps.getByRole("link", { name: "Choose a provider" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connectors");
});

test("messages are counted by what became of them, in light, dark and on a phone", async ({
  page,
  project,
}) => {
  await project.fillHome({ sent: [...sent] });
  await page.goto(project.path("home?period=hour"));
  await expect(figure(page, "Sent")).toContainText(/7\s*of 10 tried/);
  await expect(figure(page, "Delivered")).toContainText("85.7% of sent");
  await expect(figure(page, "Verified")).toContainText("57.1% of sent");
  await expect(figure(page, "Refused")).toContainText("30.0% of tried");
  await expect(figure(page, "Spend")).toContainText("$0.0158");
  await expect(
    page.getByRole("img", {
      name: "Messages by minute in the last hour: 10 tried, 7 sent, 6 delivered, 4 verified, 3 refused.",
    }),
  ).toBeVisible();
  await expect(page.getByRole("img", { name: /^Answer time of providers/ })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Spend by minute/ })).toBeVisible();
  await expect(panel(page, "Conversion by country")).toContainText(
    /United States\s*4 of 6\s*66.7%/,
  );
  const refused = panel(page, "Refused by reason");
  await expect(refused).toContainText(/Country blocked\s*3\s*100.0%/);
  await expect(refused.getByRole("link", { name: "Country blocked" })).toHaveAttribute(
    "href",
    project.path("messages?class=blocked_country&span=1h"),
  );
  // One of the tables, as they are all alike and axe looks at each cell.
  await panel(page, "Conversion by country").locator("summary").click();
  await expectNoAxeViolations(page);
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
});

test("behind each chart is its table, reached by keyboard", async ({ page, project }) => {
  await project.fillHome({ sent: [...sent] });
  await page.goto(project.path("home?period=hour"));
  const messages = panel(page, "Messages");
  await focusOn(messages.locator("summary"));
  await page.keyboard.press("Enter");
  const table = messages.getByRole("table", { name: "Messages by minute" });
  await expect(table.getByRole("row")).toHaveCount(62);
  await expect(table.getByRole("row").last()).toHaveText(/^All10764\s*3\s*0$/);
  await page.keyboard.press("Tab");
  await expect(messages.getByRole("region", { name: "Messages by minute" })).toBeFocused();
  for (const name of ["Conversion by country", "Refused by reason", "Answer time", "Spend"]) {
    await focusOn(panel(page, name).locator("summary"));
    await page.keyboard.press("Enter");
    await expect(panel(page, name).getByRole("table")).toBeVisible();
  }
});

test("the period is in the address and stays over a reload", async ({ page, project }) => {
  await project.fillHome({ sent: [...sent] });
  await page.goto(project.path("home"));
  const periods = page.getByRole("navigation", { name: "Period" });
  await expect(periods.locator("[aria-current]")).toHaveText("Last 24 hours");
  await expect(figure(page, "Sent")).toContainText("of 10 tried");
  await periods.getByRole("link", { name: "Last 30 days" }).click();
  await expect(page).toHaveURL(/period=month$/);
  await expect(figure(page, "Sent")).toContainText("of 15 tried");
  await page.reload();
  await expect(periods.locator("[aria-current]")).toHaveText("Last 30 days");
  await expect(
    page.getByRole("img", { name: /^Messages by day in the last 30 days: 15/ }),
  ).toBeVisible();
  await page.goto(project.path("home?period=never"));
  await expect(periods.locator("[aria-current]")).toHaveText("Last 24 hours");
});

test("the last hour goes on by itself", async ({ page, project }) => {
  await project.fillHome({ sent: [{ minutesAgo: 1, count: 1, status: "sent" }] });
  await page.goto(project.path("home?period=hour"));
  await expect(figure(page, "Sent")).toContainText("of 1 tried");
  await project.fillHome({ sent: [{ minutesAgo: 0, count: 2, status: "sent" }] });
  await expect(figure(page, "Sent")).toContainText("of 3 tried", { timeout: 20_000 });
});

test("trouble and test users are said above the numbers", async ({ page, project }) => {
  await project.fillHome({ isTroubled: true, testUsers: 2 });
  await page.goto(project.path("home"));
  await expect(page.getByText("A connector is in trouble")).toBeVisible();
  await expect(page.getByText(/failed 6 times in a row/)).toBeVisible();
  await expect(page.getByText(/Test users with fixed codes: 2/)).toBeVisible();
  await expect(page.getByText(/The last one ends 31 Dec 2099\./)).toBeVisible();
  await expectNoAxeViolations(page);
  await expect(page.getByRole("link", { name: "Sandbox", exact: true })).toHaveAttribute(
    "href",
    new RegExp(`${project.path("connectors")}/cn_`),
  );
});

test.describe("as a viewer", () => {
  test.use({ role: "viewer" });

  test("the numbers are open to every member", async ({ page, project }) => {
    await project.fillHome({ sent: [...sent] });
    await page.goto(project.path("home?period=hour"));
    await expect(figure(page, "Sent")).toContainText("of 10 tried");
  });
});
