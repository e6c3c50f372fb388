import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { codeOf } from "./support/code-of";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { FlowEditor } from "./support/flow-editor";
import { signInSteps } from "./support/sign-in-steps";

const sms = "Sign Up or In / OTP / SMS";
const recipient = "+12025550178";

/** The pane beside the canvas, opened. */
async function openTestRun(page: Page, path: string) {
  const editor = new FlowEditor(page);
  await editor.open(path);
  await page.getByRole("button", { name: "Test run" }).click();
  const { testRun } = editor;
  return {
    editor,
    testRun,
    screen: testRun.getByRole("region", { name: "What the end user sees" }),
    steps: testRun.getByRole("list", { name: "Steps of the run" }),
    start: testRun.getByRole("button", { name: /^Start/ }),
    giveNumber: async () => {
      await testRun.getByRole("textbox", { name: "Phone number" }).fill(recipient);
      await testRun.getByRole("button", { name: "Continue" }).click();
    },
  };
}

test("a run is tried, begun again in the middle, and kept as what has to stay so", async ({
  page,
  project,
}) => {
  const path = await project.flow({ key: "fallback", name: "Fallback", from: "sms-blocked-voice" });
  const { editor, testRun, screen, steps, start, giveNumber } = await openTestRun(page, path);
  await expectNoAxeViolations(page);
  const simulated = testRun.getByRole("combobox", { name: sms });
  await simulated.selectOption({ label: "Blocked by provider" });
  await start.click();
  await giveNumber();
  await expect(screen.getByRole("heading", { name: "Enter the code" })).toBeVisible();
  await expect(steps).toContainText("SMS blocked by provider");
  await steps.locator("summary").filter({ hasText: "OTP / Voice" }).click();
  // The words of the call, the code as dots.
  await expect(steps.getByText(/^Hello\. .* code is \u2022{6} /)).toBeVisible();
  await expectNoAxeViolations(page);
  await screen.getByRole("textbox", { name: "Code" }).fill("111111");
  await expect(screen.getByRole("alert")).toContainText("The code is wrong.");
  await screen.getByRole("textbox", { name: "Code" }).fill("000000");
  await expect(screen.getByText("The end user is signed in.")).toBeVisible();
  await testRun.getByLabel("Keep this run as a scenario").fill("Blocked, then called");
  await testRun.getByRole("button", { name: "Keep" }).click();
  await expect(page.getByText("Kept as a scenario").first()).toBeVisible();

  // From the send on, with another answer.
  await testRun.getByRole("button", { name: /^What happens to messages/ }).click();
  await simulated.selectOption("success");
  const sent = steps.getByRole("listitem").filter({ hasText: sms });
  await sent.locator("summary").click();
  await sent.getByRole("button", { name: "Begin again from here" }).click();
  await expect(steps.locator("summary").last()).toContainText("Ask for the code");
  await expect(screen.getByRole("heading", { name: "Enter the code" })).toBeVisible();

  // What would break the scenario is told at once, and not published.
  await testRun.getByRole("button", { name: /^Scenarios/ }).click();
  const scenarios = testRun.getByRole("list", { name: "Scenarios" });
  await expect(scenarios).toContainText("As expected");
  await sent.getByRole("button", { name: "Show the step" }).click();
  await page.getByRole("combobox", { name: "At SMS blocked by provider" }).click();
  await page.getByRole("option", { name: /^Automatic The last|^Automatic Back/ }).click();
  await editor.done();
  await expect(scenarios).not.toContainText("As expected");
  await page.getByRole("button", { name: "Publish" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish Fallback" });
  await expect(dialog).toContainText("Publish");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(dialog).toContainText('Scenario "Blocked, then called"');
  await expectNoAxeViolations(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(scenarios).toContainText("As expected");
  await editor.publish();
});

test("a receipt that comes late takes the way of what did not arrive", async ({
  page,
  project,
}) => {
  const { send, ...steps } = signInSteps();
  const path = await project.flow({
    key: "late",
    name: "Late",
    steps: {
      ...steps,
      send: { kind: "otp-send", ...send, name: sms, to: { sent: "wait" } },
      wait: {
        kind: "wait-receipt",
        config: { step: "send", seconds: 20 },
        to: { delivered: "code", undelivered: "lost", none: "code" },
      },
      lost: { kind: "end", config: { result: "failure", text: "It did not arrive." } },
    },
  });
  const { testRun, screen, steps: trace, start, giveNumber } = await openTestRun(page, path);
  await testRun.getByRole("combobox", { name: sms }).selectOption("late");
  await expect(testRun.getByLabel(/^Code of the receipt/)).toHaveValue("30007");
  await testRun.getByLabel(/^Seconds until/).fill("2");
  await start.click();
  await giveNumber();
  await expect(screen).toContainText("Something goes on by itself.");
  await expect(screen).toContainText("It did not arrive.");
  await expect(trace).toContainText("Undelivered");
});

test("a message really goes out only where that was chosen and confirmed", async ({
  page,
  project,
}) => {
  const path = await project.flow({ key: "real", name: "Real", from: "sign-up-or-in-sms" });
  const { testRun, screen, start, giveNumber } = await openTestRun(page, path);
  await testRun.getByRole("combobox", { name: sms }).selectOption("real");
  await expect(start).toHaveAttribute("aria-disabled", "true");
  await testRun.getByRole("checkbox", { name: /really go out/ }).check();
  await start.click();
  await giveNumber();
  await expect(screen.getByRole("heading", { name: "Enter the code" })).toBeVisible();
  const code = await codeOf(page.request, project.slug, recipient);
  await screen.getByRole("textbox", { name: "Code" }).fill(code);
  await expect(screen.getByText("The end user is signed in.")).toBeVisible();
});

test("a phone shows the test run over the flow", async ({ page, project }) => {
  const path = await project.flow({ key: "small", name: "Small", from: "sign-up-or-in-sms" });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(path);
  const toggle = page.getByRole("button", { name: "Test run" });
  await toggle.click();
  const pane = page.getByRole("complementary", { name: "Test run" });
  await pane.getByRole("button", { name: "Start", exact: true }).click();
  await expect(pane.getByRole("textbox", { name: "Phone number" })).toBeVisible();
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
  await toggle.click();
  await expect(pane).toHaveCount(0);
});
