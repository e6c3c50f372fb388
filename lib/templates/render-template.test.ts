import { describe, expect, it } from "vitest";
import { renderTemplate } from "./render-template";
import { systemTemplate } from "./system-template";
import { sampleValues, splitText } from "./variables";

const values = sampleValues("Acme", "auth.example.com");

describe("rendering", () => {
  it("puts the code first in the system text message", () => {
    expect(renderTemplate(systemTemplate("sms"), values)).toEqual({
      channel: "sms",
      text: "493021 is your Acme code. It expires in 5 minutes.",
    });
  });

  it("speaks the digits one by one, three times", () => {
    const message = renderTemplate(systemTemplate("voice"), values);
    if (message.channel !== "voice") throw new Error(message.channel);
    expect(message.script.filter((part) => "digits" in part)).toEqual(
      Array.from({ length: 3 }, () => ({ digits: "493021" })),
    );
  });

  it("escapes values in HTML and nowhere else", () => {
    const message = renderTemplate(systemTemplate("email"), {
      ...values,
      "project.name": `<b>&"'`,
    });
    if (message.channel !== "email") throw new Error(message.channel);
    expect(message.html).toContain("&lt;b&gt;&amp;&quot;&#39;");
    expect(message.text).toContain(`<b>&"'`);
  });

  it("drops control and direction characters, so a name cannot break out of a line", () => {
    const message = renderTemplate(
      { channel: "sms", body: "{{code}} {{project.name}}" },
      { ...values, "project.name": "A\r\nBcc: x\u202Egnp\u0007" },
    );
    expect(message).toEqual({ channel: "sms", text: "493021 ABcc: xgnp" });
  });

  it("does not fill variables that a value brings along", () => {
    const message = renderTemplate(
      { channel: "sms", body: "{{project.name}}" },
      { ...values, "project.name": "{{code}}" },
    );
    expect(message).toEqual({ channel: "sms", text: "{{code}}" });
  });

  it("splits a text without losing a character of it", () => {
    const text = "a {{ code }} b {{x} {{}} {{domain}}";
    expect(splitText(text)).toEqual([
      { text: "a " },
      { variable: "code" },
      { text: " b {{x} " },
      { variable: "" },
      { text: " " },
      { variable: "domain" },
    ]);
  });
});
