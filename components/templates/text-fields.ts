import type { Finding } from "@/lib/templates/check-template";
import type { TemplateContent } from "@/lib/templates/schema";

/** One text of a template as the editor shows it. */
export type TextFieldDescription = {
  name: Finding["field"];
  label: string;
  value: string;
  rows: number;
  isCode: boolean;
};

/** The texts of a channel's template, in the order of the form. */
export function textFields(content: TemplateContent): TextFieldDescription[] {
  switch (content.channel) {
    case "sms":
      return [{ name: "body", label: "Message", value: content.body, rows: 4, isCode: false }];
    case "voice":
      return [{ name: "body", label: "Spoken text", value: content.body, rows: 4, isCode: false }];
    case "email":
      return [
        { name: "subject", label: "Subject", value: content.subject, rows: 1, isCode: false },
        { name: "html", label: "HTML", value: content.html, rows: 8, isCode: true },
        { name: "text", label: "Plain text", value: content.text, rows: 5, isCode: false },
      ];
  }
}

/** The content with one text changed; a name that the channel does not have changes nothing. */
export function changeText(content: TemplateContent, name: string, text: string): TemplateContent {
  if (content.channel === "email") {
    if (name === "subject") return { ...content, subject: text };
    if (name === "html") return { ...content, html: text };
    return name === "text" ? { ...content, text } : content;
  }
  return name === "body" ? { ...content, body: text } : content;
}
