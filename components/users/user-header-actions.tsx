"use client";

import { useMutation } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, useState } from "react";
import { confirmed } from "@/components/auth/confirmed";
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DialogFooter } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast-store";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { EndUserView } from "@/lib/users/schema";
import { EditUserDialog } from "./edit-user-dialog";
import type { UserPageActions } from "./user-actions";
import { titleOf } from "./user-labels";

type UserHeaderProps = {
  user: EndUserView;
  listHref: Route;
  hasLiveSession: boolean;
  actions: UserPageActions;
};

type Question = {
  title: string;
  text: ReactNode;
  verb: string;
  variant: "danger" | "primary";
  run: () => Promise<Result<unknown, AppError>>;
  done: () => void;
};

/** What an admin can do with a user, at the top of its page. */
export function UserHeaderActions({ user, listHref, hasLiveSession, actions }: UserHeaderProps) {
  const router = useRouter();
  const [isEditing, setEditing] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const { userId } = user;
  const isDisabled = user.status === "disabled";
  const say = (title: string) => () =>
    toast({ tone: "success", title, description: titleOf(user) });

  const enable = useMutation({
    mutationFn: () => actions.setStatus({ userId, status: "enabled" }),
    onSuccess: (result) =>
      result.ok ? say("User enabled")() : toast({ tone: "danger", title: result.error.text }),
    onError: () => toast({ tone: "danger", title: "The server did not answer. Try again." }),
  });

  const disable: Question = {
    title: "Disable this user?",
    text: "The user is signed out everywhere at once and gets no codes until enabled again. Session tokens that were handed out run on for the few minutes that they live.",
    verb: "Disable",
    variant: "danger",
    run: () => actions.setStatus({ userId, status: "disabled" }),
    done: say("User disabled"),
  };
  const signOut: Question = {
    title: "Sign this user out everywhere?",
    text: "Every session ends. The user can sign in again with a new code.",
    verb: "Sign out",
    variant: "primary",
    run: () => actions.endSessions({ userId }),
    done: say("Signed out everywhere"),
  };
  const remove: Question = {
    title: "Delete this user?",
    text: "The user, its login ids and its sessions are deleted for good. Messages that were sent stay until they expire. Whoever signs up with the same login id again is a new user.",
    verb: "Delete",
    variant: "danger",
    run: () => confirmed(() => actions.deleteUsers({ userIds: [userId] })),
    done: () => {
      say("User deleted")();
      router.push(listHref);
    },
  };

  return (
    <>
      <Button onClick={() => setEditing(true)}>Edit</Button>
      <Button inactive={!hasLiveSession} onClick={() => setQuestion(signOut)}>
        Sign out everywhere
      </Button>
      {isDisabled ? (
        <Button pending={enable.isPending} onClick={() => enable.mutate()}>
          Enable
        </Button>
      ) : (
        <Button onClick={() => setQuestion(disable)}>Disable</Button>
      )}
      <Button onClick={() => setQuestion(remove)}>Delete</Button>
      <EditUserDialog
        open={isEditing}
        onClose={() => setEditing(false)}
        user={user}
        update={actions.updateUser}
      />
      <AlertDialog open={question !== null} onOpenChange={(open) => !open && setQuestion(null)}>
        {question && (
          <AlertDialogContent>
            <Ask key={question.verb} question={question} onClose={() => setQuestion(null)} />
          </AlertDialogContent>
        )}
      </AlertDialog>
    </>
  );
}

function Ask({ question, onClose }: { question: Question; onClose: () => void }) {
  const running = useMutation({
    mutationFn: () => question.run(),
    onSuccess(result) {
      if (!result.ok) return;
      onClose();
      question.done();
    },
  });
  const failure = running.isError
    ? "The server did not answer. Try again."
    : running.data && !running.data.ok
      ? running.data.error.text
      : null;

  function confirm(event: MouseEvent) {
    // Otherwise the dialog would close before the answer is known.
    event.preventDefault();
    if (!running.isPending) running.mutate();
  }

  return (
    <>
      <AlertDialogTitle>{question.title}</AlertDialogTitle>
      <AlertDialogDescription>{question.text}</AlertDialogDescription>
      {failure && (
        <Callout tone="danger" role="alert">
          {failure}
        </Callout>
      )}
      <DialogFooter>
        <AlertDialogCancel>Cancel</AlertDialogCancel>
        <AlertDialogAction
          variant={question.variant}
          onClick={confirm}
          aria-busy={running.isPending || undefined}
        >
          {question.verb}
        </AlertDialogAction>
      </DialogFooter>
    </>
  );
}
