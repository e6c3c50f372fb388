import { describe, expect, it } from "vitest";
import { channels } from "@/lib/core/channel";
import { checkTemplate } from "./check-template";
import { renderTemplate } from "./render-template";
import { type TemplateContent, templateContent } from "./schema";
import { countSegments } from "./segments";
import { systemLocales, systemTemplate } from "./system-template";
import { sampleValues } from "./variables";

const setting = { projectName: "Acme", domain: "auth.example.com", webOtpDomain: "" };
const check = (content: TemplateContent) => checkTemplate(content, setting);
const sms = (body: string) => check({ channel: "sms", body });

describe("checking a template", () => {
  it.each(channels)("finds nothing in the System texts for %s", (channel) => {
    const texts = [systemTemplate(channel), ...Object.values(systemLocales(channel))];
    expect(texts).toHaveLength(4);
    for (const text of texts) {
      expect(check(text)).toEqual([]);
      expect(templateContent.safeParse(text).success).toBe(true);
    }
  });

  it("finds the System text messages short: one segment of the GSM-7 alphabet each", () => {
    const values = sampleValues("A name of thirty characters ok", "auth.example.com");
    for (const text of [systemTemplate("sms"), ...Object.values(systemLocales("sms"))]) {
      const message = renderTemplate(text, values, { webOtpDomain: "auth.example.com" });
      if (message.channel !== "sms") throw new Error(message.channel);
      expect(countSegments(message.text)).toMatchObject({ encoding: "GSM-7", segments: 1 });
    }
  });

  it("refuses a value that does not exist, once, at its text", () => {
    expect(sms("{{code}} {{user.nmae}} {{user.nmae}}")).toEqual([
      { field: "body", level: "error", text: "There is no value named {{user.nmae}}." },
    ]);
  });

  it("refuses a text without the code, except as a subject", () => {
    expect(sms("Hello")).toMatchObject([{ field: "body", level: "error" }]);
    expect(check({ channel: "email", subject: "Hi", html: "{{code}}", text: "{{code}}" })).toEqual(
      [],
    );
    expect(
      check({ channel: "email", subject: "{{code}}", html: "x", text: "y" }).map(
        ({ field }) => field,
      ),
    ).toEqual(["html", "text"]);
  });

  it("refuses braces that do not close", () => {
    expect(sms("{{code}} {{domain")).toMatchObject([{ level: "error" }]);
  });

  it.each([
    ["Code", "code"],
    [".code", "code"],
    ["user.givenname", "user.givenName"],
    ["project_name", "project.name"],
  ])("guesses what {{%s}} was meant for", (name, meant) => {
    expect(sms(`{{code}} {{${name}}}`)[0]?.text).toBe(
      `There is no value named {{${name}}}. Is {{${meant}}} meant?`,
    );
  });

  it("takes options by the key of the call, and says what a key looks like", () => {
    expect(sms("{{code}} {{options_team_2}}")).toEqual([]);
    expect(sms("{{code}} {{options_my-team}}")[0]?.text).toContain("After options_ come");
  });

  it("refuses what nobody sees in the text", () => {
    const voice = (body: string) => check({ channel: "voice", body });
    expect(voice("{{code}} a\u0007b")).toMatchObject([{ level: "error" }]);
    expect(voice("{{code}}\n\tok")).toEqual([]);
  });

  it("warns of a code that is not first, of a link and of the costly alphabet", () => {
    expect(sms("Your code is {{code}}")).toMatchObject([{ level: "warning" }]);
    expect(sms(" {{code}} is it")).toEqual([]);
    expect(sms("{{code}} https://example.com")).toMatchObject([{ level: "warning" }]);
    expect(sms("{{code}} – ok").map(({ text }) => text)).toEqual([
      "– cannot be sent in the short alphabet, so each segment holds 70 characters instead of 160.",
    ]);
    expect(sms("{{code}}\u00A0ok")[0]?.text).toMatch(/^U\+00A0 cannot/);
  });

  it("warns of more than one segment, of values in other letters and of the last line", () => {
    expect(sms(`{{code}} ${"x".repeat(160)}`)).toMatchObject([{ level: "warning" }]);
    expect(sms(`{{code}} {{user.name}} ${"x".repeat(50)}`).map(({ text }) => text)).toEqual([
      "A value with letters outside the short alphabet makes it 2 segments.",
    ]);
    const body = `{{code}} ${"x".repeat(140)}`;
    expect(sms(body)).toEqual([]);
    expect(
      checkTemplate({ channel: "sms", body }, { ...setting, webOtpDomain: "example.com" }),
    ).toMatchObject([{ level: "warning" }]);
  });

  it("refuses a text message of more than 1600 characters with the longest values", () => {
    const text = (length: number) => sms(`{{code}}${"{{user.name}}"}${"x".repeat(length)}`);
    expect(text(1_600 - 8 - 30).filter(({ level }) => level === "error")).toEqual([]);
    expect(text(1_600 - 8 - 29)).toMatchObject([
      { level: "error", text: expect.stringContaining("1601 characters") },
      { level: "warning" },
      { level: "warning" },
    ]);
  });

  it("refuses a script that does not fit into a call, and warns where it is not said thrice", () => {
    const voice = (body: string) => check({ channel: "voice", body });
    expect(voice(`{{code}} ${"x".repeat(300)}`)).toEqual([]);
    expect(voice(`{{code}} ${"x".repeat(490)} {{code}}`)).toMatchObject([
      { level: "warning", text: expect.stringContaining("twice") },
    ]);
    expect(voice("{{code}} ".repeat(20))).toMatchObject([{ level: "error" }]);
  });
});
