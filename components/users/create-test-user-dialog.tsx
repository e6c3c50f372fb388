import { useState } from "react";
import { useForm } from "react-hook-form";
import { TextField } from "@/components/auth/text-field";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from "@/components/ui/dialog";
import { type CodeLength, describeCodeLengths } from "@/lib/otp/code-lengths";
import { randomTestCode } from "@/lib/users/random-test-code";
import { maxTestDays } from "@/lib/users/schema";
import { NewUserForm } from "./new-user-form";
import { TestUserHelp } from "./test-user-help";
import type { UserListActions } from "./user-actions";

type CreateTestUserDialogProps = {
  open: boolean;
  onClose: () => void;
  create: UserListActions["createTestUser"];
  onCreated: () => void;
  projectId: string;
  apiUrl: string;
  /** How long codes of the channels are. */
  codeLengths: readonly CodeLength[];
};

/** Makes a test user, then shows once how to sign in as it. */
export function CreateTestUserDialog({ open, onClose, ...props }: CreateTestUserDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent>
        <Steps onClose={onClose} {...props} />
      </DialogContent>
    </Dialog>
  );
}

type Made = { loginId: string; code: string; phone: string; endsAt: string | null };

function Steps({
  create,
  onCreated,
  onClose,
  projectId,
  apiUrl,
  codeLengths,
}: Omit<CreateTestUserDialogProps, "open">) {
  const [made, setMade] = useState<Made | null>(null);
  const [code] = useState(() => randomTestCode(codeLengths[0]?.digits ?? 6));
  const form = useForm({ defaultValues: { loginId: "", name: "", code, days: "30" } });
  const { submit, isPending, problem } = useSubmit(
    form,
    ({ days, ...values }) => create({ ...values, days: Number(days) }),
    (user) => {
      const { loginIds, phone, testEndsAt } = user;
      setMade({
        loginId: loginIds[0] ?? "",
        code: form.getValues("code").trim(),
        phone,
        endsAt: testEndsAt,
      });
      onCreated();
    },
  );
  const { errors } = form.formState;
  const field = (name: "loginId" | "name" | "code" | "days") => ({
    registration: form.register(name),
    error: errors[name]?.message,
  });
  if (made)
    return (
      <>
        <DialogTitle>Test user created</DialogTitle>
        <DialogDescription>
          Keep the code: it is not stored in readable form and not shown again.
        </DialogDescription>
        <TestUserHelp {...made} projectId={projectId} apiUrl={apiUrl} />
        <DialogFooter>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </DialogFooter>
      </>
    );
  return (
    <>
      <DialogTitle>Create test user</DialogTitle>
      <DialogDescription>
        Signs in with a fixed code, and nothing is ever sent to it: for automated tests, or for
        somebody who reviews your app.
      </DialogDescription>
      <NewUserForm
        onSubmit={submit}
        problem={problem}
        isPending={isPending}
        field={field}
        loginIdHelp="A number or an address that nobody has, for example test@example.com. It may not belong to a real user."
        submitLabel="Create test user"
      >
        <TextField
          label="Fixed code"
          help={`${describeCodeLengths(codeLengths)}. Whoever knows it is in.`}
          inputMode="numeric"
          autoComplete="off"
          {...field("code")}
        />
        <TextField
          label="Works for days"
          help={`The code stops working after that, ${maxTestDays} days at most.`}
          inputMode="numeric"
          autoComplete="off"
          {...field("days")}
        />
      </NewUserForm>
    </>
  );
}
