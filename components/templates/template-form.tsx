"use client";

import { useId, useRef } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SaveConflict } from "@/components/forms/save-conflict";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel, PanelBody, PanelFooter } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { longestTemplateName } from "@/lib/templates/schema";
import type { PreviewSetting } from "@/lib/templates/variables";
import { contentErrors } from "./content-errors";
import { languageName } from "./languages";
import { LocaleBar } from "./locale-bar";
import { TemplateTexts } from "./template-texts";
import { textFields } from "./text-fields";
import { useSaveKey } from "./use-save-key";
import type { useTemplateForm } from "./use-template-form";

type TemplateFormProps = {
  form: ReturnType<typeof useTemplateForm>;
  /** The version that the server has now. */
  newestVersion: number;
  setting: PreviewSetting;
  isReadOnly: boolean;
};

/** Name and texts of a template, language by language, with what each becomes. */
export function TemplateForm({ form, newestVersion, setting, isReadOnly }: TemplateFormProps) {
  const { base, draft, locale, error, problems, attempt } = form;
  const idPrefix = useId();
  const element = useRef<HTMLFormElement>(null);
  useSaveKey(element, !isReadOnly);
  const nameId = `${idPrefix}name`;
  const nameError =
    error?.fields?.name ??
    (attempt > 0 ? problems.find(({ field }) => field === "name")?.text : undefined);
  const entries =
    attempt > 0
      ? problems.map((problem) => ({ ...problem, id: `${idPrefix}${problem.field}` }))
      : [];
  const labels = new Map<string, string>([
    ["name", "Template name"],
    ...textFields(draft.content).map(({ name, label }) => [name, label] as const),
  ]);

  return (
    <form
      ref={element}
      method="post"
      noValidate
      aria-label={base.id ? base.name : "New template"}
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <ErrorSummary
        attempt={attempt}
        entries={entries.map(({ id, locale: of, field, text }) => ({
          id,
          label: `${labels.get(field) ?? field}${of === null ? "" : `, ${languageName(of)}`}`,
          text,
        }))}
        onFollow={(index) => form.setLocale(entries[index]?.locale ?? null)}
      />
      {error?.code === "changed_meanwhile" && (
        <SaveConflict
          what="template"
          changed={error.changed}
          isLoaded={newestVersion !== base.version}
          isSaving={form.isSaving}
          onTakeTheirs={form.discard}
          onSaveMine={() => form.submit(newestVersion)}
          takesFocus
          className="mb-5"
        >
          Your changes are not saved. What you typed is still here, and theirs stays among the
          versions.
        </SaveConflict>
      )}
      <Panel>
        <PanelBody>
          {!isReadOnly && (
            <Field className="mb-5 max-w-form">
              <FieldLabel htmlFor={nameId}>Template name</FieldLabel>
              <Input
                id={nameId}
                value={draft.name}
                maxLength={longestTemplateName}
                autoComplete="off"
                aria-invalid={nameError !== undefined}
                aria-describedby={`${nameId}-help ${nameId}-error`}
                onChange={(event) => form.change({ name: event.target.value })}
              />
              <FieldHelp id={`${nameId}-help`}>
                How it is called in lists and flows. Unique among the templates of its channel.
              </FieldHelp>
              <FieldError id={`${nameId}-error`}>{nameError}</FieldError>
            </Field>
          )}
          <LocaleBar
            locales={Object.keys(draft.locales).sort()}
            locale={locale}
            broken={problems.flatMap((problem) =>
              problem.field === "name" ? [] : [problem.locale],
            )}
            isReadOnly={isReadOnly}
            onOpen={form.setLocale}
            onAdd={form.addLocale}
            onRemove={form.removeLocale}
          />
          <TemplateTexts
            key={locale}
            content={form.content}
            setting={setting}
            locale={locale}
            isReadOnly={isReadOnly}
            errors={contentErrors(error?.fields, locale)}
            idPrefix={idPrefix}
            onChange={form.changeContent}
          />
          {error && error.code !== "changed_meanwhile" && !error.fields && (
            <Callout tone="danger" role="alert" title="Not saved" className="mt-5">
              {error.text}
              {error.requestId && ` Request ${error.requestId}.`}
            </Callout>
          )}
          {form.isBroken && (
            <Callout tone="danger" role="alert" title="Not saved" className="mt-5">
              Patchbay did not answer. Your text is still here; try again.
            </Callout>
          )}
        </PanelBody>
        {!isReadOnly && (
          <PanelFooter>
            <Button
              variant="ghost"
              inactive={!form.isDirty || form.isSaving}
              onClick={form.discard}
            >
              Discard
            </Button>
            <SubmitButton inactive={base.id !== null && !form.isDirty} pending={form.isSaving}>
              {base.id ? "Save" : "Create"}
            </SubmitButton>
          </PanelFooter>
        )}
      </Panel>
    </form>
  );
}
