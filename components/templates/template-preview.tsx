"use client";

import { PlayButton } from "@/components/sandbox/play-button";
import { longestSms } from "@/lib/templates/longest-sms";
import { renderTemplate } from "@/lib/templates/render-template";
import type { TemplateContent } from "@/lib/templates/schema";
import { type PreviewSetting, sampleValues } from "@/lib/templates/variables";
import { EmailPreview } from "./email-preview";
import { languageName } from "./languages";
import { SegmentMeter } from "./segment-meter";
import { SmsBubble } from "./sms-bubble";
import { SpokenPreview } from "./spoken-preview";
import { TwinList } from "./twin-list";

type TemplatePreviewProps = {
  content: TemplateContent;
  setting: PreviewSetting;
  /** Language of the text; null for the default one. */
  locale: string | null;
  /** Absent where the text cannot be changed. */
  onChange?: (content: TemplateContent) => void;
};

/** The message as it will arrive, with sample values. */
export function TemplatePreview({ content, setting, locale, onChange }: TemplatePreviewProps) {
  const message = renderTemplate(content, sampleValues(setting.projectName, setting.domain), {
    locale,
    webOtpDomain: setting.webOtpDomain,
  });
  return (
    <section aria-label="Preview" className="flex min-w-0 flex-col gap-3">
      <p className="text-sm font-medium text-muted">Preview with sample values</p>
      {message.channel === "sms" && <SmsBubble text={message.text} isMarked />}
      {content.channel === "sms" && message.channel === "sms" && (
        <>
          {onChange && (
            <TwinList body={content.body} onChange={(body) => onChange({ ...content, body })} />
          )}
          <SegmentMeter sample={message.text} longest={longestSms(content.body, setting).plain} />
        </>
      )}
      {message.channel === "voice" && (
        <>
          <SpokenPreview script={message.script} />
          <div className="flex min-h-control-sm items-center gap-3 text-sm text-muted">
            Read in {languageName(message.language)}.
            <PlayButton script={message.script} language={message.language} />
          </div>
        </>
      )}
      {message.channel === "email" && <EmailPreview message={message} />}
    </section>
  );
}
