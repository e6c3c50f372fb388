import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { toast } from "@/components/ui/toast-store";
import type { FlowListActions } from "./flow-actions";
import { MissingFields } from "./missing-fields";
import { useFlowImport } from "./use-flow-import";

type ImportFlowDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  importFile: NonNullable<FlowListActions["importFile"]>;
  onImported: (key: string) => void;
};

/** Reads a file, asks for what the project has not, and for leave to write over a draft. */
export function ImportFlowDialog({ isOpen, onClose, ...props }: ImportFlowDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={(next) => !next && onClose()}>
      <DialogContent>
        <DialogTitle>Import a flow</DialogTitle>
        <DialogDescription>
          From a file that Export has made, here or elsewhere. Nothing is published by that.
        </DialogDescription>
        <ImportForm {...props} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function ImportForm({ importFile, onImported, onClose }: Omit<ImportFlowDialogProps, "isOpen">) {
  const [choices, setChoices] = useState<Record<string, string>>({});
  const { choose, send, question, problem, fileError, isPending } = useFlowImport(
    importFile,
    ({ key, isNew }) => {
      toast({
        tone: "success",
        title: isNew ? "Flow imported" : "The draft is the file's now",
        description: key,
      });
      onImported(key);
      onClose();
    },
  );
  const isAnswered = question?.missing.every(({ id }) => choices[id] !== undefined) ?? false;
  return (
    <form
      method="post"
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (question && isAnswered && !isPending) send(choices);
      }}
    >
      {problem && (
        <Callout tone="danger" role="alert" title="Not imported">
          {problem}
        </Callout>
      )}
      <Field>
        <FieldLabel htmlFor="flow-file">File</FieldLabel>
        <FieldHelp id="flow-file-help">JSON in the format patchbay-flow/1.</FieldHelp>
        <input
          id="flow-file"
          type="file"
          accept=".json,application/json"
          aria-describedby="flow-file-help flow-file-error"
          aria-invalid={fileError !== null}
          className="field-box h-auto bg-surface! py-1.5 file:mr-3 file:rounded-inner file:border file:bg-sunken file:px-2 file:py-0.5"
          onChange={(event) => {
            setChoices({});
            choose(event.target.files?.[0] ?? null);
          }}
        />
        <FieldError id="flow-file-error">{fileError}</FieldError>
      </Field>
      {question && (
        <>
          <p>
            <span className="font-medium wrap-anywhere">{question.name}</span>{" "}
            <span className="font-mono text-sm text-muted">{question.key}</span>
          </p>
          <MissingFields
            missing={question.missing}
            choices={choices}
            onChoose={(id, choice) => setChoices({ ...choices, [id]: choice })}
          />
          {question.replaces && (
            <Callout tone="warning" title="A flow with this id is here already">
              Its draft, of {question.replaces.name}, becomes that of the file. What is published
              goes on until you publish again.
            </Callout>
          )}
        </>
      )}
      <DialogFooter>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="primary"
          inactive={!question || !isAnswered}
          title={question && !isAnswered ? "Choose for each first." : undefined}
          pending={isPending}
        >
          {question?.replaces ? "Write over the draft" : "Import"}
        </Button>
      </DialogFooter>
    </form>
  );
}
