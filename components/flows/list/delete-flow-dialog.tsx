import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
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
import type { FlowSummary } from "@/lib/flows/schema";
import type { FlowListActions } from "./flow-actions";
import { flowPath } from "./flow-paths";

type DeleteFlowDialogProps = {
  projectSlug: string;
  /** The dialog is open while there is one. */
  flow: FlowSummary | null;
  remove: NonNullable<FlowListActions["remove"]>;
  onClose: () => void;
};

/** Asks before a flow is deleted; of one that other flows run it says which, and does not. */
export function DeleteFlowDialog({ flow, ...props }: DeleteFlowDialogProps) {
  return (
    <AlertDialog open={flow !== null} onOpenChange={(open) => !open && props.onClose()}>
      {flow && (
        <AlertDialogContent>
          <Question key={flow.key} {...props} flow={flow} />
        </AlertDialogContent>
      )}
    </AlertDialog>
  );
}

function Question({
  projectSlug,
  flow,
  remove,
  onClose,
}: DeleteFlowDialogProps & { flow: FlowSummary }) {
  const isUsed = flow.usedIn.length > 0;
  const removal = useMutation({
    mutationFn: () => confirmed(() => remove({ flowKey: flow.key })),
    onSuccess(result) {
      if (!result.ok) return;
      toast({ tone: "success", title: "Flow deleted", description: flow.name });
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
      <AlertDialogTitle className="break-words">Delete {flow.name}?</AlertDialogTitle>
      <AlertDialogDescription>
        {isUsed
          ? "Other flows run it. Take it out of them, and publish them, first:"
          : flow.publishedNumber === null
            ? "Its draft is deleted for good."
            : "Its draft, all its versions and the records of its runs are deleted for good. Whoever is in the middle of it cannot go on."}
      </AlertDialogDescription>
      {isUsed && (
        <ul className="flex flex-wrap gap-x-3">
          {flow.usedIn.map(({ key, name }) => (
            <li key={key} className="min-w-0 wrap-anywhere">
              <Link
                href={flowPath(projectSlug, key)}
                prefetch={false}
                className="rounded-inner underline decoration-current/40 underline-offset-3 hover:decoration-current"
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
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
