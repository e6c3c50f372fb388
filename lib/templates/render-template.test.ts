import { describe, expect, it } from "vitest";
import { renderTemplate } from "./render-template";
import { systemLocales, systemTemplate } from "./system-template";
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

  it.each([
    ["de", "de-DE"],
    ["es", "es-ES"],
    ["fr", "fr-FR"],
  ])("reads the System text in %s by a voice for %s", (locale, language) => {
    const text = systemLocales("voice")[locale];
    if (!text) throw new Error(`no text in ${locale}`);
    expect(renderTemplate(text, values, { locale })).toMatchObject({ language });
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

  it("ends a text message with the line that binds the code to a host", () => {
    const message = renderTemplate({ channel: "sms", body: "{{code}} is it" }, values, {
      webOtpDomain: "app.example.com",
    });
    expect(message).toEqual({
      channel: "sms",
      text: "493021 is it\n\n@app.example.com #493021",
    });
  });

  it("fills users' and calls' values, and nothing where there is none", () => {
    const body = "{{code}} {{user.givenName}}|{{user.email}}|{{options_team}}|{{options_x}}|";
    const user = { givenName: "Ada", email: null };
    const filled = { ...values, user, options: { team: "Red http://evil.com" } };
    expect(renderTemplate({ channel: "sms", body }, filled)).toEqual({
      channel: "sms",
      text: "493021 Ada||Red http evil com||",
    });
    const inherited = "{{options_constructor}}{{options___proto__}}{{user.toString}}";
    expect(renderTemplate({ channel: "sms", body: inherited }, filled)).toEqual({
      channel: "sms",
      text: "",
    });
  });

  it("leaves values literal that look like templates of another kind", () => {
    for (const name of ["{{code}}", ["$", "{code}"].join(""), "<Say>1</Say>"])
      expect(
        renderTemplate(
          { channel: "sms", body: "{{project.name}}" },
          { ...values, "project.name": name },
        ),
      ).toEqual({ channel: "sms", text: name });
  });

  it("speaks in a voice of the text's language", () => {
    const script = systemTemplate("voice");
    expect(renderTemplate(script, values, { locale: "de" })).toMatchObject({ language: "de-DE" });
    expect(renderTemplate(script, values)).toMatchObject({ language: "en-US" });
    const french = { channel: "voice", body: "{{code}}", language: "fr-FR" } as const;
    expect(renderTemplate(french, values)).toMatchObject({ language: "fr-FR" });
    expect(renderTemplate(french, values, { locale: "it" })).toMatchObject({ language: "it-IT" });
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
