import type { SpokenPart } from "../../kit/message";

/** Twilio's limit for a document sent along with the call. */
const longestTwiml = 4_000;

/** A voice of each language Twilio speaks well; other languages use Twilio's own default. */
const voices: Record<string, string> = {
  "en-US": "Polly.Joanna-Neural",
  "en-GB": "Polly.Amy-Neural",
  "de-DE": "Polly.Vicki-Neural",
  "fr-FR": "Polly.Lea-Neural",
  "es-ES": "Polly.Lucia-Neural",
  "es-US": "Polly.Lupe-Neural",
  "it-IT": "Polly.Bianca-Neural",
  "pt-BR": "Polly.Camila-Neural",
  "ja-JP": "Polly.Takumi-Neural",
};

/**
 * The TwiML of a spoken message. Digits are spoken one by one with pauses, and letters of a code
 * as letters. What does not fit in Twilio's 4000 characters is left out from the end, whole parts
 * at a time; null when not even one part fits.
 */
export function renderTwiml(script: readonly SpokenPart[], language: string): string | null {
  const attributes = attributesOf(language);
  const hasSsml = voices[language] !== undefined;
  const start = '<?xml version="1.0" encoding="UTF-8"?><Response><Pause length="1"/>';
  const end = "<Hangup/></Response>";
  let body = "";
  for (const part of script) {
    const next = body + renderPart(part, attributes, hasSsml);
    if (start.length + next.length + end.length > longestTwiml) break;
    body = next;
  }
  return body === "" ? null : start + body + end;
}

/** How a sentence in this language is said. */
export function attributesOf(language: string): string {
  const voice = voices[language];
  return `${voice ? ` voice="${voice}"` : ""} language="${escapeXml(language)}"`;
}

function renderPart(part: SpokenPart, attributes: string, hasSsml: boolean): string {
  if ("pauseSeconds" in part)
    return `<Pause length="${Math.min(10, Math.max(1, Math.round(part.pauseSeconds)))}"/>`;
  // A full stop left over between two parts would be read out by some voices.
  if ("say" in part)
    return /[\p{L}\p{N}]/u.test(part.say) ? `<Say${attributes}>${escapeXml(part.say)}</Say>` : "";
  const characters = [...part.digits].filter((one) => /[\p{L}\p{N}]/u.test(one));
  // Without a voice that knows SSML, full stops make the pauses.
  const spoken = hasSsml
    ? characters
        .map((one) => `<say-as interpret-as="${kindOf(one)}">${escapeXml(one)}</say-as>`)
        .join('<break time="600ms"/>')
    : characters.map((one) => `${escapeXml(one)}.`).join(" ");
  return `<Say${attributes}>${spoken}</Say>`;
}

const kindOf = (character: string) => (/\d/.test(character) ? "digits" : "characters");

/** Escapes for XML and drops what XML cannot hold: control characters and lone surrogates. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
