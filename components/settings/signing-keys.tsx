"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { confirmed } from "@/components/auth/confirmed";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogFooter } from "@/components/ui/dialog";
import { Label } from "@/components/ui/label";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast-store";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { SigningKeyView } from "@/lib/users/list-signing-keys";

type Rotate = (input: { isOldRefused: boolean }) => Promise<Result<unknown, AppError>>;

type SigningKeysProps = {
  keys: readonly SigningKeyView[];
  /** null for those who may look only. */
  rotate: Rotate | null;
};

/** The keys that sign the tokens of end users, and a way to put a new one in place. */
export function SigningKeys({ keys, rotate }: SigningKeysProps) {
  const [isAsking, setIsAsking] = useState(false);
  const isHydrated = useHydrated();
  return (
    <div className="max-w-form">
      {keys.length > 0 && (
        <ul aria-label="Signing keys" className="mb-3 divide-y rounded-card border bg-surface">
          {keys.map(({ kid, createdAt, replacedAt, lastTokenEndsAt }) => (
            <li
              key={kid}
              className="flex min-h-13 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2"
            >
              <span className="flex min-w-0 flex-wrap items-center gap-x-1 gap-y-0.5">
                <span className="font-mono text-sm wrap-anywhere">{kid}</span>
                <CopyButton value={kid} label="Copy key id" />
                {replacedAt ? <Badge>Replaced</Badge> : <Badge tone="success">Signs now</Badge>}
              </span>
              <span className="text-sm text-muted">
                made <RelativeTime value={createdAt} />
                {replacedAt && (
                  <>
                    {" · last token ends "}
                    <RelativeTime value={lastTokenEndsAt} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {keys.length === 0 && (
        <p className="text-muted">The first key is made with the first sign-in.</p>
      )}
      {rotate && keys.length > 0 && (
        <Button disabled={!isHydrated} onClick={() => setIsAsking(true)}>
          Rotate
        </Button>
      )}
      {rotate && (
        <AlertDialog open={isAsking} onOpenChange={setIsAsking}>
          <AlertDialogContent>
            <Question rotate={rotate} onDone={() => setIsAsking(false)} />
          </AlertDialogContent>
        </AlertDialog>
      )}
    </div>
  );
}

function Question({ rotate, onDone }: { rotate: Rotate; onDone: () => void }) {
  const id = useId();
  const [isOldRefused, setIsOldRefused] = useState(false);
  const mutation = useMutation({
    mutationFn: () => confirmed(() => rotate({ isOldRefused })),
    onSuccess(result) {
      if (!result.ok) return;
      toast({ tone: "success", title: "A new key signs now" });
      onDone();
    },
  });
  const problem = mutation.isError
    ? "Patchbay did not answer. Check the connection and try again."
    : mutation.data && !mutation.data.ok && mutation.data.error.text;
  return (
    <>
      <AlertDialogTitle>Rotate the signing key?</AlertDialogTitle>
      <AlertDialogDescription>
        A new key signs from now on. The old one stays published until its last token has ended, so
        nobody is signed out.
      </AlertDialogDescription>
      <div className="flex gap-2.5">
        <Checkbox
          id={id}
          className="mt-0.5"
          checked={isOldRefused}
          aria-describedby={`${id}-help`}
          onCheckedChange={(checked) => setIsOldRefused(checked === true)}
        />
        <div>
          <Label htmlFor={id}>The old key has leaked</Label>
          <p id={`${id}-help`} className="text-sm text-muted">
            Refuse its tokens at once. Everybody has to sign in again.
          </p>
        </div>
      </div>
      {problem && (
        <Callout tone="danger" role="alert">
          {problem}
        </Callout>
      )}
      <DialogFooter>
        <AlertDialogCancel>Cancel</AlertDialogCancel>
        <AlertDialogAction
          variant={isOldRefused ? "danger" : "primary"}
          aria-busy={mutation.isPending || undefined}
          onClick={(event) => {
            // Otherwise the dialog would close before the answer is known.
            event.preventDefault();
            if (!mutation.isPending) mutation.mutate();
          }}
        >
          {isOldRefused ? "Rotate and sign everybody out" : "Rotate"}
        </AlertDialogAction>
      </DialogFooter>
    </>
  );
}
