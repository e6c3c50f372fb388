"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SaveProblem } from "@/components/forms/save-problem";
import { Section } from "@/components/shell/section";
import { useUnsavedGuard } from "@/components/shell/use-unsaved-guard";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { SubmitButton } from "@/components/ui/submit-button";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast-store";
import { accentPattern } from "@/lib/core/accent-tones";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { HostedPageView, SaveHostedPageInput } from "@/lib/settings/schema";
import {
  addEmbedOrigin,
  addReturnUrl,
  draftOfPage,
  type HostedPageDraft,
  isSamePage,
  readLogoFile,
  readPageDraft,
} from "./hosted-page-draft";
import { HostedPagePreview } from "./hosted-page-preview";
import { LinesField } from "./lines-field";
import { LogoField } from "./logo-field";

type HostedPageFormProps = {
  page: HostedPageView;
  projectName: string;
  /** null for those who may look only. */
  save: ((input: SaveHostedPageInput) => Promise<Result<{ version: number }, AppError>>) | null;
};

const labels = {
  accent: "Colour",
  logo: "Logo",
  newReturnUrl: "Return URLs",
  newEmbedOrigin: "Shown in frames of",
  handsCookies: "Keep the session in cookies",
} as const satisfies Partial<Record<keyof HostedPageDraft, string>>;
type FieldName = keyof typeof labels;
// The keys of the labels are the fields; TypeScript widens them to strings.
const fieldNames = Object.keys(labels) as FieldName[];

/** Where the browser's own chooser of colours begins: near Patchbay's, which it cannot be told. */
const chooserStart = "#4458c4";

const seen = (accent: string) => {
  const typed = accent.trim().toLowerCase();
  return accentPattern.test(typed) ? typed : null;
};

/** How the pages of end users look and where they lead, with a preview. */
export function HostedPageForm({ page, projectName, save }: HostedPageFormProps) {
  const [draft, setDraft] = useState(() => draftOfPage(page));
  const [saved, setSaved] = useState(page);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  // A save renders the page anew; what was typed meanwhile stays.
  if (saved.version !== page.version) {
    setSaved(page);
    setDraft(draftOfPage(page));
  }
  const formId = useId();
  const idOf = (name: FieldName) => `${formId}-${name}`;
  const isReadOnly = save === null;
  const isDirty = !isSamePage(draft, draftOfPage(page));
  useUnsavedGuard(isDirty);

  const refuse = (fields: Record<string, string>) => {
    setErrors(fields);
    setAttempt(attempt + 1);
  };
  const mutation = useMutation({
    mutationFn: async (input: SaveHostedPageInput) => save?.(input),
    onSuccess: (result) => {
      if (result?.ok) toast({ tone: "success", title: "Hosted pages saved" });
      else if (result?.error.fields) refuse(result.error.fields);
    },
  });
  const change = (part: Partial<HostedPageDraft>) => {
    setDraft({ ...draft, ...part });
    setErrors(Object.fromEntries(Object.entries(errors).filter(([name]) => !(name in part))));
    mutation.reset();
  };
  const submit = () => {
    if (mutation.isPending || !isDirty) return;
    const input = readPageDraft(draft, page);
    if (!input.ok) return refuse(input.error);
    setErrors({});
    mutation.mutate(input.value);
  };
  const lines = (name: "newReturnUrl" | "newEmbedOrigin", list: "returnUrls" | "embedOrigins") => ({
    id: idOf(name),
    label: labels[name],
    lines: draft[list],
    text: draft[name],
    error: errors[name] ?? errors[list],
    isReadOnly,
    onType: (text: string) => change({ [name]: text }),
    onAdd: () => {
      const added = list === "returnUrls" ? addReturnUrl(draft) : addEmbedOrigin(draft);
      if (added.ok) change({ [list]: added.value, [name]: "" });
      else setErrors({ ...errors, [name]: added.error });
    },
    onRemove: (line: string) => change({ [list]: draft[list].filter((each) => each !== line) }),
  });
  const chooseLogo = async (file: File) => {
    const logo = await readLogoFile(file);
    if (logo.ok) change({ logo: logo.value });
    else setErrors({ ...errors, logo: logo.error });
  };

  return (
    <div className="grid gap-x-10 lg:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]">
      <form
        method="post"
        noValidate
        className="mb-8 flex max-w-form flex-col gap-5"
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
        <LinesField
          {...lines("newReturnUrl", "returnUrls")}
          word="return URL"
          help="Where a finished run may lead back to with a one-time code. Compared letter by letter; nothing else is ever led to."
        />
        <LinesField
          {...lines("newEmbedOrigin", "embedOrigins")}
          word="origin"
          help="Origins whose pages may show a run in an iframe. Empty for none."
        />
        <Field>
          <FieldLabel htmlFor={idOf("accent")} optional>
            {labels.accent}
          </FieldLabel>
          <FieldHelp id={`${idOf("accent")}-help`}>
            Of buttons and links, as #1d4ed8. Text on and in it is made readable by itself.
          </FieldHelp>
          <div className="flex gap-2">
            <input
              type="color"
              aria-label="Choose a colour"
              value={seen(draft.accent) ?? chooserStart}
              disabled={isReadOnly}
              className="h-control w-12 shrink-0 rounded-control border border-control bg-surface p-1"
              onChange={(event) => change({ accent: event.target.value })}
            />
            <Input
              id={idOf("accent")}
              mono
              value={draft.accent}
              disabled={isReadOnly}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={errors.accent !== undefined}
              aria-describedby={`${idOf("accent")}-help ${idOf("accent")}-error`}
              onChange={(event) => change({ accent: event.target.value })}
            />
          </div>
          <FieldError id={`${idOf("accent")}-error`}>{errors.accent}</FieldError>
        </Field>
        <LogoField
          id={idOf("logo")}
          logo={draft.logo}
          error={errors.logo}
          isReadOnly={isReadOnly}
          onChoose={chooseLogo}
          onRemove={() => change({ logo: null })}
        />
        <Field>
          <div className="flex items-center gap-3">
            <Switch
              id={idOf("handsCookies")}
              checked={draft.handsCookies}
              disabled={isReadOnly}
              aria-describedby={`${idOf("handsCookies")}-help`}
              onCheckedChange={(handsCookies) => change({ handsCookies })}
            />
            <Label htmlFor={idOf("handsCookies")}>{labels.handsCookies}</Label>
          </div>
          <FieldHelp id={`${idOf("handsCookies")}-help`}>
            Sets DS and DSR for this host where a run has no return URL. For applications behind the
            same host.
          </FieldHelp>
        </Field>
        <SaveProblem
          error={
            mutation.data && !mutation.data.ok && !mutation.data.error.fields
              ? mutation.data.error
              : null
          }
          isBroken={mutation.isError}
        />
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
                setDraft(draftOfPage(page));
                mutation.reset();
              }}
            >
              Discard
            </Button>
          </div>
        )}
      </form>
      <Section title="Preview">
        <HostedPagePreview look={{ projectName, accent: seen(draft.accent), logo: draft.logo }} />
      </Section>
    </div>
  );
}
