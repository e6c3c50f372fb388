import { useForm } from "react-hook-form";
import { TextField } from "@/components/auth/text-field";
import { useSubmit } from "@/components/auth/use-submit";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import type { EndUser } from "@/lib/users/schema";
import { NewUserForm } from "./new-user-form";
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
  const field = (name: "loginId" | "name" | "email" | "phone") => ({
    registration: form.register(name),
    error: errors[name]?.message,
  });
  return (
    <NewUserForm
      onSubmit={submit}
      problem={problem}
      isPending={isPending}
      field={field}
      loginIdHelp="A phone number with its country code, an e-mail address, or any other name."
      submitLabel="Create user"
    >
      <TextField
        label="E-mail (optional)"
        help="Where codes by e-mail go, if it is not the login id."
        type="email"
        autoComplete="off"
        {...field("email")}
      />
      <TextField
        label="Phone (optional)"
        help="Where codes by SMS and voice go, if it is not the login id."
        type="tel"
        autoComplete="off"
        {...field("phone")}
      />
    </NewUserForm>
  );
}
