"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SaveProblem } from "@/components/forms/save-problem";
import { useUnsavedGuard } from "@/components/shell/use-unsaved-guard";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast-store";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { type SaveSettingsInput, type SettingsView, settingLimits } from "@/lib/settings/schema";
import { LinesField } from "./lines-field";
import { NumberField } from "./number-field";
import { addOrigins, draftOf, isSameDraft, readDraft, type SettingsDraft } from "./settings-draft";

type ProjectFormProps = {
  settings: SettingsView;
  /** null for those who may look only. */
  save: ((input: SaveSettingsInput) => Promise<Result<{ version: number }, AppError>>) | null;
};

const labels: Record<keyof SettingsDraft, string> = {
  name: "Project name",
  origins: "Allowed origins",
  newOrigin: "Allowed origins",
  sessionMinutes: "Session token",
  refreshDays: "Refresh token",
  retentionDays: "Keep messages for",
  dailyMessageCap: "Messages in a day",
};

// The keys of the labels are the fields; TypeScript widens them to strings.
const fieldNames = Object.keys(labels) as (keyof SettingsDraft)[];

const rangeOf = ({ min, max }: { min: number; max: number }) =>
  `${min} to ${max.toLocaleString("en")}`;

/** Name, origins, lifetimes, retention and cap: one form, saved over the version it was filled from. */
export function ProjectForm({ settings, save }: ProjectFormProps) {
  const [saved, setSaved] = useState(settings);
  const [draft, setDraft] = useState(() => draftOf(settings));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  // A save elsewhere renders the page anew; what was typed here stays, with the new version under it.
  if (saved.version !== settings.version) {
    setSaved(settings);
    if (isSameDraft(draft, draftOf(saved))) setDraft(draftOf(settings));
  }
  const formId = useId();
  const idOf = (name: keyof SettingsDraft) =>
    `${formId}-${name === "origins" ? "newOrigin" : name}`;
  const isReadOnly = save === null;
  const isDirty = !isSameDraft(draft, draftOf(settings));
  useUnsavedGuard(isDirty);

  const refuse = (fields: Record<string, string>) => {
    setErrors(fields);
    setAttempt(attempt + 1);
  };
  const mutation = useMutation({
    mutationFn: async (input: SaveSettingsInput) => save?.(input),
    onSuccess: (result, { expectedVersion: _, ...input }) => {
      if (result?.ok) {
        setDraft(draftOf({ ...input, name: input.name.trim() }));
        toast({ tone: "success", title: "Settings saved" });
      } else if (result?.error.fields) refuse(result.error.fields);
    },
  });
  // What is wrong with a field is said at the field.
  const refusal = mutation.data && !mutation.data.ok ? mutation.data.error : null;
  const change = (part: Partial<SettingsDraft>) => {
    setDraft({ ...draft, ...part });
    setErrors(Object.fromEntries(Object.entries(errors).filter(([name]) => !(name in part))));
    mutation.reset();
  };
  const submit = () => {
    if (mutation.isPending || !isDirty) return;
    const input = readDraft(draft, settings.version);
    if (!input.ok) return refuse(input.error.fields ?? {});
    setErrors({});
    mutation.mutate(input.value);
  };
  const addOrigin = () => {
    const added = addOrigins(draft);
    if (added.ok) change({ origins: added.value, newOrigin: "" });
    else setErrors({ ...errors, newOrigin: added.error });
  };
  const number = (
    name: "sessionMinutes" | "refreshDays" | "retentionDays" | "dailyMessageCap",
  ) => ({
    id: idOf(name),
    label: labels[name],
    value: draft[name],
    error: errors[name],
    isDisabled: isReadOnly,
    onChange: (text: string) => change({ [name]: text }),
  });

  return (
    <form
      method="post"
      noValidate
      className="flex max-w-form flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ErrorSummary
        attempt={attempt}
        entries={
          attempt === 0
            ? []
            : fieldNames.flatMap((name) => {
                const text = errors[name];
                return text ? [{ id: idOf(name), label: labels[name], text }] : [];
              })
        }
      />
      <Field>
        <FieldLabel htmlFor={idOf("name")}>{labels.name}</FieldLabel>
        <Input
          id={idOf("name")}
          value={draft.name}
          disabled={isReadOnly}
          autoComplete="off"
          aria-invalid={errors.name !== undefined}
          aria-describedby={`${idOf("name")}-help ${idOf("name")}-error`}
          onChange={(event) => change({ name: event.target.value })}
        />
        <FieldHelp id={`${idOf("name")}-help`}>
          Stands in messages that use it, so at most 30 characters and no web address.
        </FieldHelp>
        <FieldError id={`${idOf("name")}-error`}>{errors.name}</FieldError>
      </Field>
      <LinesField
        id={idOf("newOrigin")}
        label={labels.origins}
        help="Web pages that call the API from the browser, such as https://app.example.com. Servers and mobile apps need none."
        word="origin"
        lines={draft.origins}
        text={draft.newOrigin}
        error={errors.newOrigin ?? errors.origins}
        isReadOnly={isReadOnly}
        onType={(newOrigin) => change({ newOrigin })}
        onAdd={addOrigin}
        onRemove={(origin) => change({ origins: draft.origins.filter((each) => each !== origin) })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField
          {...number("sessionMinutes")}
          unit="minutes"
          help={`Your servers trust it for so long, ${rangeOf(settingLimits.sessionMinutes)}.`}
        />
        <NumberField
          {...number("refreshDays")}
          unit="days"
          help={`Users stay signed in for so long, ${rangeOf(settingLimits.refreshDays)}.`}
        />
        <NumberField
          {...number("retentionDays")}
          unit="days"
          help={`Codes and messages are deleted after that, ${rangeOf(settingLimits.retentionDays)}.`}
        />
        <NumberField
          {...number("dailyMessageCap")}
          optional
          unit="messages"
          help="In 24 hours from the first one. Sends above it are refused. Empty for no limit."
        />
      </div>
      <SaveProblem error={refusal?.fields ? null : refusal} isBroken={mutation.isError} />
      {!isReadOnly && (
        <div className="flex gap-2">
          <SubmitButton inactive={!isDirty} pending={mutation.isPending}>
            Save
          </SubmitButton>
          <Button
            variant="ghost"
            inactive={!isDirty || mutation.isPending}
            onClick={() => {
              setErrors({});
              setDraft(draftOf(settings));
              mutation.reset();
            }}
          >
            Discard
          </Button>
        </div>
      )}
    </form>
  );
}
