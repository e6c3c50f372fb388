import type { ComponentProps, ReactNode } from "react";
import { FormProblem } from "@/components/auth/form-problem";
import { TextField } from "@/components/auth/text-field";
import { DialogFooter } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";

type NewUserFormProps = Pick<ComponentProps<"form">, "onSubmit"> & {
  problem: ComponentProps<typeof FormProblem>["error"];
  isPending: boolean;
  /** What the form registers and finds wrong under a name. */
  field: (
    name: "loginId" | "name",
  ) => Pick<ComponentProps<typeof TextField>, "registration" | "error">;
  loginIdHelp: string;
  submitLabel: string;
  /** The fields after login id and name. */
  children: ReactNode;
};

/** What every new user is asked for, real or for tests. */
export function NewUserForm(props: NewUserFormProps) {
  const { onSubmit, problem, isPending, field, loginIdHelp, submitLabel, children } = props;
  return (
    <form method="post" noValidate onSubmit={onSubmit}>
      <FormProblem error={problem} />
      <TextField label="Login id" help={loginIdHelp} autoComplete="off" {...field("loginId")} />
      <TextField label="Name (optional)" autoComplete="off" {...field("name")} />
      {children}
      <DialogFooter>
        <SubmitButton pending={isPending}>{submitLabel}</SubmitButton>
      </DialogFooter>
    </form>
  );
}
