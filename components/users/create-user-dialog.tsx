import { useForm } from "react-hook-form";
import { FormProblem } from "@/components/auth/form-problem";
import { TextField } from "@/components/auth/text-field";
import { useSubmit } from "@/components/auth/use-submit";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import type { EndUser } from "@/lib/users/schema";
import type { UserListActions } from "./user-actions";

type CreateUserDialogProps = {
  open: boolean;
  onClose: () => void;
  create: UserListActions["createUser"];
  onCreated: (user: EndUser) => void;
};

/** Asks for what a new user signs in by. */
export function CreateUserDialog({ open, onClose, ...props }: CreateUserDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent>
        <DialogTitle>Create user</DialogTitle>
        <DialogDescription>
          The user can sign in at once by a code to their phone or e-mail. Nothing is sent now.
        </DialogDescription>
        <CreateUserForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function CreateUserForm({
  create,
  onCreated,
}: Pick<CreateUserDialogProps, "create" | "onCreated">) {
  const form = useForm({ defaultValues: { loginId: "", name: "", email: "", phone: "" } });
  const { submit, isPending, problem } = useSubmit(form, create, onCreated);
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={submit}>
      <FormProblem error={problem} />
      <TextField
        label="Login id"
        help="A phone number with its country code, an e-mail address, or any other name."
        autoComplete="off"
        error={errors.loginId?.message}
        registration={form.register("loginId")}
      />
      <TextField
        label="Name (optional)"
        autoComplete="off"
        error={errors.name?.message}
        registration={form.register("name")}
      />
      <TextField
        label="E-mail (optional)"
        help="Where codes by e-mail go, if it is not the login id."
        type="email"
        autoComplete="off"
        error={errors.email?.message}
        registration={form.register("email")}
      />
      <TextField
        label="Phone (optional)"
        help="Where codes by SMS and voice go, if it is not the login id."
        type="tel"
        autoComplete="off"
        error={errors.phone?.message}
        registration={form.register("phone")}
      />
      <DialogFooter>
        <SubmitButton pending={isPending}>Create user</SubmitButton>
      </DialogFooter>
    </form>
  );
}
