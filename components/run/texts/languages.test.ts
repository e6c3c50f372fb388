import { describe, expect, it } from "vitest";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { directionOf, readReader } from "./languages";

/** Every text with the way to it. */
function textsIn(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, `${path}.${name}`));
}
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe("the reader's language", () => {
  it.each([
    [null, "de-AT,de;q=0.9,en;q=0.8", { locale: "de-AT", language: "de", region: "AT" }],
    [null, "en;q=0.5, fr-CA", { locale: "fr-CA", language: "fr", region: "CA" }],
    [null, "pt-BR,es;q=0.8", { locale: "pt-BR", language: "es", region: "BR" }],
    [null, "ja", { locale: "ja", language: "en", region: null }],
    ["es", "de", { locale: "es", language: "es", region: null }],
    ["<script>", "fr", { locale: "fr", language: "fr", region: null }],
    ["__proto__", null, { locale: "en", language: "en", region: null }],
    ["constructor", "*", { locale: "en", language: "en", region: null }],
    [null, null, { locale: "en", language: "en", region: null }],
  ])("is chosen by ?locale=%s and Accept-Language %s", (asked, accept, reader) => {
    expect(readReader(asked, accept)).toEqual(reader);
  });

  it("is written from right to left where it is", () => {
    expect(["en", "de-AT", "ar", "he-IL"].map(directionOf)).toEqual(["ltr", "ltr", "rtl", "rtl"]);
  });
});

describe.each(Object.entries({ de, es, fr }))("the texts in %s", (_, texts) => {
  it("have the same places to fill in as the English ones, and leave nothing out", () => {
    const own = new Map(textsIn(texts));
    for (const [path, text] of textsIn(en)) {
      expect(placeholders(own.get(path) ?? ""), path).toEqual(placeholders(text));
      expect(own.get(path) === "", path).toBe(text === "");
    }
  });
});
