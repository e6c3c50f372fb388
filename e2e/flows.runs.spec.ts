import type { Page } from "@playwright/test";
import { expect } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { startRun } from "./support/rest-run";
import { signInSteps } from "./support/sign-in-steps";
import { test as twilioTest } from "./support/twilio-test";

const signedIn = "+14155550161";
const blocked = "+14155550162";
const lost = "+14155550163";

/** Sign-in by text message whose author has thought of a block, and forgotten another code. */
function steps(connectorId: string): ReturnType<typeof signInSteps> {
  const { start, phone, send, code, verify, end } = signInSteps();
  return {
    start: { ...start, kind: "start", name: "Start" },
    phone: { ...phone, kind: "screen", name: "Ask for the number" },
    send: {
      kind: "otp-send",
      name: "Send the code",
      config: { ...send?.config, connectorId },
      errors: { blocked_by_provider: { mode: "branch" } },
      to: { sent: "code", "error.blocked_by_provider": "sorry" },
    },
    code: { ...code, kind: "screen", name: "Ask for the code", to: { submit: "verify" } },
    verify: { ...verify, kind: "otp-verify", name: "Check the code" },
    end: { ...end, kind: "end", name: "Signed in" },
    sorry: {
      kind: "end",
      name: "Blocked",
      at: { x: 880, y: 240 },
      config: { result: "failure", text: "Blocked." },
    },
  };
}

type Walked = { flow: string; runs: { signedIn: string; blocked: string; lost: string } };

const test = twilioTest.extend<{ walked: Walked; connectorId: string }>({
  connectorId: async ({ page, project, account, form }, use) => {
    await page.goto(`${project.path("connectors")}/new/twilio`);
    await form.fill(account, { name: "Twilio main" });
    await form.create();
    const link = page.getByRole("link", { name: "Twilio main" });
    await expect(link).toBeVisible();
    const href = await link.getAttribute("href");
    await use(href?.split("/").at(-1) ?? "");
  },
  /** Three end users: one signs in, one is blocked by the provider, one takes a way to nowhere. */
  walked: async ({ page, project, account, connectorId }, use) => {
    await project.publish("sign-in", steps(connectorId));
    await account.addRule({
      match: { method: "POST", to: blocked },
      action: { kind: "error", code: 30450 },
    });
    const begin = () => startRun(page.request, project.id, "sign-in");
    const good = await begin();
    expect(await good.press("submit", { phone: signedIn })).toBe("waiting");
    const [message] = await account.messages();
    const code = /\d{6}/.exec(message?.body ?? "")?.[0] ?? "";
    expect(await good.press("submit", { code })).toBe("completed");
    const bad = await begin();
    expect(await bad.press("submit", { phone: blocked })).toBe("failed");
    const away = await begin();
    expect(await away.press("submit", { phone: lost })).toBe("waiting");
    expect(await away.press("resend")).toBe("failed");
    await use({
      flow: project.path("flows/sign-in"),
      runs: { signedIn: good.runId, blocked: bad.runId, lost: away.runId },
    });
  },
});

const table = (page: Page) => page.getByRole("table", { name: "Runs, newest first" });
const rows = (page: Page) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });
const groups = (page: Page) => page.getByRole("region", { name: "Failed runs by step and reason" });
const trace = (page: Page) => page.getByRole("list", { name: "Steps of the run" });
const canvas = (page: Page) => page.locator(".flow-canvas");

test("runs stand in a table, newest first, with how far each came and why", async ({
  page,
  walked,
}) => {
  await page.goto(`${walked.flow}/runs`);
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(0)).toContainText(lost);
  await expect(rows(page).nth(0)).toContainText("Ask for the code");
  await expect(rows(page).nth(0)).toContainText("Way out leads nowhere");
  await expect(rows(page).nth(1)).toContainText(blocked);
  await expect(rows(page).nth(1)).toContainText("Failed");
  await expect(rows(page).nth(1)).toContainText("Send the code");
  await expect(rows(page).nth(1)).toContainText("Blocked by provider");
  await expect(rows(page).nth(2)).toContainText(signedIn);
  await expect(rows(page).nth(2)).toContainText("Completed");
  await expectNoAxeViolations(page);
  await expectFitsPhone(page);
  await expect(page.getByRole("list", { name: "Runs, newest first" })).toContainText(
    "Way out leads nowhere",
  );
  await expectNoAxeViolations(page);
});

test("filters stand in the address, and a group of failures is one of them", async ({
  page,
  walked,
}) => {
  await page.goto(`${walked.flow}/runs`);
  await page.getByRole("button", { name: "Status" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Completed" }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\?status=completed$/);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(rows(page)).toHaveCount(3);

  await expect(groups(page).getByRole("listitem")).toHaveCount(2);
  await groups(page)
    .getByRole("link", { name: /Send the code/ })
    .click();
  await expect(page).toHaveURL(/\?failedStep=send&failedClass=blocked_by_provider$/);
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Failed at: Send the code" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Reason: Blocked by provider" })).toBeVisible();
  await page.goBack();
  await expect(rows(page)).toHaveCount(3);

  await page.getByRole("button", { name: "Version" }).click();
  await page.getByRole("option", { name: "Version 1" }).click();
  await expect(page).toHaveURL(/\?version=1$/);
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Reason" }).click();
  await page.getByPlaceholder("Search reason").fill("code is wrong");
  await page.keyboard.press("Enter");
  await expect(page.getByText("No run matches the filters.")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(rows(page)).toHaveCount(3);
});

test("a run lights its way on the canvas, and in the outline", async ({ page, walked }) => {
  await page.goto(`${walked.flow}/runs`);
  await rows(page).nth(1).getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/runs/${walked.runs.blocked}$`));
  await expect(page.getByText("It failed at Send the code: blocked by provider.")).toBeVisible();
  const step = (name: string) => canvas(page).getByRole("group", { name });
  await expect(step("Send the code")).toHaveAccessibleName(/Failed/);
  await expect(step("Blocked")).toHaveAccessibleName(/Failed/);
  await expect(step("Ask for the number")).toHaveAccessibleName(/Ran/);
  await expect(step("Check the code")).not.toHaveAccessibleName(/Ran|Failed/);
  await expect(canvas(page).locator(".port-edge-lit")).toHaveCount(3);
  await expectNoAxeViolations(page);

  await page.getByRole("radio", { name: "Outline" }).check();
  await expect(
    page.getByRole("list", { name: "Steps from the start" }).getByText("Failed").first(),
  ).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("radio", { name: "Canvas" }).check();
  await expect(canvas(page)).toBeVisible();
});

test("each step says what it did, and leads to its message and back", async ({
  page,
  project,
  walked,
}) => {
  await page.goto(`${walked.flow}/runs/${walked.runs.blocked}`);
  const sent = trace(page).getByRole("listitem").filter({ hasText: "Send the code" });
  await expect(sent).toContainText("→ SMS blocked by provider");
  await sent.getByText("Send the code").click();
  await expect(sent).toContainText("Blocked by provider 30450");
  await expect(sent).toContainText(blocked);
  await sent.getByRole("link", { name: "Open its message" }).click();
  await expect(page).toHaveURL(new RegExp(`${project.path("messages")}/ms_`));
  await page.getByRole("link", { name: "open the run" }).click();
  await expect(page).toHaveURL(new RegExp(`/runs/${walked.runs.blocked}$`));
});

test("a run that signed somebody in leads to the user, and fits a phone", async ({
  page,
  project,
  walked,
}) => {
  await page.goto(`${walked.flow}/runs/${walked.runs.signedIn}`);
  await expect(page.getByText("It has ended well: the user is signed in.")).toBeVisible();
  await expectFitsPhone(page);
  await expect(trace(page).getByText("Check the code")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("radio", { name: "Flow" }).check();
  await expect(page.getByRole("list", { name: "Steps from the start" })).toContainText("Ran");
  await expectNoAxeViolations(page);
  await page.getByRole("radio", { name: "What happened" }).check();
  await page.getByRole("link", { name: signedIn }).click();
  await expect(page).toHaveURL(new RegExp(`${project.path("users")}/eu_`));
});

test("an open run is followed without a reload", async ({ page, project, connectorId }) => {
  await project.publish("sign-in", steps(connectorId));
  const user = await startRun(page.request, project.id, "sign-in");
  const path = project.path("flows/sign-in/runs");
  await page.goto(path);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText("Waiting");
  await expect(rows(page)).toContainText("Ask for the number");
  await page.goto(`${path}/${user.runId}`);
  await expect(page.getByText("It waits at Ask for the number.")).toBeVisible();
  await user.press("submit", { phone: lost });
  await expect(page.getByText("It waits at Ask for the code.")).toBeVisible();
  await user.press("resend");
  await expect(
    page.getByText("It failed at Ask for the code: way out leads nowhere."),
  ).toBeVisible();
});

test("a viewer sees the same without the people in it", async ({ openAs, walked }) => {
  const page = await openAs("viewer");
  await page.goto(`${walked.flow}/runs`);
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(2)).toContainText("+1••••••••61");
  await page.goto(`${walked.flow}/runs/${walked.runs.signedIn}`);
  await expect(page.getByText("Your role sees masked values")).toBeVisible();
  for (const name of ["Ask for the number", "Send the code", "Check the code"])
    await trace(page).getByText(name).click();
  await expect(trace(page)).toContainText("+1••••••••61");
  expect(await page.content()).not.toContain(signedIn.slice(-7));
  const answer = await page.request.get(
    `/api/internal/flows/sign-in/runs?project=${walked.flow.split("/")[2]}`,
  );
  expect(await answer.text()).not.toContain(signedIn.slice(-7));
});

test("a flow that nobody went through says the next step", async ({ page, project }) => {
  const hosted = await project.publish("sign-in", signInSteps());
  await page.goto(project.path("flows"));
  await page.getByRole("link", { name: /0 runs in 24 h/ }).click();
  await expect(page.getByText("Nobody has gone through this flow yet.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Open its page in a new tab" })).toHaveAttribute(
    "href",
    hosted,
  );
  await expectNoAxeViolations(page);
  await project.flow({ key: "draft", name: "Draft" });
  await page.goto(project.path("flows/draft"));
  await page.getByRole("button", { name: "More for this flow" }).click();
  await page.getByRole("menuitem", { name: "Runs" }).click();
  await expect(page.getByText("Nobody can go through this flow")).toBeVisible();
  await page.getByRole("link", { name: "Open the flow" }).click();
  await expect(page).toHaveURL(/\/flows\/draft$/);
});

test("what is not there is not found, and nobody reads on who is not signed in", async ({
  page,
  project,
  openAs,
  walked,
  watch,
}) => {
  watch.expectProblem(/404 \(Not Found\)/);
  const { runs } = walked;
  const other = "fr_000000000000000000000000";
  for (const path of [`sign-in/runs/${other}`, "nothing/runs", `nothing/runs/${runs.blocked}`]) {
    const answer = await page.goto(project.path(`flows/${path}`));
    expect(answer?.status()).toBe(404);
  }
  for (const path of ["runs", `runs/${runs.blocked}`, "failures"]) {
    const answer = await (await openAs(null)).request.get(
      `/api/internal/flows/sign-in/${path}?project=${project.slug}`,
    );
    expect(answer.status()).toBe(401);
  }
});

test("a step of a subflow is called by its name wherever a run is told of", async ({
  page,
  project,
}) => {
  const start = { kind: "start", name: "Start" };
  await project.publish("greeting", {
    start: { ...start, to: { next: "hello" } },
    hello: {
      kind: "screen",
      name: "Say hello",
      config: { title: "Hello", buttons: [{ id: "submit", label: "Hello too" }] },
    },
  });
  await project.publish("shop", {
    start: { ...start, to: { next: "greet" } },
    greet: { kind: "subflow", name: "Greet", config: { flow: "greeting" } },
  });
  const run = await startRun(page.request, project.id, "shop");
  expect(await run.press("submit")).toBe("failed");
  await page.goto(project.path("flows/shop/runs"));
  await expect(groups(page)).toContainText("Greet / Say hello: way out leads nowhere");
  await expect(rows(page)).toContainText("Greet / Say hello");
  await rows(page).getByRole("link").first().click();
  await expect(page.getByText("It failed at Greet / Say hello")).toBeVisible();
  const last = trace(page).getByRole("listitem").last();
  await expect(last).toContainText("greeting / Say hello → Hello too");
  await expect(last).toContainText("Went wrong");
  await last.locator("summary").click();
  await expect(last).toContainText("Way out leads nowhere");
  await expectNoAxeViolations(page);
});
