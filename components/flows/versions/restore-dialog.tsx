import type { MouseEvent } from "react";
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

type RestoreDialogProps = {
  /** The dialog is open while there is one. */
  number: number | null;
  isPending: boolean;
  problem: string | null;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before a version takes the draft's place: the draft itself is kept nowhere. */
export function RestoreDialog(props: RestoreDialogProps) {
  const { number, isPending, problem, onConfirm, onClose } = props;
  function confirm(event: MouseEvent) {
    // Otherwise the dialog would close before the answer is known.
    event.preventDefault();
    if (!isPending) onConfirm();
  }
  return (
    <AlertDialog open={number !== null} onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent>
        <AlertDialogTitle>Restore version {number}?</AlertDialogTitle>
        <AlertDialogDescription>
          It takes the place of the draft. What is in the draft and was not published is lost. Runs
          notice nothing until you publish.
        </AlertDialogDescription>
        {problem && (
          <Callout tone="danger" role="alert">
            {problem}
          </Callout>
        )}
        <DialogFooter>
          <AlertDialogCancel>Cancel</AlertDialogCancel>
          <AlertDialogAction variant="primary" onClick={confirm} aria-disabled={isPending}>
            Restore
          </AlertDialogAction>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
