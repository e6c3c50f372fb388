import { useForm } from "react-hook-form";
import { AuthField } from "@/components/auth/auth-field";
import { FormProblem } from "@/components/auth/form-problem";
import { TextField } from "@/components/auth/text-field";
import { useSubmit } from "@/components/auth/use-submit";
import { Dialog, DialogContent, DialogFooter, DialogTitle } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type { EndUser, EndUserView } from "@/lib/users/schema";
import type { UserPageActions } from "./user-actions";
import { titleOf } from "./user-labels";

type EditUserDialogProps = {
  open: boolean;
  onClose: () => void;
  user: EndUserView;
  update: UserPageActions["updateUser"];
};

/** Changes names, addresses and login ids. */
export function EditUserDialog({ open, ...props }: EditUserDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && props.onClose()}>
      <DialogContent aria-describedby={undefined}>
        <DialogTitle>Edit user</DialogTitle>
        <EditUserForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function EditUserForm({ onClose, user, update }: Omit<EditUserDialogProps, "open">) {
  const form = useForm({
    defaultValues: {
      name: user.name,
      givenName: user.givenName,
      familyName: user.familyName,
      email: user.email,
      phone: user.phone,
      loginIds: user.loginIds.join("\n"),
    },
  });
  const { submit, isPending, problem } = useSubmit(
    form,
    async ({ loginIds, ...profile }) => {
      const wanted = loginIds
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
      const answer = await update({
        userId: user.userId,
        changes: {
          ...profile,
          addLoginIds: wanted.filter((loginId) => !user.loginIds.includes(loginId)),
          removeLoginIds: user.loginIds.filter((loginId) => !wanted.includes(loginId)),
        },
      });
      return atFields(answer);
    },
    (saved) => {
      toast({ tone: "success", title: "User saved", description: titleOf(saved) });
      onClose();
    },
  );
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={submit}>
      <FormProblem error={problem} />
      <TextField
        label="Name"
        autoComplete="off"
        error={errors.name?.message}
        registration={form.register("name")}
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField
          label="Given name"
          autoComplete="off"
          error={errors.givenName?.message}
          registration={form.register("givenName")}
        />
        <TextField
          label="Family name"
          autoComplete="off"
          error={errors.familyName?.message}
          registration={form.register("familyName")}
        />
      </div>
      <TextField
        label="E-mail"
        help="Codes by e-mail go here. A new one counts as not verified."
        type="email"
        autoComplete="off"
        error={errors.email?.message}
        registration={form.register("email")}
      />
      <TextField
        label="Phone"
        help="Codes by SMS and voice go here, with the country code."
        type="tel"
        autoComplete="off"
        error={errors.phone?.message}
        registration={form.register("phone")}
      />
      <AuthField
        label="Login ids"
        help="One a line: what the user can sign in by."
        error={errors.loginIds?.message}
      >
        {(names) => <Textarea rows={3} {...names} {...form.register("loginIds")} />}
      </AuthField>
      <DialogFooter>
        <SubmitButton pending={isPending}>Save</SubmitButton>
      </DialogFooter>
    </form>
  );
}

/** "changes.addLoginIds.0" is the field of all login ids here, "changes.email" the one of that name. */
function atFields(answer: Result<EndUser, AppError>): Result<EndUser, AppError> {
  if (answer.ok || !answer.error.fields) return answer;
  const fields = Object.fromEntries(
    Object.entries(answer.error.fields).map(([path, text]) => {
      const name = path.replace(/^changes\./, "");
      return [/^(add|remove)LoginIds/.test(name) ? "loginIds" : name, text];
    }),
  );
  return { ok: false, error: { ...answer.error, fields } };
}
