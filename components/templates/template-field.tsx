"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldLabel } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import type { Channel } from "@/lib/core/channel";
import type { TemplateContent } from "@/lib/templates/schema";
import type { TemplateActions } from "./template-actions";
import { type EditedTemplate, TemplateEditor } from "./template-editor";

export type TemplateOption = {
  id: string;
  name: string;
  version: number;
  content: TemplateContent;
};

type TemplateFieldProps = {
  channel: Channel;
  templates: readonly TemplateOption[];
  /** null stands for the System template. */
  value: string | null;
  isDisabled: boolean;
  error: string | undefined;
  projectName: string;
  /** Value of `{{domain}}`. */
  domain: string;
  /** Host name of the last line of a text message, where there is one. */
  webOtpDomain?: string;
  actions: TemplateActions;
  onChange: (templateId: string | null) => void;
};

/** Chooses a template of the channel, and opens the editor in place to make or change one. */
export function TemplateField(props: TemplateFieldProps) {
  const { channel, templates, value, isDisabled, error, actions, onChange } = props;
  const { projectName, domain, webOtpDomain = "" } = props;
  const id = useId();
  const [edited, setEdited] = useState<EditedTemplate | null>(null);
  const chosen = templates.find((template) => template.id === value) ?? null;
  return (
    <Field>
      <FieldLabel htmlFor={id}>Template</FieldLabel>
      <div className="flex flex-wrap items-center gap-2">
        <NativeSelect
          id={id}
          className="min-w-0 flex-1 basis-48"
          value={value ?? ""}
          disabled={isDisabled}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-error`}
          onChange={(event) => onChange(event.target.value || null)}
        >
          <option value="">System</option>
          {templates.map((template) => (
            <option key={template.id} value={template.id}>
              {template.name}
            </option>
          ))}
        </NativeSelect>
        <Button
          onClick={() => setEdited({ channel, template: chosen, isReadOnly: chosen === null })}
        >
          {chosen ? "Edit" : "View"}
          <span className="sr-only"> template {chosen?.name ?? "System"}</span>
        </Button>
        {actions && (
          <Button onClick={() => setEdited({ channel, template: null, isReadOnly: false })}>
            New template
          </Button>
        )}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      {edited && (
        <TemplateEditor
          edited={actions ? edited : { ...edited, isReadOnly: true }}
          setting={{ projectName, domain, webOtpDomain }}
          actions={actions}
          onClose={() => setEdited(null)}
          onSaved={(templateId) => {
            setEdited(null);
            onChange(templateId);
          }}
          onRemoved={() => {
            setEdited(null);
            onChange(null);
          }}
        />
      )}
    </Field>
  );
}
