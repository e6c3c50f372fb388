import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";

const sms = (code: string) =>
  ({ channel: "sms", to: "+14155550100", code, text: `Your code is ${code}.` }) as const;
const call = {
  channel: "voice",
  to: "+442079460000",
  code: "519203",
  language: "en-US",
  script: [{ say: "Your code is" }, { digits: "519203" }, { pauseSeconds: 1 }],
} as const;
const mail = {
  channel: "email",
  to: "ada@example.test",
  code: "660011",
  subject: "Your sign-in code",
  html: "<p>Code <b>660011</b></p><script>document.title='ran'</script>",
  text: "Code 660011 in plain text",
} as const;

test("an empty phone says the next step", async ({ page, project }) => {
  await page.goto(project.path("sandbox"));
  await expect(page.getByText("Nothing was delivered yet.")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("link", { name: "Go to one-time passwords" }).click();
  await expect(page).toHaveURL(new RegExp(`${project.path("otp")}$`));
});

test("what is delivered appears by itself, newest first, and is announced", async ({
  page,
  project,
}) => {
  await project.deliver(sms("111111"));
  await page.goto(project.path("sandbox"));
  const list = page.getByRole("list", { name: "Delivered messages, newest first" });
  await expect(list.getByRole("article")).toHaveCount(1);
  await project.deliver(sms("222222"));
  const articles = list.getByRole("article");
  await expect(articles).toHaveCount(2);
  await expect(articles.nth(0)).toContainText("Your code is 222222.");
  await expect(articles.nth(1)).toContainText("Your code is 111111.");
  await expect(page.getByText("New message: SMS to +1 415 555 0100")).toHaveRole("status");
});

test("a call is shown as text and in segments with its digits apart", async ({ page, project }) => {
  await project.deliver({ ...call, script: [...call.script] });
  await page.goto(project.path("sandbox"));
  const article = page.getByRole("article", { name: "Voice to +44 20 7946 0000" });
  await expect(article).toContainText("Your code is 5 1 9 2 0 3");
  await article.getByText("Spoken segments").click();
  await expect(article.getByRole("list").getByRole("listitem")).toHaveText([
    "SaysYour code is",
    "Digits5 1 9 2 0 3",
    "Pause1 s",
  ]);
});

test("a mail stands in a frame that runs nothing", async ({ page, project, watch }) => {
  // The frame refuses the script, and the browser says so.
  watch.expectProblem(/about:srcdoc|Content Security Policy|sandboxed/i);
  await project.deliver(mail);
  await page.goto(project.path("sandbox"));
  const frame = page.frameLocator("iframe[title='HTML part of the mail']");
  await expect(frame.getByText("Code 660011")).toBeVisible();
  await page.getByRole("radio", { name: "Plain text" }).check();
  await expect(page.getByText("Code 660011 in plain text")).toBeVisible();
  await expect(page).toHaveTitle("Sandbox phone · Patchbay");
});

test("one channel alone is shown when asked, and a reload keeps the filter", async ({
  page,
  project,
}) => {
  await project.deliver(sms("333333"));
  await project.deliver({ ...call, script: [...call.script] });
  await page.goto(project.path("sandbox"));
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.getByRole("radio", { name: "Voice" }).check();
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Voice" })).toBeChecked();
  await expect(page.getByRole("article", { name: /^Voice to/ })).toHaveCount(1);
  await page.getByRole("radio", { name: "E-mail" }).check();
  await expect(page.getByText("Nothing was delivered by e-mail yet.")).toBeVisible();
  await page.getByRole("button", { name: "Show all channels" }).click();
  await expect(page.getByRole("article")).toHaveCount(2);
});

test("all messages are deleted after a question, and only then", async ({ page, project }) => {
  await project.deliver(sms("444444"));
  await page.goto(project.path("sandbox"));
  await page.getByRole("button", { name: "Clear all" }).click();
  const question = page.getByRole("alertdialog");
  await expectNoAxeViolations(page);
  await question.getByRole("button", { name: "Keep them" }).click();
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("button", { name: "Clear all" }).click();
  await question.getByRole("button", { name: "Delete all" }).click();
  await expect(page.getByText("1 message deleted", { exact: true })).toBeVisible();
  await expect(page.getByText("Nothing was delivered yet.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Nothing was delivered yet.")).toBeVisible();
});

test("messages of all channels have no axe violation and fit a phone", async ({
  page,
  project,
  watch,
}) => {
  watch.expectProblem(/about:srcdoc|Content Security Policy|sandboxed/i);
  await project.deliver(sms("555555"));
  await project.deliver({ ...call, script: [...call.script] });
  await project.deliver(mail);
  await page.goto(project.path("sandbox"));
  await expect(page.getByRole("article")).toHaveCount(3);
  await expectNoAxeViolations(page);
  await expectFitsPhone(page);
});

test("a developer sees messages but cannot clear them, a viewer sees why not", async ({
  openAs,
  project,
}) => {
  await project.deliver(sms("777777"));
  const developer = await openAs("developer");
  await developer.goto(project.path("sandbox"));
  await expect(developer.getByText("Your code is 777777.")).toBeVisible();
  await expect(developer.getByRole("button", { name: "Clear all" })).toHaveCount(0);
  const viewer = await openAs("viewer");
  await viewer.goto(project.path("sandbox"));
  await expect(viewer.getByText("Seeing them needs the role Developer")).toBeVisible();
  await expect(viewer.getByText("777777")).toHaveCount(0);
});
