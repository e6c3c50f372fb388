"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
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
import type { TemplateContent } from "@/lib/templates/schema";
import { systemTemplate } from "@/lib/templates/system-template";
import type { PreviewSetting } from "@/lib/templates/variables";
import { contentErrors } from "./content-errors";
import { DeleteTemplate } from "./delete-template";
import type { TemplateActions } from "./template-actions";
import type { TemplateOption } from "./template-field";
import { TemplateTexts } from "./template-texts";

/** What the editor was opened with; without a template it starts from the System text. */
export type EditedTemplate = {
  channel: Channel;
  template: TemplateOption | null;
  isReadOnly: boolean;
};

type TemplateEditorProps = {
  edited: EditedTemplate;
  setting: PreviewSetting;
  actions: TemplateActions;
  onClose: () => void;
  onSaved: (templateId: string) => void;
  onRemoved: () => void;
};

/** Makes or changes a template in place, with what it becomes beside it. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { edited, setting, actions, onClose, onSaved, onRemoved } = props;
  const { channel, template, isReadOnly } = edited;
  const [start] = useState(() => template?.content ?? systemTemplate(channel));
  const [content, setContent] = useState<TemplateContent>(start);
  const [name, setName] = useState(template?.name ?? "");
  const [isAsking, setIsAsking] = useState(false);
  const nameId = useId();
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
  const isDirty = name !== (template?.name ?? "") || content !== start;

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
          <TemplateTexts
            content={content}
            setting={setting}
            locale={null}
            isReadOnly={isReadOnly}
            errors={contentErrors(error?.fields)}
            onChange={setContent}
          >
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
          </TemplateTexts>
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
