import { safeValue } from "./safe-value";
import type { TemplateContent } from "./schema";
import { spokenLanguage } from "./spoken-language";
import { givenValue, splitText, type VariableValues } from "./variables";
import { webOtpLine } from "./web-otp-line";

type Spoken = { say: string } | { digits: string } | { pauseSeconds: number };

/** A message ready to be sent, except for its recipient. */
export type RenderedMessage =
  | { channel: "sms"; text: string }
  | { channel: "voice"; script: Spoken[]; language: string }
  | { channel: "email"; subject: string; html: string; text: string };

export type RenderOptions = {
  /** Language of the text, which decides the voice of a call. */
  locale?: string | null;
  /** Host name for the last line of a text message, by which browsers fill the code in. */
  webOtpDomain?: string;
};

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
        : escaped(safeValue(part.variable, givenValue(values, part.variable))),
    )
    .join("");
}

/** One plain text with its variables filled, as it would go out. */
export const fillText = (text: string, values: VariableValues): string =>
  fill(text, values, (value) => value);

/** A text message with the line that binds the code to a host, where one is given. */
export function fillSms(body: string, values: VariableValues, webOtpDomain = ""): string {
  const text = fillText(body, values);
  return webOtpDomain ? `${text}\n\n${webOtpLine(webOtpDomain, values.code)}` : text;
}

/** How often a call says its text: once to notice, once to write, once to compare. */
const rounds = 3;

function speak(body: string, values: VariableValues): Spoken[] {
  const once: Spoken[] = splitText(body).flatMap((part): Spoken[] => {
    if ("text" in part) return part.text.trim() ? [{ say: part.text.trim() }] : [];
    const value = safeValue(part.variable, givenValue(values, part.variable));
    if (!value) return [];
    return part.variable === "code" ? [{ digits: value }] : [{ say: value }];
  });
  return Array.from({ length: rounds }, () => [...once, { pauseSeconds: 1 }]).flat();
}

/** Fills a template for its channel; values are escaped for the place they stand in. */
export function renderTemplate(
  content: TemplateContent,
  values: VariableValues,
  { locale = null, webOtpDomain = "" }: RenderOptions = {},
): RenderedMessage {
  switch (content.channel) {
    case "sms":
      return { channel: "sms", text: fillSms(content.body, values, webOtpDomain) };
    case "voice":
      return {
        channel: "voice",
        script: speak(content.body, values),
        language: spokenLanguage(locale ?? content.language ?? null),
      };
    case "email":
      return {
        channel: "email",
        subject: fillText(content.subject, values).replace(/\s+/g, " "),
        html: fill(content.html, values, escapeHtml),
        text: fillText(content.text, values),
      };
  }
}
