import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { confirmed } from "@/components/auth/confirmed";
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
import type { UserListActions } from "./user-actions";

type DeleteTestUsersProps = {
  deleteAll: UserListActions["deleteTestUsers"];
  onDeleted: () => void;
};

/** Deletes every test user after a question. */
export function DeleteTestUsers({ deleteAll, onDeleted }: DeleteTestUsersProps) {
  const deletion = useMutation({
    // The library passes arguments of its own, which a server action must not get.
    mutationFn: () => confirmed(() => deleteAll()),
    onSuccess(result) {
      if (!result.ok) return toast({ tone: "danger", title: result.error.text });
      const { deleted } = result.value;
      toast({
        tone: "success",
        title: deleted === 1 ? "1 test user deleted" : `${deleted} test users deleted`,
      });
      onDeleted();
    },
    onError: () => toast({ tone: "danger", title: "The server did not answer. Try again." }),
  });
  return (
    <AlertDialog>
      <AlertDialogTrigger asChild>
        <Button size="sm" pending={deletion.isPending}>
          <Trash2 aria-hidden="true" />
          Delete all test users
        </Button>
      </AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogTitle>Delete all test users?</AlertDialogTitle>
        <AlertDialogDescription>
          Tests and reviewers that use them cannot sign in any more. Real users stay.
        </AlertDialogDescription>
        <DialogFooter>
          <AlertDialogCancel>Keep them</AlertDialogCancel>
          <AlertDialogAction onClick={() => deletion.mutate()}>Delete all</AlertDialogAction>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
