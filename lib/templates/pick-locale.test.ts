import { describe, expect, it } from "vitest";
import { pickLocale } from "./pick-locale";
import type { TemplateContent } from "./schema";
import { spokenLanguage } from "./spoken-language";

const text = (body: string): TemplateContent => ({ channel: "sms", body });
const template = {
  content: text("default"),
  locales: { pt: text("pt"), "pt-BR": text("pt-BR"), "zh-Hant": text("zh-Hant") },
};

describe("the text for a language", () => {
  it.each([
    ["pt-BR", "pt-BR"],
    ["pt_br", "pt-BR"],
    ["pt-PT", "pt"],
    ["pt", "pt"],
    ["zh-Hant-TW", "zh-Hant"],
    ["zh", null],
    ["de", null],
    ["", null],
    ["__proto__", null],
    ["-".repeat(100_000), null],
    [null, null],
    [undefined, null],
  ])("of %j is the one for %j", (locale, found) => {
    expect(pickLocale(template, locale)).toEqual({
      content: text(found ?? "default"),
      locale: found,
    });
  });
});

describe("the voice for a language", () => {
  it.each([
    ["pt-BR", "pt-BR"],
    ["pt_br", "pt-BR"],
    ["de-AT", "de-DE"],
    ["no", "nb-NO"],
    ["tlh", "en-US"],
    [null, "en-US"],
  ])("of %j is %s", (locale, voice) => {
    expect(spokenLanguage(locale)).toBe(voice);
  });
});
