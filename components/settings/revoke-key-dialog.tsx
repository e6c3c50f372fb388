"use client";

import { useMutation } from "@tanstack/react-query";
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
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast-store";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { ManagementKeyView } from "@/lib/settings/schema";

type Revoke = (input: { keyId: string }) => Promise<Result<unknown, AppError>>;

export type RevokeKeyDialogProps = {
  /** The dialog is open while there is one. */
  managementKey: ManagementKeyView | null;
  revoke: Revoke;
  onClose: () => void;
};

/** Asks before a key is revoked, and says whether something still uses it. */
export function RevokeKeyDialog({ managementKey, revoke, onClose }: RevokeKeyDialogProps) {
  return (
    <AlertDialog open={managementKey !== null} onOpenChange={(open) => !open && onClose()}>
      {managementKey && (
        <AlertDialogContent>
          <Question managementKey={managementKey} revoke={revoke} onDone={onClose} />
        </AlertDialogContent>
      )}
    </AlertDialog>
  );
}

type QuestionProps = { managementKey: ManagementKeyView; revoke: Revoke; onDone: () => void };

function Question({ managementKey: { id, name, lastUsedAt }, revoke, onDone }: QuestionProps) {
  const mutation = useMutation({
    mutationFn: () => confirmed(() => revoke({ keyId: id })),
    onSuccess(result) {
      if (!result.ok) return;
      toast({ tone: "success", title: "Key revoked", description: name });
      onDone();
    },
  });
  const problem = mutation.isError
    ? "Patchbay did not answer. Check the connection and try again."
    : mutation.data && !mutation.data.ok && mutation.data.error.text;
  return (
    <>
      <AlertDialogTitle className="break-words">Revoke {name}?</AlertDialogTitle>
      <AlertDialogDescription>
        Its next call is refused, and it cannot be brought back.{" "}
        {lastUsedAt ? (
          <>
            It was last used <RelativeTime value={lastUsedAt} />.
          </>
        ) : (
          "It was never used."
        )}
      </AlertDialogDescription>
      {problem && (
        <Callout tone="danger" role="alert">
          {problem}
        </Callout>
      )}
      <DialogFooter>
        <AlertDialogCancel>Cancel</AlertDialogCancel>
        <AlertDialogAction
          aria-busy={mutation.isPending || undefined}
          onClick={(event) => {
            // Otherwise the dialog would close before the answer is known.
            event.preventDefault();
            if (!mutation.isPending) mutation.mutate();
          }}
        >
          Revoke
        </AlertDialogAction>
      </DialogFooter>
    </>
  );
}
