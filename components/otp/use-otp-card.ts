"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useUnsavedGuard } from "@/components/shell/use-unsaved-guard";
import { toast } from "@/components/ui/toast-store";
import { channelNames } from "@/lib/core/channel";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { Country } from "@/lib/otp/countries";
import { describeChanges, type OtpChange } from "@/lib/otp/describe-changes";
import type { OtpChannelView } from "@/lib/otp/get-otp";
import type { SaveOtpChannelInput } from "@/lib/otp/schema";
import { draftOf, isSameDraft, type OtpDraft, readDraft } from "./otp-draft";

export type SaveOtpChannel = (
  input: SaveOtpChannelInput,
) => Promise<Result<{ version: number }, AppError>>;

/** The state of one card: what is typed, what is wrong with it, what a save changes, and saving. */
export function useOtpCard(
  settings: OtpChannelView,
  countries: readonly Country[],
  save: SaveOtpChannel,
) {
  const [saved, setSaved] = useState(settings);
  const [draft, setDraft] = useState(() => draftOf(settings));
  // A save elsewhere renders the page anew; what was typed here stays, with the new version under it.
  if (saved.version !== settings.version) {
    setSaved(settings);
    if (isSameDraft(draft, draftOf(saved))) setDraft(draftOf(settings));
  }
  const isDirty = !isSameDraft(draft, draftOf(settings));
  useUnsavedGuard(isDirty);
  const { input, limits, errors } = readDraft(settings, draft);
  const changes = input && isDirty ? changesOf(settings, input, countries) : [];
  const mutation = useMutation({
    mutationFn: (toSave: { input: SaveOtpChannelInput; changes: OtpChange[] }) =>
      save(toSave.input),
    onSuccess: (result, { input: { channel }, changes: done }) => {
      if (!result.ok) return;
      toast({
        tone: "success",
        title: `${channelNames[channel]} saved`,
        description: inShort(done),
      });
    },
  });
  const error = mutation.data && !mutation.data.ok ? mutation.data.error : null;
  return {
    draft,
    isDirty,
    changes,
    error,
    errors: { ...errors, ...error?.fields },
    isValid: input !== null,
    limits,
    isPending: mutation.isPending,
    isBroken: mutation.isError,
    change: (part: Partial<OtpDraft>) => {
      setDraft({ ...draft, ...part });
      mutation.reset();
    },
    discard: () => {
      setDraft(draftOf(settings));
      mutation.reset();
    },
    submit: () => {
      if (input && isDirty && !mutation.isPending) mutation.mutate({ input, changes });
    },
  };
}

function changesOf(
  settings: OtpChannelView,
  input: SaveOtpChannelInput,
  countries: readonly Country[],
): OtpChange[] {
  return describeChanges(settings.channel, settings, input, {
    connector: (id) => settings.connectors.find((one) => one.id === id)?.name ?? "one that is gone",
    template: (id) => settings.templates.find((one) => one.id === id)?.name ?? "one that is gone",
    country: (code) => countries.find((one) => one.code === code)?.name ?? code,
  });
}

/** What a toast has room for. */
function inShort(changes: readonly OtpChange[]): string {
  const shown = changes.slice(0, 3).map(inOneLine).join("; ");
  return changes.length > 3 ? `${shown}; and ${changes.length - 3} more` : shown;
}

function inOneLine({ label, before, after }: OtpChange): string {
  if (before === null) return `${label}: ${after}`;
  return after === null ? `${label}: ${before}` : `${label}: ${before} → ${after}`;
}
