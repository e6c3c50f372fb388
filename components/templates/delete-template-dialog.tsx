"use client";

import { useMutation } from "@tanstack/react-query";
import type { MouseEvent } from "react";
import { confirmed } from "@/components/auth/confirmed";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog";
import { Callout } from "@/components/ui/callout";
import { DialogFooter } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast-store";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { TemplateUse } from "@/lib/usage/list-template-uses";
import type { TemplatePaths } from "./template-paths";
import { UsedByList } from "./used-by-list";

export type RemoveTemplate = (input: { templateId: string }) => Promise<Result<null, AppError>>;

type DeleteTemplateDialogProps = {
  /** The dialog is open while there is one. */
  template: { id: string; name: string } | null;
  uses: readonly TemplateUse[];
  paths: TemplatePaths;
  remove: RemoveTemplate;
  onClose: () => void;
  onRemoved?: () => void;
};

/** Asks before a template is deleted; of one that is in use it says where, and does not. */
export function DeleteTemplateDialog({ template, ...props }: DeleteTemplateDialogProps) {
  return (
    <AlertDialog open={template !== null} onOpenChange={(open) => !open && props.onClose()}>
      {template && (
        <AlertDialogContent>
          <Question key={template.id} {...props} template={template} />
        </AlertDialogContent>
      )}
    </AlertDialog>
  );
}

type QuestionProps = DeleteTemplateDialogProps & { template: { id: string; name: string } };

function Question({ template, uses, paths, remove, onClose, onRemoved }: QuestionProps) {
  const isUsed = uses.length > 0;
  const removal = useMutation({
    mutationFn: () => confirmed(() => remove({ templateId: template.id })),
    onSuccess(result) {
      if (!result.ok) return;
      toast({ tone: "success", title: "Template deleted", description: template.name });
      onRemoved?.();
      onClose();
    },
  });
  const problem = removal.isError
    ? "Patchbay did not answer. Try again."
    : removal.data && !removal.data.ok
      ? removal.data.error.text
      : null;

  function confirm(event: MouseEvent) {
    // Otherwise the dialog would close before the answer is known.
    event.preventDefault();
    if (!removal.isPending) removal.mutate();
  }

  return (
    <>
      <AlertDialogTitle className="break-words">Delete {template.name}?</AlertDialogTitle>
      <AlertDialogDescription>
        {isUsed
          ? "It is in use. Choose another template there first:"
          : "Its texts and all its versions are deleted for good."}
      </AlertDialogDescription>
      {isUsed && <UsedByList uses={uses} paths={paths} />}
      {problem && (
        <Callout tone="danger" role="alert">
          {problem}
        </Callout>
      )}
      <DialogFooter>
        <AlertDialogCancel>{isUsed ? "Close" : "Cancel"}</AlertDialogCancel>
        {!isUsed && (
          <AlertDialogAction onClick={confirm} aria-disabled={removal.isPending}>
            Delete
          </AlertDialogAction>
        )}
      </DialogFooter>
    </>
  );
}
