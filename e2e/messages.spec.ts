import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { focusOn } from "./support/focus-on";
import { focusSearch } from "./support/focus-search";

const table = (page: Page) => page.getByRole("table", { name: "Messages, newest first" });
const rows = (page: Page) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });

const some = [
  { recipient: "+14155550123", status: "failed", errorClass: "blocked_country", minutesAgo: 3 },
  { recipient: "+4915112345678", status: "sent", minutesAgo: 2 },
  { recipient: "ada@example.com", status: "sent", isVerified: true, minutesAgo: 1 },
] as const;

test("an empty page says the next step", async ({ page, project }) => {
  await page.goto(project.path("messages"));
  await expect(page.getByText("Nothing was sent yet.")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("link", { name: "Send a test code" }).click();
  await expect(page).toHaveURL(new RegExp(`${project.path("otp")}$`));
});

test("messages stand in a table, newest first, each with what became of it", async ({
  page,
  project,
}) => {
  await project.sent(...some);
  await page.goto(project.path("messages"));
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(0)).toContainText("ada@example.com");
  await expect(rows(page).nth(0)).toContainText("Verified");
  await expect(rows(page).nth(2)).toContainText("+1 415 555 0123");
  await expect(rows(page).nth(2)).toContainText("Country blocked");
  await expectNoAxeViolations(page);
});

test("new messages come in by themselves at the top, and wait while somebody reads", async ({
  page,
  project,
}) => {
  await project.sent(some[0]);
  await page.goto(project.path("messages"));
  await expect(rows(page)).toHaveCount(1);
  await project.sent({ recipient: "+14155550177" });
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByRole("status").filter({ hasText: "1 new message" })).toBeAttached();

  await rows(page).nth(1).hover();
  await project.sent({ recipient: "+14155550188" });
  const waiting = page.getByRole("button", { name: "1 new message" });
  await expect(waiting).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await waiting.click();
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(0)).toContainText("+1 415 555 0188");
});

test("filters stand in the address, and the back button takes them off", async ({
  page,
  project,
}) => {
  await project.sent(...some);
  await page.goto(project.path("messages"));
  await page.getByRole("button", { name: "Status" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Failed" }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("menuitemcheckbox", { name: "Verified" }).click();
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\?status=verified%2Cfailed$/);
  await page.reload();
  await expect(rows(page)).toHaveCount(2);

  await page.getByRole("button", { name: "Country" }).click();
  await page.getByPlaceholder("Search country").fill("united st");
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/country=US/);
  await page.goBack();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(rows(page)).toHaveCount(3);
});

test("a number is found by its last digits, and too few are told", async ({ page, project }) => {
  await project.sent(...some);
  await page.goto(project.path("messages"));
  await focusSearch(page);
  await page.getByRole("searchbox").fill("678");
  await expect(page.getByText("Enter at least the last 4 digits.")).toBeVisible();
  await page.getByRole("searchbox").fill("5678");
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("+49 1511 2345678");
  await expect(page).toHaveURL(/q=5678/);
  await page.getByRole("searchbox").fill("9999");
  await expect(page.getByText("No message matches the search and filters.")).toBeVisible();
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(page.getByRole("searchbox")).toHaveValue("");
});

test("columns can be hidden, and stay so", async ({ page, project }) => {
  await project.sent(...some);
  await page.goto(project.path("messages"));
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Template" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Country" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "Template" })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Country" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Template" })).toHaveCount(0);
});

test("older messages are shown on demand", async ({ page, project }) => {
  await project.sent(...Array.from({ length: 60 }, (_, index) => ({ minutesAgo: index })));
  await page.goto(project.path("messages"));
  await expect(rows(page)).toHaveCount(50);
  await page.getByRole("button", { name: "Show older messages" }).click();
  await expect(rows(page)).toHaveCount(60);
  await expect(page.getByRole("button", { name: "Show older messages" })).toHaveCount(0);
});

test("the export holds what the filters find", async ({ page, project }) => {
  await project.sent(...some);
  await page.goto(`${project.path("messages")}?status=failed`);
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^messages-.+\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(",+14155550123,US,Twilio main,");
});

test("a viewer sees masked recipients and cannot export", async ({ openAs, project }) => {
  await project.sent(...some);
  const viewer = await openAs("viewer");
  await viewer.goto(project.path("messages"));
  await expect(rows(viewer)).toHaveCount(3);
  await expect(rows(viewer).nth(0)).toContainText("a•••@e•••.com");
  await expect(rows(viewer).nth(2)).toContainText("+1••••••••23");
  expect(await viewer.content()).not.toMatch(/5550123|ada@example/);
  await expect(viewer.getByRole("button", { name: "Export" })).toHaveCount(0);
  const answer = await viewer.request.get(`/api/internal/messages/export?project=${project.slug}`);
  expect(answer.status()).toBe(403);
  await viewer.getByRole("searchbox").fill("550123");
  await expect(viewer.getByText("only the last four digits are looked at")).toBeVisible();
  await expect(rows(viewer)).toHaveCount(1);
});

test("on a phone each message has two lines", async ({ page, project }) => {
  await project.sent(...some);
  await page.goto(project.path("messages"));
  await expectFitsPhone(page);
  const list = page.getByRole("list", { name: "Messages, newest first" });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await expect(list.getByRole("listitem").nth(2)).toContainText("Country blocked");
  await page.getByRole("button", { name: "Filters" }).click();
  await expect(page.getByRole("button", { name: "Status" })).toBeVisible();
  await expectNoAxeViolations(page);
});

test("a real code is followed from the call to its verification", async ({
  page,
  project,
  watch,
}) => {
  const recipient = "+14155550142";
  const call = (path: string, data: object) =>
    page.request.post(`/api/v1/auth/otp/${path}`, {
      headers: { authorization: `Bearer ${project.id}` },
      data,
    });
  await page.goto(project.path("messages"));
  expect((await call("signup-in/sms", { loginId: recipient })).status()).toBe(200);
  await expect(rows(page)).toHaveCount(1);
  await rows(page).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("+1 415 555 0142");
  const timeline = page.getByRole("list", { name: "What happened, oldest first" });
  await expect(timeline).toContainText("A code by SMS for sign-up or sign-in was asked for");
  await timeline.getByText("policy checks passed").click();
  await expect(page.getByRole("list", { name: "Policy checks" })).toContainText("United States");
  await expect(page.getByText("the default of the channel").first()).toBeVisible();

  const phone = await page.context().newPage();
  await phone.goto(project.path("sandbox"));
  const text = await phone.getByRole("article").first().innerText();
  await phone.close();
  const code = /\b\d{6}\b/.exec(text)?.[0] ?? "";
  // The phone showed it; the story never does.
  watch.keepSecret(code);
  const wrong = code === "111111" ? "222222" : "111111";
  expect((await call("verify/sms", { loginId: recipient, code: wrong })).status()).toBe(401);
  await expect(timeline).toContainText("A wrong code was entered: try 1 of");
  expect((await call("verify/sms", { loginId: recipient, code })).status()).toBe(200);
  await expect(timeline).toContainText("The code was entered");
  await expect(page.getByText("It arrived: the code was entered")).toBeVisible();
  await expectNoAxeViolations(page);
  await expectFitsPhone(page);
});

test("a refusal is explained, and a viewer learns why but not who", async ({
  page,
  openAs,
  project,
  watch,
}) => {
  // The message that does not exist.
  watch.expectProblem(/404/);
  const [id] = await project.sent({
    recipient: "+14155550123",
    status: "failed",
    errorClass: "blocked_country",
    errorCode: "21408",
    answer: {
      httpStatus: 400,
      code: "21408",
      text: "Not enabled for +14155550123",
      meaning: "Text messages to this country are switched off.",
      advice: "Switch the country on.",
      link: "https://www.twilio.com/docs/api/errors/21408",
    },
  });
  await page.goto(project.path(`messages/${id}`));
  await expect(page.getByText("Twilio main refused the message")).toBeVisible();
  await expect(page.getByText("Text messages to this country are switched off.")).toBeVisible();
  await expect(page.getByRole("link", { name: /Twilio's page on it/ })).toHaveAttribute(
    "href",
    "https://www.twilio.com/docs/api/errors/21408",
  );
  await page.getByRole("link", { name: "All messages to it" }).click();
  await expect(page.getByRole("searchbox")).toHaveValue("+1 415 555 0123");
  await expect(rows(page)).toHaveCount(1);

  const viewer = await openAs("viewer");
  await viewer.goto(project.path(`messages/${id}`));
  await expect(viewer.getByText("Text messages to this country are switched off.")).toBeVisible();
  expect(await viewer.content()).not.toContain("5550123");
  const missing = await viewer.goto(project.path("messages/ms_000000000000000000000000"));
  expect(missing?.status()).toBe(404);
});

test("a menu opened by the very first key that works starts at its first item", async ({
  page,
  project,
}) => {
  await project.sent(some[0]);
  // Presses from the first moment on, faster than any hand, until a press opens the menu.
  await page.addInitScript(() => {
    const press = () => {
      const button = [...document.querySelectorAll("button")].find(
        (one) => one.textContent === "Channel",
      );
      if (button?.ariaExpanded === "true") return;
      button?.focus();
      button?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
      setTimeout(press);
    };
    press();
  });
  await page.goto(project.path("messages"));
  const first = page.getByRole("menuitemcheckbox", { name: "SMS" });
  await expect(first).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(first).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Channel" })).toBeFocused();
  // Opened by a pointer, it waits for where that goes.
  await page.getByRole("button", { name: "Channel" }).click();
  await expect(page.getByRole("menu")).toBeFocused();
});

test("a keyboard reaches filters, columns and each row", async ({ page, project }) => {
  const [id] = await project.sent(some[0]);
  await page.goto(project.path("messages"));
  await focusOn(page.getByRole("button", { name: "Channel" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitemcheckbox", { name: "SMS" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/channel=sms/);
  await page.keyboard.press("Escape");
  // The menu gives the focus back; it would take it away from elsewhere.
  await expect(page.getByRole("button", { name: "Channel: SMS" })).toBeFocused();
  await focusOn(page.getByRole("button", { name: "Columns" }));
  await page.keyboard.press("Tab");
  await expect(rows(page).getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/messages/${id}$`));
});
