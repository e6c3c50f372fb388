import type { TemplateContent } from "./schema";
import { countSegments } from "./segments";
import { isVariable, namesIn } from "./variables";

/** Something to mend (`error`: it is not saved) or to know (`warning`) about one text of a template. */
export type Finding = {
  field: "body" | "subject" | "html" | "text";
  level: "error" | "warning";
  text: string;
};

const unknownNames = (text: string) => namesIn(text).filter((name) => !isVariable(name));

const hasCode = (text: string) => namesIn(text).includes("code");

/**
 * Checks the texts of a template. `worstCase` fills a text with the longest values, for counting
 * segments as the carrier will in the worst case.
 */
export function checkTemplate(
  content: TemplateContent,
  worstCase: (text: string) => string,
): Finding[] {
  const texts =
    content.channel === "email"
      ? { subject: content.subject, html: content.html, text: content.text }
      : { body: content.body };
  const findings: Finding[] = [];
  for (const [name, text] of Object.entries(texts)) {
    // The keys are exactly those of the two object literals above.
    const field = name as Finding["field"];
    for (const unknown of unknownNames(text))
      findings.push({ field, level: "error", text: `There is no value named {{${unknown}}}.` });
    if (/\{\{|\}\}/.test(text.replace(/\{\{[^{}]*\}\}/g, "")))
      findings.push({ field, level: "error", text: "A value starts with {{ and ends with }}." });
    if (field !== "subject" && !hasCode(text))
      findings.push({
        field,
        level: "error",
        text: "The text needs {{code}}, or nobody learns the code.",
      });
  }
  if (content.channel === "sms") findings.push(...checkSms(content.body, worstCase(content.body)));
  return findings;
}

function checkSms(body: string, longest: string): Finding[] {
  const findings: Finding[] = [];
  const count = countSegments(longest);
  const before = body.slice(0, Math.max(0, body.search(/\{\{\s*code\s*\}\}/)));
  if (before.length > 30)
    findings.push({
      field: "body",
      level: "warning",
      text: "Put the code first: phones show only the start of a message.",
    });
  if (count.forcing.length > 0)
    findings.push({
      field: "body",
      level: "warning",
      text: `${count.forcing.join(" ")} cannot be sent in the short alphabet, so each segment holds 70 characters instead of 160.`,
    });
  if (count.segments > 1)
    findings.push({
      field: "body",
      level: "warning",
      text: `With the longest values this takes ${count.segments} segments; each is paid for.`,
    });
  return findings;
}
