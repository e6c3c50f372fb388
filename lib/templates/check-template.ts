import { checkSms } from "./check-sms";
import { checkVoice } from "./check-voice";
import type { TemplateContent } from "./schema";
import { isVariable, namesIn, type PreviewSetting, variableNames } from "./variables";

/** Something to mend (`error`: it is not saved) or to know (`warning`) about one text of a template. */
export type Finding = {
  field: "body" | "subject" | "html" | "text";
  level: "error" | "warning";
  text: string;
};

/** Checks the texts of a template as they are and with the longest values that can fill them. */
export function checkTemplate(content: TemplateContent, setting: PreviewSetting): Finding[] {
  const texts =
    content.channel === "email"
      ? { subject: content.subject, html: content.html, text: content.text }
      : { body: content.body };
  const findings: Finding[] = [];
  for (const [name, text] of Object.entries(texts)) {
    // The keys are exactly those of the two object literals above.
    const field = name as Finding["field"];
    for (const problem of problemsOf(text)) findings.push({ field, level: "error", text: problem });
    if (field !== "subject" && !namesIn(text).includes("code"))
      findings.push({
        field,
        level: "error",
        text: "The text needs {{code}}, or nobody learns the code.",
      });
  }
  const { channel } = content;
  if (channel === "email") return findings;
  const more = channel === "sms" ? checkSms(content.body, setting) : checkVoice(content.body);
  return [...findings, ...more.map((finding) => ({ field: "body" as const, ...finding }))];
}

/** What is wrong with a text whatever its channel, a sentence each. */
function problemsOf(text: string): string[] {
  const problems = namesIn(text)
    .filter((name) => !isVariable(name))
    .map((name) => `There is no value named {{${name}}}.${suggestion(name)}`);
  if (/\{\{|\}\}/.test(text.replace(/\{\{[^{}]*\}\}/g, "")))
    problems.push("A value starts with {{ and ends with }}.");
  // Line breaks and tabs are control characters that a text may hold.
  if (/[^\P{Cc}\n\r\t]/u.test(text))
    problems.push("The text holds an invisible control character.");
  return problems;
}

const plain = (name: string) => name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** The value that a name was probably meant for: other letters, dots or lines between its words. */
function suggestion(name: string): string {
  if (/^options?[_.]/i.test(name))
    return " After options_ come letters, digits and low lines, at most 40.";
  const meant = variableNames.find((each) => plain(each) === plain(name));
  return meant ? ` Is {{${meant}}} meant?` : "";
}
