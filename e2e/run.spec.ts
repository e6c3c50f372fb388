import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { codeOf } from "./support/code-of";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { serveFrame } from "./support/serve-frame";
import { signInSteps } from "./support/sign-in-steps";

// Whoever uses these pages is nobody to the console.
test.use({ role: null, locale: "en-US" });

const number = (page: Page) => page.getByRole("textbox", { name: "Phone number" });
const codeBox = (page: Page) => page.getByRole("textbox", { name: "Code" });
const go = (page: Page, name = "Continue") => page.getByRole("button", { name, exact: true });
const wrongOf = (code: string) => (code === "111111" ? "222222" : "111111");

test("from the number to being signed in, by thumb and by keyboard", async ({
  page,
  project,
  openAs,
}) => {
  const url = await project.publish("sign-in", signInSteps());
  const owner = (await openAs("owner")).request;
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is your phone number?");
  await expect(number(page)).toBeFocused();
  await expect(number(page)).toHaveAttribute("autocomplete", "tel");
  // A number from elsewhere moves the country along.
  await number(page).fill("+49 30 901820");
  await expect(page.getByRole("combobox", { name: "Country" })).toHaveValue("DE");
  await number(page).fill("12");
  await number(page).press("Enter");
  await expect(page.getByText("This is not a phone number.")).toBeVisible();
  await expect(number(page)).toHaveValue("12");
  await expect(number(page)).toBeFocused();
  await page.getByRole("combobox", { name: "Country" }).selectOption("US");
  await number(page).fill("(415) 555-0131");
  await go(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Enter the code");
  await expect(page.getByText(/We sent a code by text message to \+1/)).toBeVisible();
  await expect(codeBox(page)).toBeFocused();
  await expect(codeBox(page)).toHaveAttribute("autocomplete", "one-time-code");
  await expect(codeBox(page)).toHaveAttribute("inputmode", "numeric");
  const code = await codeOf(owner, project.slug, "+14155550131");
  // A wrong one goes off by itself and is told; the next one does not wait for a press either.
  await codeBox(page).fill(wrongOf(code));
  await expect(page.getByRole("alert").filter({ hasText: "The code is wrong." })).toBeFocused();
  await codeBox(page).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed in");
  await expect(page.getByText("You can close this page.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed in");
});

test("a page waits for no other file before it is shown as it should be", async ({
  page,
  project,
}) => {
  // Whatever the document names is away.
  await page.route("**/_next/**", (route) => route.abort("aborted"));
  await page.goto(await project.publish("sign-in", signInSteps()));
  await expect(go(page)).toHaveCSS("border-radius", "6px");
  await expect(number(page)).toHaveCSS("border-style", "solid");
});

test("every question and answer can be read by all, in both themes and on a small phone", async ({
  page,
  project,
  openAs,
}) => {
  await project.setHostedPage({ accent: "#facc15" });
  const url = await project.publish("sign-in", signInSteps());
  const owner = (await openAs("owner")).request;
  const look = async () => {
    await expectNoAxeViolations(page);
    await expectFitsPhone(page);
  };
  await page.goto(url);
  await look();
  await number(page).fill("12");
  await go(page).click();
  await expect(page.getByText("This is not a phone number.")).toBeVisible();
  await look();
  await number(page).fill("+14155550140");
  await go(page).click();
  await expect(codeBox(page)).toBeVisible();
  await look();
  const code = await codeOf(owner, project.slug, "+14155550140");
  await codeBox(page).fill(wrongOf(code));
  await expect(page.getByRole("alert").filter({ hasText: "The code is wrong." })).toBeVisible();
  await look();
  await codeBox(page).fill(code);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed in");
  await look();
});

test("another code may be asked for once the server's time is over", async ({ page, project }) => {
  const url = await project.publish("sign-in", signInSteps());
  await page.clock.install();
  await page.goto(url);
  await number(page).fill("+14155550132");
  await go(page).click();
  const resend = page.getByRole("button", { name: "Send another code" });
  await expect(resend).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText(/You can ask for another code in \d+ s\./)).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(resend).not.toHaveAttribute("aria-disabled");
  await expect(page.getByText(/You can ask for another code/)).toBeHidden();
});

test("a second tab, the back button and a run that is over each lead on", async ({
  page,
  project,
  context,
  watch,
}) => {
  const url = await project.publish("sign-in", signInSteps());
  await page.goto(url);
  const second = await context.newPage();
  watch.follow(second);
  await second.goto(url);
  await number(page).fill("+14155550133");
  await go(page).click();
  await expect(codeBox(page)).toBeVisible();
  // The question of the other tab is not asked any more: it shows the one that is.
  await number(second).fill("+14155550134");
  await go(second).click();
  await expect(second.getByText(/We sent a code by text message to \+1\D*33/)).toBeVisible();
  await page.goBack();
  await expect(codeBox(page)).toBeVisible();
  await project.expireRuns();
  await codeBox(page).fill("123456");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page has expired");
  await expectNoAxeViolations(page);
  await go(page, "Start again").click();
  await expect(number(page)).toBeVisible();
});

test("too many wrong codes lock the code, and the page says what to do", async ({
  page,
  project,
  openAs,
}) => {
  const url = await project.publish("sign-in", signInSteps());
  const owner = (await openAs("owner")).request;
  await page.goto(url);
  await number(page).fill("+14155550135");
  await go(page).click();
  await expect(codeBox(page)).toBeVisible();
  const wrong = wrongOf(await codeOf(owner, project.slug, "+14155550135"));
  for (let tries = 0; tries < 5; tries++) {
    await codeBox(page).fill(wrong);
    await expect(page.getByRole("alert").filter({ hasText: /code/ })).toBeVisible();
    await expect(codeBox(page)).toHaveValue("");
  }
  await codeBox(page).fill(wrong);
  await expect(page.getByRole("alert").filter({ hasText: "Too many wrong codes." })).toBeVisible();
});

test("what is not there, switched off or led astray is a page of its own", async ({
  page,
  project,
  watch,
}) => {
  watch.expectProblem(/404 \(Not Found\)/);
  const url = await project.publish("sign-in", signInSteps());
  await page.goto(`/run/${project.slug}/nothing`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
  await expectNoAxeViolations(page);
  await page.goto("/run/nobody/sign-in");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
  await page.goto(`${url}?return_to=https://evil.example/`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link is wrong");
  await expectNoAxeViolations(page);
});

test("a flow that sends at once begins by a press", async ({ page, project }) => {
  const { phone: _, ...rest } = signInSteps();
  const url = await project.publish("call-me", {
    ...rest,
    start: { kind: "start", to: { next: "send" } },
    send: {
      kind: "otp-send",
      config: { purpose: "sign_up_or_in", channel: "sms", to: "+14155550136" },
      to: { sent: "code" },
    },
  });
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Continue to ${project.name}`);
  await expectNoAxeViolations(page);
  await go(page).click();
  await expect(codeBox(page)).toBeVisible();
});

for (const [locale, title] of [
  ["de-AT", "Wie ist Ihre Telefonnummer?"],
  ["es", "¿Cuál es su número de teléfono?"],
  ["fr-CA", "Quel est votre numéro de téléphone ?"],
  ["ja", "What is your phone number?"],
] as const)
  test(`a browser in ${locale} reads its language where there is one`, async ({
    browser,
    project,
    baseURL,
  }) => {
    const url = await project.publish("sign-in", signInSteps());
    const context = await browser.newContext({ baseURL, locale });
    const page = await context.newPage();
    await page.goto(url);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    const language = locale === "ja" ? "en" : locale.slice(0, 2);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
    await page.goto(`${url}?locale=de`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wie ist Ihre Telefonnummer?");
    await context.close();
  });

test("a registered return URL gets a code that is good once", async ({ page, project, openAs }) => {
  const url = await project.publish("sign-in", signInSteps());
  const app = await serveFrame();
  const returnTo = `${app.origin}/signed-in`;
  await project.setHostedPage({ returnUrls: [returnTo], accent: "#0f766e" });
  const owner = (await openAs("owner")).request;
  await page.goto(`${url}?return_to=${encodeURIComponent(returnTo)}&state=s-1`);
  await number(page).fill("+14155550137");
  await go(page).click();
  await expect(codeBox(page)).toBeVisible();
  await codeBox(page).fill(await codeOf(owner, project.slug, "+14155550137"));
  await expect(page).toHaveURL(new RegExp(`^${returnTo}\\?code=[\\w-]{27}&state=s-1$`));
  const exchange = () =>
    owner.post("/api/v1/flow/exchange", {
      data: { code: new URL(page.url()).searchParams.get("code") },
      headers: { Authorization: `Bearer ${project.id}` },
    });
  expect(await (await exchange()).json()).toMatchObject({ user: { phone: "+14155550137" } });
  expect((await exchange()).status()).toBe(401);
  app.close();
});

test("a run that did not work leads back, and tells the application why", async ({
  page,
  project,
}) => {
  const url = await project.publish("refuse", {
    start: { kind: "start", to: { next: "ask" } },
    ask: { kind: "screen", config: { buttons: [{ id: "submit" }] }, to: { submit: "end" } },
    end: { kind: "end", config: { result: "failure", text: "Not today." } },
  });
  const returnUrl = "https://app.example.com/in";
  await project.setHostedPage({ returnUrls: [returnUrl] });
  await page.goto(`${url}?return_to=${encodeURIComponent(returnUrl)}&state=mine`);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Not today.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Back to app.example.com" })).toHaveAttribute(
    "href",
    `${returnUrl}?error=failed&state=mine`,
  );
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Start again" }).click();
  await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
});

test("only chosen origins show a run in a frame, and it works there", async ({
  page,
  project,
  watch,
}) => {
  watch.expectProblem(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE/);
  const url = await project.publish("sign-in", signInSteps());
  const { baseURL } = test.info().project.use;
  const [refused, allowed] = [await serveFrame(), await serveFrame()];
  await project.setHostedPage({ embedOrigins: [allowed.origin] });
  for (const shop of [refused, allowed]) shop.show(`${baseURL}${url}`);
  const frame = page.frameLocator("iframe");
  await page.goto(allowed.origin);
  await frame.getByRole("textbox", { name: "Phone number" }).fill("+14155550138");
  await frame.getByRole("button", { name: "Continue" }).click();
  await expect(frame.getByRole("textbox", { name: "Code" })).toBeVisible();
  await page.goto(refused.origin);
  await expect.poll(() => page.frames().length).toBe(2);
  await expect(frame.getByRole("textbox", { name: "Phone number" })).toBeHidden();
  for (const shop of [refused, allowed]) shop.close();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("everything works up to and including the code", async ({
    page,
    project,
    openAs,
    watch,
  }) => {
    // What a browser without scripts says of those that it leaves out.
    watch.expectProblem(/\/_next\/static\/.*: csp$/);
    const url = await project.publish("sign-in", signInSteps());
    const owner = (await openAs("owner")).request;
    await page.goto(url);
    await number(page).fill("12");
    await number(page).press("Enter");
    await expect(page.getByText("This is not a phone number.")).toBeVisible();
    await expect(number(page)).toHaveValue("12");
    await page.getByRole("combobox", { name: "Country" }).selectOption("US");
    await number(page).fill("(415) 555-0139");
    await go(page).click();
    await expect(page.getByText(/We sent a code by text message to \+1/)).toBeVisible();
    await page.getByRole("button", { name: "Send another code" }).click();
    await expect(page.getByRole("alert").filter({ hasText: /Try again in \d+ s\./ })).toBeVisible();
    const code = await codeOf(owner, project.slug, "+14155550139");
    await codeBox(page).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await codeBox(page).press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed in");
  });
});
