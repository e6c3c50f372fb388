import { describe, expect, it } from "vitest";
import { checkTemplate } from "./check-template";
import { fillText } from "./render-template";
import { type TemplateContent, templateContent } from "./schema";
import { systemTemplate } from "./system-template";
import { worstValues } from "./variables";

const check = (content: TemplateContent) =>
  checkTemplate(content, (text) => fillText(text, worstValues("Acme", "auth.example.com")));
const sms = (body: string) => check({ channel: "sms", body });

describe("checking a template", () => {
  it.each(["sms", "voice", "email"] as const)(
    "finds nothing in the system text for %s",
    (channel) => {
      expect(check(systemTemplate(channel))).toEqual([]);
      expect(templateContent.safeParse(systemTemplate(channel)).success).toBe(true);
    },
  );

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

  it("warns of a late code, of the costly alphabet and of several segments", () => {
    expect(sms(`${"x".repeat(31)} {{code}}`)).toMatchObject([{ level: "warning" }]);
    expect(sms("{{code}} – ok").map(({ text }) => text)).toEqual([
      "– cannot be sent in the short alphabet, so each segment holds 70 characters instead of 160.",
    ]);
    expect(sms(`{{code}} ${"x".repeat(160)}`)).toMatchObject([{ level: "warning" }]);
  });
});
