import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormProblem } from "@/components/auth/form-problem";
import { useSubmit } from "@/components/auth/use-submit";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FlowListActions, LibraryTile } from "./flow-actions";
import { LibraryTiles } from "./library-tiles";
import { NameAndKey } from "./name-and-key";
import { proposeKey } from "./propose-key";

type NewFlowDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  library: readonly LibraryTile[];
  takenKeys: readonly string[];
  create: NonNullable<FlowListActions["create"]>;
  onCreated: (key: string) => void;
};

/** Asks what to begin with, then what the flow is called. */
export function NewFlowDialog({ isOpen, onClose, library, ...props }: NewFlowDialogProps) {
  const [chosen, setChosen] = useState<LibraryTile | "empty" | null>(null);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(next) => {
        if (next) return;
        setChosen(null);
        onClose();
      }}
    >
      <DialogContent className={chosen === null ? "max-w-2xl" : undefined}>
        <DialogTitle>New flow</DialogTitle>
        <DialogDescription>
          {chosen === null
            ? "Begin with one of these, or with nothing but a start and an end."
            : chosen === "empty"
              ? "A start and an end: draw what comes between."
              : chosen.summary}
        </DialogDescription>
        {chosen === null ? (
          <LibraryTiles library={library} onChoose={setChosen} />
        ) : (
          <NameForm
            {...props}
            from={chosen === "empty" ? null : chosen}
            onBack={() => setChosen(null)}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

type NameFormProps = Pick<NewFlowDialogProps, "takenKeys" | "create" | "onCreated"> & {
  from: LibraryTile | null;
  onBack: () => void;
};

function NameForm({ from, takenKeys, create, onCreated, onBack }: NameFormProps) {
  const form = useForm({
    defaultValues: {
      name: from?.name ?? "",
      key: from ? proposeKey(from.key, takenKeys) : "",
    },
  });
  const { submit, isPending, problem } = useSubmit(
    form,
    (values) => create({ ...values, ...(from ? { from: from.id } : {}) }),
    ({ key }) => onCreated(key),
  );
  const { errors, dirtyFields } = form.formState;
  return (
    <form method="post" noValidate onSubmit={submit}>
      <FormProblem error={problem} />
      <NameAndKey form={form} state={{ errors, dirtyFields }} takenKeys={takenKeys} />
      <DialogFooter>
        <Button onClick={onBack}>Back</Button>
        <SubmitButton pending={isPending}>Create flow</SubmitButton>
      </DialogFooter>
    </form>
  );
}
