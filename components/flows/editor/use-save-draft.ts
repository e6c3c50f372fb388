"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { FlowDocument } from "@/lib/flows/model/document";
import { useEditorParts } from "./editor-context";
import { isDirty } from "./state/editor-state";

type DraftToSave = { flowKey: string; document: FlowDocument; expectedRevision: number };
export type SaveDraft = (
  input: DraftToSave,
) => Promise<Result<{ revision: number; savedAt: string }, AppError>>;

export type Saving = {
  /** Saves what is there now; does nothing while nothing is unsaved. Whether it is saved then. */
  save: () => Promise<boolean>;
  isSaving: boolean;
  /** When this editor saved last; null before it has. */
  savedAt: string | null;
  /** Why the last try failed; null where none has, or a later one went well. */
  error: AppError | null;
  /** No answer came at all. */
  isBroken: boolean;
};

/** Keeps the draft on the server, revision by revision. */
export function useSaveDraft(flowKey: string, saveDraft: SaveDraft | null): Saving {
  const { store } = useEditorParts();
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const { mutateAsync, data, isPending, isError } = useMutation({
    mutationFn: async (input: DraftToSave) => saveDraft?.(input) ?? null,
    onSuccess: (result, { document }) => {
      if (!result?.ok) return;
      setSavedAt(result.value.savedAt);
      store.dispatch({ type: "saved", document, revision: result.value.revision });
    },
  });

  async function save(): Promise<boolean> {
    const state = store.read();
    if (!isDirty(state)) return true;
    if (isPending) return false;
    const { document, revision } = state;
    try {
      const result = await mutateAsync({ flowKey, document, expectedRevision: revision });
      return result?.ok ?? false;
    } catch {
      // `isBroken` says so on the page.
      return false;
    }
  }

  return {
    save,
    isSaving: isPending,
    savedAt,
    error: data && !data.ok ? data.error : null,
    isBroken: isError,
  };
}
