"use client";

import { renderTemplate } from "@/lib/templates/render-template";
import type { TemplateContent } from "@/lib/templates/schema";
import { sampleValues, worstValues } from "@/lib/templates/variables";
import { EmailPreview } from "./email-preview";
import { SegmentMeter } from "./segment-meter";
import { SpokenPreview } from "./spoken-preview";

type TemplatePreviewProps = { content: TemplateContent; projectName: string; domain: string };

/** The message as it will arrive, with sample values. */
export function TemplatePreview({ content, projectName, domain }: TemplatePreviewProps) {
  const message = renderTemplate(content, sampleValues(projectName, domain));
  const longest = renderTemplate(content, worstValues(projectName, domain));
  return (
    <section aria-label="Preview" className="flex min-w-0 flex-col gap-3">
      <h3 className="text-sm font-medium text-muted">Preview with sample values</h3>
      {message.channel === "sms" && <SmsBubble text={message.text} />}
      {longest.channel === "sms" && <SegmentMeter text={longest.text} />}
      {message.channel === "voice" && <SpokenPreview script={message.script} />}
      {message.channel === "email" && <EmailPreview message={message} />}
    </section>
  );
}

/** A text message as a phone shows it. */
export function SmsBubble({ text }: { text: string }) {
  return (
    <p className="w-fit max-w-full rounded-card rounded-bl-none bg-sunken px-3 py-2 wrap-anywhere whitespace-pre-wrap">
      {text || "The message is empty."}
    </p>
  );
}
