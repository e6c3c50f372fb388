import { longestSms } from "./longest-sms";
import { countSegments } from "./segments";
import type { PreviewSetting } from "./variables";

/** What Twilio takes as one message; a one-time code needs far less. */
const longestMessage = 1_600;

type SmsFinding = { level: "error" | "warning"; text: string };

const warning = (text: string): SmsFinding => ({ level: "warning", text });

/** What a phone and a carrier make of a text message. */
export function checkSms(body: string, setting: PreviewSetting): SmsFinding[] {
  const findings: SmsFinding[] = [];
  const { plain, foreign } = longestSms(body, setting);
  const code = body.search(/\{\{\s*code\s*\}\}/);
  if (code > 0 && body.slice(0, code).trim())
    findings.push(warning("Put the code first: lock screens and watches show only the start."));
  if (/https?:\/\/|www\./i.test(body))
    findings.push(warning("Carriers hold back messages that have both a code and a link."));
  if ([...plain].length > longestMessage)
    findings.push({
      level: "error",
      text: `With the longest values this has ${[...plain].length} characters; a message holds ${longestMessage}.`,
    });
  const count = countSegments(plain);
  if (count.forcing.length > 0)
    findings.push(
      warning(
        `${count.forcing.map(nameOf).join(" ")} cannot be sent in the short alphabet, so each segment holds 70 characters instead of 160.`,
      ),
    );
  if (count.segments > 1)
    findings.push(
      warning(`With the longest values this takes ${count.segments} segments; each is paid for.`),
    );
  const more = foreign === null ? 0 : countSegments(foreign).segments;
  if (more > 1 && more > count.segments)
    findings.push(
      warning(`A value with letters outside the short alphabet makes it ${more} segments.`),
    );
  return findings;
}

/** A character that can be seen in a sentence; spaces and such are told by their number. */
const nameOf = (character: string) =>
  /[\p{Z}\p{C}]/u.test(character)
    ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
    : character;
