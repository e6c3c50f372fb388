"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { confirmed } from "@/components/auth/confirmed";
import { SaveProblem } from "@/components/forms/save-problem";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { NativeSelect } from "@/components/ui/native-select";
import { type Scope, scopeNames } from "@/lib/auth/permissions";
import type { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import type { Result } from "@/lib/core/result";
import {
  type CreateManagementKeyInput,
  createManagementKeyInput,
  scopeList,
} from "@/lib/settings/schema";
import { NewKey } from "./new-key";

type Created = { key: string };

export type CreateKeyDialogProps = {
  isOpen: boolean;
  projectId: string;
  create: (input: CreateManagementKeyInput) => Promise<Result<Created, AppError>>;
  onClose: () => void;
};

/** Asks what the key may do and until when, and then shows it, once. */
export function CreateKeyDialog({ isOpen, ...props }: CreateKeyDialogProps) {
  const [created, setCreated] = useState<Created | null>(null);
  const close = () => {
    setCreated(null);
    props.onClose();
  };
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && close()}>
      <DialogContent
        // The key is shown once: a press beside the window must not lose it.
        onInteractOutside={(event) => created && event.preventDefault()}
      >
        {created ? (
          <NewKey managementKey={created.key} projectId={props.projectId} onDone={close} />
        ) : (
          <KeyForm create={props.create} onCreated={setCreated} onCancel={close} />
        )}
      </DialogContent>
    </Dialog>
  );
}

const endings = [
  { days: 30, label: "30 days" },
  { days: 90, label: "90 days" },
  { days: 365, label: "1 year" },
  { days: null, label: "No end" },
] as const;

type KeyFormProps = Pick<CreateKeyDialogProps, "create"> & {
  onCreated: (created: Created) => void;
  onCancel: () => void;
};

function KeyForm({ create, onCreated, onCancel }: KeyFormProps) {
  const id = useId();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [days, setDays] = useState("90");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const mutation = useMutation({
    mutationFn: (input: CreateManagementKeyInput) => confirmed(() => create(input)),
    onSuccess(result) {
      if (result.ok) onCreated(result.value);
      else setErrors(result.error.fields ?? {});
    },
  });
  const toggle = (scope: Scope, isOn: boolean) => {
    setScopes(isOn ? [...scopes, scope] : scopes.filter((each) => each !== scope));
    setErrors({ ...errors, scopes: "" });
  };
  const submit = (form: HTMLFormElement) => {
    if (mutation.isPending) return;
    const input = parseInput(createManagementKeyInput, {
      name,
      scopes: [...scopes],
      expiresInDays: days === "" ? null : Number(days),
    });
    if (input.ok) return mutation.mutate(input.value);
    const fields = input.error.fields ?? {};
    setErrors(fields);
    form.querySelector<HTMLElement>(fields.name ? "input" : "[role=checkbox]")?.focus();
  };
  // What is wrong with a field is said at the field.
  const refusal = mutation.data && !mutation.data.ok ? mutation.data.error : null;
  return (
    <>
      <DialogTitle>Create a management key</DialogTitle>
      <DialogDescription>For one program, so that you can revoke it alone.</DialogDescription>
      <form
        method="post"
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit(event.currentTarget);
        }}
      >
        <Field>
          <FieldLabel htmlFor={`${id}-name`}>Name</FieldLabel>
          <Input
            id={`${id}-name`}
            value={name}
            maxLength={100}
            autoComplete="off"
            placeholder="Billing server"
            aria-invalid={Boolean(errors.name)}
            aria-describedby={`${id}-name-error`}
            onChange={(event) => {
              setName(event.target.value);
              setErrors({ ...errors, name: "" });
            }}
          />
          <FieldError id={`${id}-name-error`}>{errors.name}</FieldError>
        </Field>
        <fieldset className="flex flex-col gap-2.5" aria-describedby={`${id}-scopes-error`}>
          <legend className="mb-1.5 font-medium">What it may do</legend>
          {scopeList.map((scope) => (
            <div key={scope} className="flex gap-2.5">
              <Checkbox
                id={`${id}-${scope}`}
                className="mt-0.5"
                checked={scopes.includes(scope)}
                aria-invalid={Boolean(errors.scopes)}
                onCheckedChange={(checked) => toggle(scope, checked === true)}
              />
              <Label htmlFor={`${id}-${scope}`} className="font-normal">
                {scopeNames[scope]}{" "}
                <span className="font-mono text-sm whitespace-nowrap text-muted">{scope}</span>
              </Label>
            </div>
          ))}
          <FieldError id={`${id}-scopes-error`}>{errors.scopes}</FieldError>
        </fieldset>
        <Field>
          <FieldLabel htmlFor={`${id}-days`}>Ends after</FieldLabel>
          <NativeSelect
            id={`${id}-days`}
            className="max-w-48"
            value={days}
            aria-describedby={`${id}-days-help`}
            onChange={(event) => setDays(event.target.value)}
          >
            {endings.map(({ days, label }) => (
              <option key={label} value={days ?? ""}>
                {label}
              </option>
            ))}
          </NativeSelect>
          <FieldHelp id={`${id}-days-help`}>
            {days === ""
              ? "It works until somebody revokes it."
              : "Then the program needs a new one."}
          </FieldHelp>
        </Field>
        <SaveProblem error={refusal?.fields ? null : refusal} isBroken={mutation.isError} />
        <DialogFooter>
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="primary" pending={mutation.isPending}>
            Create key
          </Button>
        </DialogFooter>
      </form>
    </>
  );
}
