"use client";

import { TriangleAlert } from "lucide-react";
import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { Field, FieldError, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { Finding } from "@/lib/templates/check-template";
import type { TextFieldDescription } from "./text-fields";

type TextFieldProps = {
  field: TextFieldDescription;
  isReadOnly: boolean;
  findings: readonly Finding[];
  error: string | undefined;
  onFocus: (control: HTMLInputElement | HTMLTextAreaElement) => void;
  onChange: (text: string) => void;
};

/** One text of a template with what is wrong with it, said while it is written. */
export function TextField({
  field,
  isReadOnly,
  findings,
  error,
  onFocus,
  onChange,
}: TextFieldProps) {
  const id = useId();
  const wrong = error ?? findings.find(({ level }) => level === "error")?.text;
  const warnings = findings.filter(({ level }) => level === "warning");
  const shared = {
    id,
    name: field.name,
    value: field.value,
    readOnly: isReadOnly,
    spellCheck: !field.isCode,
    "aria-invalid": wrong !== undefined,
    "aria-describedby": `${id}-error ${id}-warnings`,
    className: cn(field.isCode && "font-mono text-sm"),
  };
  return (
    <Field>
      <FieldLabel htmlFor={id}>{field.label}</FieldLabel>
      {field.rows === 1 ? (
        <Input
          {...shared}
          onFocus={(event) => onFocus(event.currentTarget)}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Textarea
          {...shared}
          rows={field.rows}
          onFocus={(event) => onFocus(event.currentTarget)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
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
