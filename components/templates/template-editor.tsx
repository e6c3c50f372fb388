"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field, FieldError, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Channel, channelInText } from "@/lib/core/channel";
import { checkTemplate } from "@/lib/templates/check-template";
import type { TemplateContent } from "@/lib/templates/schema";
import { systemTemplate } from "@/lib/templates/system-template";
import type { Variable } from "@/lib/templates/variables";
import { DeleteTemplate } from "./delete-template";
import type { TemplateActions } from "./template-actions";
import type { TemplateOption } from "./template-field";
import { TemplatePreview } from "./template-preview";
import { TextField } from "./text-field";
import { changeText, textFields } from "./text-fields";
import { VariableList } from "./variable-list";

/** What the editor was opened with; without a template it starts from the System text. */
export type EditedTemplate = {
  channel: Channel;
  template: TemplateOption | null;
  isReadOnly: boolean;
};

type TemplateEditorProps = {
  edited: EditedTemplate;
  projectName: string;
  domain: string;
  actions: TemplateActions;
  onClose: () => void;
  onSaved: (templateId: string) => void;
  onRemoved: () => void;
};

/** Makes or changes a template in place, with what it becomes beside it. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { edited, projectName, domain, actions, onClose, onSaved, onRemoved } = props;
  const { channel, template, isReadOnly } = edited;
  const [start] = useState(() => template?.content ?? systemTemplate(channel));
  const [content, setContent] = useState<TemplateContent>(start);
  const [name, setName] = useState(template?.name ?? "");
  const [isAsking, setIsAsking] = useState(false);
  const nameId = useId();
  const focused = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null);
  const mutation = useMutation({
    mutationFn: async () =>
      actions?.save({
        templateId: template?.id,
        expectedVersion: template?.version,
        name,
        content,
      }),
    onSuccess: (result) => {
      if (result?.ok) onSaved(result.value.templateId);
    },
  });
  const error = mutation.data && !mutation.data.ok ? mutation.data.error : null;
  const findings = checkTemplate(content, { projectName, domain, webOtpDomain: "" });
  const isDirty = name !== (template?.name ?? "") || content !== start;

  const insert = (variable: Variable) => {
    const control = focused.current;
    if (!control) return;
    control.setRangeText(
      `{{${variable}}}`,
      control.selectionStart ?? control.value.length,
      control.selectionEnd ?? control.value.length,
      "end",
    );
    setContent(changeText(content, control.name, control.value));
    control.focus();
  };

  const title = isReadOnly
    ? `${template?.name ?? "System"} template`
    : template
      ? "Edit template"
      : "New template";
  return (
    <Dialog open onOpenChange={() => (isDirty && !isReadOnly ? setIsAsking(true) : onClose())}>
      <DialogContent className="max-w-3xl">
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>
          {isReadOnly
            ? "The built-in text comes with Patchbay and cannot be changed. Make a new template to use your own."
            : `The text of one-time passwords by ${channelInText[channel]}.`}
        </DialogDescription>
        <form
          method="post"
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            // The dialog stands inside the card's form in React's tree, though not in the page.
            event.stopPropagation();
            if (!isReadOnly && !mutation.isPending) mutation.mutate();
          }}
        >
          <div className="grid gap-5 md:grid-cols-2">
            <div className="flex min-w-0 flex-col gap-4">
              {!isReadOnly && (
                <Field>
                  <FieldLabel htmlFor={nameId}>Template name</FieldLabel>
                  <Input
                    id={nameId}
                    value={name}
                    maxLength={100}
                    autoComplete="off"
                    aria-invalid={error?.fields?.name !== undefined}
                    aria-describedby={`${nameId}-error`}
                    onChange={(event) => setName(event.target.value)}
                  />
                  <FieldError id={`${nameId}-error`}>{error?.fields?.name}</FieldError>
                </Field>
              )}
              {textFields(content).map((field) => (
                <TextField
                  key={field.name}
                  field={field}
                  isReadOnly={isReadOnly}
                  findings={findings.filter((finding) => finding.field === field.name)}
                  error={error?.fields?.[`content.${field.name}`]}
                  onFocus={(control) => {
                    focused.current = control;
                  }}
                  onChange={(text) => setContent(changeText(content, field.name, text))}
                />
              ))}
              {!isReadOnly && <VariableList onInsert={insert} />}
            </div>
            <TemplatePreview content={content} projectName={projectName} domain={domain} />
          </div>
          {error && !error.fields && (
            <Callout tone="danger" role="alert" title="Not saved">
              {error.text}
            </Callout>
          )}
          {mutation.isError && (
            <Callout tone="danger" role="alert" title="Not saved">
              Patchbay did not answer. Your text is still here; try again.
            </Callout>
          )}
          {isAsking && (
            <Callout
              tone="warning"
              role="alert"
              title="Close without saving?"
              actions={
                <>
                  <Button variant="danger" onClick={onClose}>
                    Discard changes
                  </Button>
                  <Button onClick={() => setIsAsking(false)}>Keep editing</Button>
                </>
              }
            />
          )}
          <DialogFooter className="justify-between">
            <div>
              {template && actions && !isReadOnly && (
                <DeleteTemplate template={template} remove={actions.remove} onRemoved={onRemoved} />
              )}
            </div>
            <div className="flex gap-2">
              <Button onClick={() => (isDirty && !isReadOnly ? setIsAsking(true) : onClose())}>
                {isReadOnly ? "Close" : "Cancel"}
              </Button>
              {!isReadOnly && (
                <Button type="submit" variant="primary" pending={mutation.isPending}>
                  {template ? "Save template" : "Create template"}
                </Button>
              )}
            </div>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
