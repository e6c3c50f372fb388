"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast-store";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { messagesKey } from "./messages-key";

export type ClearSandbox = () => Promise<Result<{ deleted: number }, AppError>>;

type ClearMessagesProps = { projectSlug: string; clear: ClearSandbox; isEmpty: boolean };

/** Empties the phone after a question; what was delivered cannot be brought back. */
export function ClearMessages({ projectSlug, clear, isEmpty }: ClearMessagesProps) {
  const queryClient = useQueryClient();
  const clearing = useMutation({
    // The library passes arguments of its own, which a server action must not get.
    mutationFn: () => clear(),
    onSuccess: async (result) => {
      if (!result.ok) return toast({ tone: "danger", title: result.error.text });
      await queryClient.invalidateQueries({ queryKey: messagesKey(projectSlug) });
      toast({
        tone: "success",
        title:
          result.value.deleted === 1
            ? "1 message deleted"
            : `${result.value.deleted} messages deleted`,
      });
    },
    onError: () =>
      toast({
        tone: "danger",
        title: "The server did not answer. Nothing is known to be deleted.",
      }),
  });
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>
        <Button pending={clearing.isPending} inactive={isEmpty}>
          <Trash2 aria-hidden="true" />
          Clear all
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogTitle>Delete all messages on this phone?</AlertDialogTitle>
        <AlertDialogDescription>
          Every delivered message of this project goes, for all its members. Codes inside stay valid
          until they expire.
        </AlertDialogDescription>
        <DialogFooter>
          <AlertDialogCancel>Keep them</AlertDialogCancel>
          <AlertDialogAction onClick={() => clearing.mutate()}>Delete all</AlertDialogAction>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
