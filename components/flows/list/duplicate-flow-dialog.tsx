import { useForm } from "react-hook-form";
import { FormProblem } from "@/components/auth/form-problem";
import { useSubmit } from "@/components/auth/use-submit";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FlowListActions } from "./flow-actions";
import { NameAndKey } from "./name-and-key";
import { proposeKey } from "./propose-key";

type DuplicateFlowDialogProps = {
  /** The dialog is open while there is one. */
  flow: { key: string; name: string } | null;
  takenKeys: readonly string[];
  duplicate: NonNullable<FlowListActions["duplicate"]>;
  onClose: () => void;
  onCreated: (key: string) => void;
};

/** Asks what the copy is called. */
export function DuplicateFlowDialog({ flow, onClose, ...props }: DuplicateFlowDialogProps) {
  return (
    <Dialog open={flow !== null} onOpenChange={(next) => !next && onClose()}>
      {flow && (
        <DialogContent>
          <DialogTitle className="break-words">Duplicate {flow.name}</DialogTitle>
          <DialogDescription>
            The copy has the draft of this flow. Nothing of it is published.
          </DialogDescription>
          <DuplicateForm key={flow.key} flow={flow} {...props} />
        </DialogContent>
      )}
    </Dialog>
  );
}

type DuplicateFormProps = Omit<DuplicateFlowDialogProps, "flow" | "onClose"> & {
  flow: { key: string; name: string };
};

function DuplicateForm({ flow, takenKeys, duplicate, onCreated }: DuplicateFormProps) {
  const form = useForm({
    defaultValues: {
      name: `Copy of ${flow.name}`.slice(0, 100),
      key: proposeKey(flow.key, takenKeys),
    },
  });
  const { submit, isPending, problem } = useSubmit(
    form,
    (values) => duplicate({ flowKey: flow.key, ...values }),
    ({ key }) => onCreated(key),
  );
  const { errors, dirtyFields } = form.formState;
  return (
    <form method="post" noValidate onSubmit={submit}>
      <FormProblem error={problem} />
      <NameAndKey form={form} state={{ errors, dirtyFields }} takenKeys={takenKeys} />
      <DialogFooter>
        <SubmitButton pending={isPending}>Duplicate</SubmitButton>
      </DialogFooter>
    </form>
  );
}
