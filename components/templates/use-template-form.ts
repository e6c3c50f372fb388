"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useUnsavedGuard } from "@/components/shell/use-unsaved-guard";
import { toast } from "@/components/ui/toast-store";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { checkTemplate } from "@/lib/templates/check-template";
import type { SaveTemplateInput, TemplateContent, TemplateLocales } from "@/lib/templates/schema";
import type { PreviewSetting } from "@/lib/templates/variables";
import type { TemplatePaths } from "./template-paths";

export type TemplateDraft = { name: string; content: TemplateContent; locales: TemplateLocales };

/** A template as its page shows it; `id` is null for a new one. */
export type OpenedTemplate = TemplateDraft & { id: string | null; version: number };

export type SaveTemplate = (
  input: SaveTemplateInput,
) => Promise<Result<{ templateId: string; version: number }, AppError>>;

type TemplateFormOptions = {
  template: OpenedTemplate;
  setting: PreviewSetting;
  save: SaveTemplate | null;
  paths: TemplatePaths;
};

const draftOf = ({ name, content, locales }: OpenedTemplate): TemplateDraft => ({
  name,
  content,
  locales,
});

const isSame = (a: TemplateDraft, b: TemplateDraft) => JSON.stringify(a) === JSON.stringify(b);

/** What is typed on a template's page and the ways it is saved. */
export function useTemplateForm({ template, setting, save, paths }: TemplateFormOptions) {
  const router = useRouter();
  // What the form was filled from; `template` follows the server.
  const [base, setBase] = useState(template);
  const [draft, setDraft] = useState(() => draftOf(template));
  const [locale, setLocale] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [sent, setSent] = useState<TemplateDraft | null>(null);
  const [savedVersion, setSavedVersion] = useState(0);
  const [isLeaving, setLeaving] = useState(false);
  const isDirty = !isSame(draft, draftOf(base));
  useUnsavedGuard(isDirty && !isLeaving && save !== null);

  // A save or a restore of our own, or somebody else's while nothing is typed here.
  if (template.version !== base.version && (!isDirty || template.version === savedVersion)) {
    setBase(template);
    // What was typed while the save was under way stays.
    if (!isDirty || (sent && isSame(sent, draft))) {
      setDraft(draftOf(template));
      if (locale !== null && !template.locales[locale]) setLocale(null);
    }
  }

  const saving = useMutation({
    mutationFn: async (input: SaveTemplateInput) => save?.(input),
    onSuccess: (result) => {
      if (!result?.ok) {
        setAttempt((count) => count + 1);
        if (result?.error.code === "changed_meanwhile") router.refresh();
        return;
      }
      toast({ tone: "success", title: base.id ? "Template saved" : "Template created" });
      setSavedVersion(result.value.version);
      if (base.id) return;
      setLeaving(true);
      router.push(paths.template(result.value.templateId));
    },
  });
  const error = saving.data && !saving.data.ok ? saving.data.error : null;

  function change(part: Partial<TemplateDraft>) {
    setDraft({ ...draft, ...part });
    saving.reset();
  }

  /** Saves over the version the form was filled from, or over the one that is named. */
  function submit(over = base.version) {
    if (saving.isPending || isLeaving) return;
    if (problemsOf(draft, setting).length > 0) setAttempt((count) => count + 1);
    else {
      setSent(draft);
      saving.mutate({
        ...draft,
        templateId: base.id ?? undefined,
        expectedVersion: base.id ? over : undefined,
      });
    }
  }

  return {
    base,
    draft,
    locale,
    isDirty,
    attempt,
    error,
    isBroken: saving.isError,
    isSaving: saving.isPending || isLeaving,
    /** Texts of the language that is open. */
    content: locale === null ? draft.content : (draft.locales[locale] ?? draft.content),
    /** What keeps the draft from being saved, in all languages. */
    problems: problemsOf(draft, setting),
    setLocale,
    change,
    changeContent: (content: TemplateContent) =>
      change(locale === null ? { content } : { locales: { ...draft.locales, [locale]: content } }),
    addLocale(tag: string) {
      // Something to translate is a better start than an empty field.
      change({ locales: { ...draft.locales, [tag]: draft.content } });
      setLocale(tag);
    },
    removeLocale(tag: string) {
      const { [tag]: _, ...locales } = draft.locales;
      change({ locales });
      setLocale(null);
    },
    discard() {
      setBase(template);
      setDraft(draftOf(template));
      setLocale(null);
      saving.reset();
    },
    submit,
  };
}

export type TemplateProblem = { locale: string | null; field: string; text: string };

function problemsOf(draft: TemplateDraft, setting: PreviewSetting): TemplateProblem[] {
  const texts = [
    [null, draft.content] as const,
    ...Object.entries(draft.locales).map(([locale, content]) => [locale, content] as const),
  ];
  const name = draft.name.trim() ? [] : [{ locale: null, field: "name", text: "Enter the name." }];
  return [
    ...name,
    ...texts.flatMap(([locale, content]) =>
      checkTemplate(content, setting)
        .filter(({ level }) => level === "error")
        .map(({ field, text }) => ({ locale, field, text })),
    ),
  ];
}
