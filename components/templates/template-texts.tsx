"use client";

import { type ReactNode, useRef } from "react";
import { checkTemplate } from "@/lib/templates/check-template";
import type { TemplateContent } from "@/lib/templates/schema";
import type { PreviewSetting } from "@/lib/templates/variables";
import { TemplatePreview } from "./template-preview";
import { TextField } from "./text-field";
import { changeText, textFields } from "./text-fields";
import { insertVariable } from "./use-completion";
import { VariableList } from "./variable-list";
import { VoiceLanguage } from "./voice-language";

type TemplateTextsProps = {
  content: TemplateContent;
  setting: PreviewSetting;
  /** Language of the texts; null for the default one. */
  locale: string | null;
  isReadOnly: boolean;
  /** What the server said of a field, by its name. */
  errors: Readonly<Record<string, string | undefined>>;
  /** Starts the ids of the controls: the body's is `<idPrefix>body`. */
  idPrefix?: string;
  onChange: (content: TemplateContent) => void;
  /** Above the texts, in their column. */
  children?: ReactNode;
};

/** The texts of one language with what is wrong with them, and beside them what they become. */
export function TemplateTexts(props: TemplateTextsProps) {
  const { content, setting, locale, isReadOnly, errors, idPrefix, onChange, children } = props;
  const focused = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null);
  const column = useRef<HTMLDivElement>(null);
  const findings = checkTemplate(content, setting);

  function insert(name: string) {
    // Before anybody went into a text, a value is meant for the main one.
    const control = focused.current?.isConnected
      ? focused.current
      : column.current?.querySelector("textarea");
    if (!control) return;
    const { selectionStart, selectionEnd, value } = control;
    const text = insertVariable(
      control,
      selectionStart ?? value.length,
      selectionEnd ?? value.length,
      name,
    );
    onChange(changeText(content, control.name, text));
    control.focus();
  }

  return (
    <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
      <div ref={column} className="flex min-w-0 flex-col gap-4">
        {children}
        {textFields(content).map((field) => (
          <TextField
            key={field.name}
            field={field}
            isReadOnly={isReadOnly}
            findings={isReadOnly ? [] : findings.filter(({ field: of }) => of === field.name)}
            error={errors[field.name]}
            controlId={idPrefix && `${idPrefix}${field.name}`}
            lang={locale ?? undefined}
            onFocus={(control) => {
              focused.current = control;
            }}
            onChange={(text) => onChange(changeText(content, field.name, text))}
          />
        ))}
        {content.channel === "voice" && locale === null && !isReadOnly && (
          <VoiceLanguage
            value={content.language ?? ""}
            onChange={(language) => onChange({ ...content, language: language || undefined })}
          />
        )}
        {!isReadOnly && <VariableList onInsert={insert} />}
      </div>
      <TemplatePreview
        content={content}
        setting={setting}
        locale={locale}
        onChange={isReadOnly ? undefined : onChange}
      />
    </div>
  );
}
