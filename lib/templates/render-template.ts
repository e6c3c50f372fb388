import type { TemplateContent } from "./schema";
import { isVariable, splitText, type VariableValues } from "./variables";

type Spoken = { say: string } | { digits: string } | { pauseSeconds: number };

/** A message ready to be sent, except for its recipient. */
export type RenderedMessage =
  | { channel: "sms"; text: string }
  | { channel: "voice"; script: Spoken[]; language: string }
  | { channel: "email"; subject: string; html: string; text: string };

/** Control and bidirectional characters, which could hide or reorder what a person reads. */
const unsafe = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const clean = (value: string) => value.replace(unsafe, "");

const htmlEscapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (c) => htmlEscapes[c] ?? c);

/** Fills the variables of one text; a name that is no variable becomes nothing. */
function fill(text: string, values: VariableValues, escaped: (value: string) => string): string {
  return splitText(text)
    .map((part) =>
      "text" in part
        ? part.text
        : isVariable(part.variable)
          ? escaped(clean(values[part.variable]))
          : "",
    )
    .join("");
}

/** One plain text with its variables filled, as it would go out. */
export const fillText = (text: string, values: VariableValues): string =>
  fill(text, values, (value) => value);

/** How often a call says its text: once to notice, once to write, once to compare. */
const rounds = 3;

function speak(body: string, values: VariableValues): Spoken[] {
  const once: Spoken[] = splitText(body).flatMap((part): Spoken[] => {
    if ("text" in part) return part.text.trim() ? [{ say: part.text.trim() }] : [];
    if (!isVariable(part.variable)) return [];
    const value = clean(values[part.variable]);
    return part.variable === "code" ? [{ digits: value }] : [{ say: value }];
  });
  return Array.from({ length: rounds }, () => [...once, { pauseSeconds: 1 }]).flat();
}

/** Fills a template for its channel; values are escaped for the place they stand in. */
export function renderTemplate(content: TemplateContent, values: VariableValues): RenderedMessage {
  switch (content.channel) {
    case "sms":
      return { channel: "sms", text: fillText(content.body, values) };
    case "voice":
      return { channel: "voice", script: speak(content.body, values), language: "en-US" };
    case "email":
      return {
        channel: "email",
        subject: fillText(content.subject, values).replace(/\s+/g, " "),
        html: fill(content.html, values, escapeHtml),
        text: fillText(content.text, values),
      };
  }
}
