import { expect, type Locator, type Page } from "@playwright/test";
import type { AccountHandle } from "../fakes/twilio/control";

/** The form of a Twilio connector and its Test Results, by roles and labels. */
export class TwilioForm {
  readonly name: Locator;
  readonly accountSid: Locator;
  readonly keySid: Locator;
  readonly keySecret: Locator;
  readonly authToken: Locator;
  readonly phoneNumber: Locator;
  readonly service: Locator;
  readonly voiceFrom: Locator;
  readonly results: Locator;

  constructor(readonly page: Page) {
    this.name = page.getByLabel("Connector name");
    this.accountSid = page.getByRole("textbox", { name: "Account SID" });
    this.keySid = page.getByRole("textbox", { name: "API key SID" });
    this.keySecret = this.secret("API key secret");
    this.authToken = this.secret("Auth token");
    this.phoneNumber = page.getByRole("combobox", { name: "Phone number", exact: true });
    this.service = page.getByRole("combobox", { name: "Messaging Service SID" });
    this.voiceFrom = page.getByRole("combobox", { name: /^From phone number/ });
    this.results = page.getByRole("region", { name: "Test Results" });
  }

  /** A box for a secret: it has no role, and a toggle may have the same label. */
  private secret(label: string): Locator {
    return this.page.getByLabel(label, { exact: true }).and(this.page.locator("[type=password]"));
  }

  /** Chooses one of the ways of a toggle: "Auth token", "Messaging Service SID" … */
  async choose(way: string): Promise<void> {
    await this.page.getByRole("radio", { name: way, exact: true }).check();
  }

  /** Fills in everything that a connector of this account needs, with its standard key. */
  async fill(account: AccountHandle, values: { name?: string; from?: string } = {}): Promise<void> {
    const key = account.key("standard");
    if (values.name !== undefined) await this.name.fill(values.name);
    await this.accountSid.fill(account.sid);
    await this.keySid.fill(key.sid);
    await this.keySecret.fill(key.secret);
    await this.phoneNumber.fill(values.from ?? account.spec.numbers[0]?.phoneNumber ?? "");
    await this.page.keyboard.press("Tab");
  }

  async create(): Promise<void> {
    await this.page.getByRole("button", { name: "Create", exact: true }).click();
    await expect(this.page.getByText(/^Created .+\.$/).first()).toBeVisible();
  }

  async save(): Promise<void> {
    await this.page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(this.page.getByText("Connector saved", { exact: true })).toBeVisible();
  }

  /** Presses Test and waits for the headline. */
  async test(headline: string | RegExp): Promise<void> {
    await this.results.getByRole("button", { name: "Test", exact: true }).click();
    await this.expectHeadline(headline);
  }

  async expectHeadline(headline: string | RegExp): Promise<void> {
    const told = this.results.getByRole("status").first();
    await expect(told).toHaveText(/^Test finished: /, { timeout: 45_000 });
    await expect(told).toHaveText(
      typeof headline === "string" ? `Test finished: ${headline}` : headline,
    );
  }

  line(label: string | RegExp): Locator {
    return this.results.getByRole("listitem").filter({ hasText: label });
  }

  /** Asks for a live message with the next test. */
  async alsoSend(channel: "SMS" | "Call", to: string): Promise<void> {
    await this.results.getByRole("radio", { name: channel }).check();
    await this.results.getByLabel("Recipient's phone number").fill(to);
    await this.page.keyboard.press("Tab");
  }
}
