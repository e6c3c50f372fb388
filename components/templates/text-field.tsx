"use client";

import { TriangleAlert } from "lucide-react";
import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { Field, FieldError, FieldLabel } from "@/components/ui/field";
import type { Finding } from "@/lib/templates/check-template";
import { CompletingText } from "./completing-text";
import type { TextFieldDescription } from "./text-fields";

type TextFieldProps = {
  field: TextFieldDescription;
  isReadOnly: boolean;
  findings: readonly Finding[];
  error: string | undefined;
  /** Control's id, where something else leads to it. */
  controlId?: string;
  /** Language of the text, for spell checking. */
  lang?: string;
  onFocus: (control: HTMLInputElement | HTMLTextAreaElement) => void;
  onChange: (text: string) => void;
};

/** One text of a template with what is wrong with it, said while it is written. */
export function TextField({
  field,
  isReadOnly,
  findings,
  error,
  controlId,
  lang,
  onFocus,
  onChange,
}: TextFieldProps) {
  const ownId = useId();
  const id = controlId ?? ownId;
  const wrong = error ?? findings.find(({ level }) => level === "error")?.text;
  const warnings = findings.filter(({ level }) => level === "warning");
  return (
    <Field>
      <FieldLabel htmlFor={id}>{field.label}</FieldLabel>
      <CompletingText
        id={id}
        name={field.name}
        value={field.value}
        rows={field.rows}
        readOnly={isReadOnly}
        lang={lang}
        spellCheck={!field.isCode}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-error ${id}-warnings`}
        className={cn(field.isCode && "font-mono text-sm")}
        onControlFocus={onFocus}
        onValueChange={onChange}
      />
      <FieldError id={`${id}-error`}>{wrong}</FieldError>
      <ul id={`${id}-warnings`} className="flex flex-col gap-1">
        {warnings.map(({ text }) => (
          <li key={text} className="flex gap-1.5 text-sm text-warning-text">
            <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Field>
  );
}
