"use client";

import { useMutation } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { type FormEvent, useId, useState } from "react";
import { SaveProblem } from "@/components/forms/save-problem";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogFooter } from "@/components/ui/dialog";
import { Field, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import type { Names } from "@/lib/flows/model/define-node";
import { diffFlow } from "@/lib/flows/model/diff-flow";
import type { FlowDocument } from "@/lib/flows/model/document";
import type { Finding } from "@/lib/flows/model/finding";
import type { FlowEditorView } from "@/lib/flows/schema";
import { DifferenceList } from "./difference-list";
import { FindingList } from "./finding-list";
import type { PublishFlow } from "./version-actions";

const DifferenceCanvas = dynamic(() => import("./difference-canvas"), { ssr: false });

export type PublishFormProps = {
  flow: Pick<FlowEditorView, "key" | "name" | "published" | "versions">;
  /** The draft as it is saved: save before the dialog opens. */
  draft: { document: FlowDocument; revision: number };
  /** By `validateFlow`, of the draft. */
  findings: readonly Finding[];
  /** What connectors, templates and flows are called; without them nothing is drawn. */
  names?: Names;
  publish: PublishFlow;
  onPublished: (number: number) => void;
  onClose: () => void;
  /** Leads to a step on the canvas; close the dialog there. */
  onSelectStep?: (stepId: string) => void;
};

export function PublishForm(props: PublishFormProps) {
  const { flow, draft, names, publish, onPublished, onClose, onSelectStep } = props;
  const id = useId();
  const [note, setNote] = useState("");
  const [isAccepted, setIsAccepted] = useState(false);
  const publishing = useMutation({
    mutationFn: () =>
      publish({
        flowKey: flow.key,
        expectedRevision: draft.revision,
        note,
        acceptWarnings: isAccepted,
      }),
    onSuccess(result) {
      if (!result.ok || !result.value.isPublished) return;
      toast({ tone: "success", title: `Version ${result.value.number} is published` });
      onPublished(result.value.number);
      onClose();
    },
  });
  const answer = publishing.data;
  // The server looks again: a connector may have been deleted since the page was drawn.
  const findings = answer?.ok && !answer.value.isPublished ? answer.value.findings : props.findings;
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  const differences = flow.published ? diffFlow(flow.published.document, draft.document) : null;
  const reason =
    errors.length > 0
      ? "Mend the errors first."
      : warnings.length > 0 && !isAccepted
        ? "Accept the warnings first."
        : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!publishing.isPending && reason === null) publishing.mutate();
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="space-y-5">
      <SaveProblem
        error={answer && !answer.ok ? answer.error : null}
        isBroken={publishing.isError}
      />
      {findings.length > 0 && (
        <section aria-labelledby={`${id}-findings`} className="space-y-2">
          <h3 id={`${id}-findings`} className="font-semibold">
            {errors.length > 0 ? "What has to be mended" : "What you should know"}
          </h3>
          <FindingList
            findings={findings}
            steps={draft.document.steps}
            onSelectStep={onSelectStep}
          />
          {errors.length === 0 && (
            <div className="flex gap-2.5">
              <Checkbox
                id={`${id}-accept`}
                className="mt-0.5"
                checked={isAccepted}
                onCheckedChange={(checked) => setIsAccepted(checked === true)}
              />
              <Label htmlFor={`${id}-accept`} className="font-normal">
                Publish in spite of {warnings.length === 1 ? "this warning" : "these warnings"}
              </Label>
            </div>
          )}
        </section>
      )}
      <section aria-labelledby={`${id}-differences`} className="space-y-2">
        <h3 id={`${id}-differences`} className="font-semibold">
          {differences ? `What changes since version ${flow.published?.number}` : "What changes"}
        </h3>
        {differences === null ? (
          <p className="text-muted">
            The first version, with {Object.keys(draft.document.steps).length} steps.
          </p>
        ) : differences.length === 0 ? (
          <p className="text-muted">Nothing, but for where steps stand on the canvas.</p>
        ) : (
          <>
            {names && flow.published && (
              // The list says the same to those who cannot see it.
              <div
                aria-hidden="true"
                className="relative h-56 overflow-hidden rounded-card border bg-background"
              >
                <DifferenceCanvas
                  before={flow.published.document}
                  after={draft.document}
                  differences={differences}
                  names={names}
                  onSelectStep={onSelectStep}
                />
              </div>
            )}
            <DifferenceList differences={differences} onSelectStep={onSelectStep} />
          </>
        )}
      </section>
      <Field>
        <FieldLabel htmlFor={`${id}-note`} optional>
          Note
        </FieldLabel>
        <FieldHelp id={`${id}-help`}>Why this version, for whoever reads the list later.</FieldHelp>
        <Textarea
          id={`${id}-note`}
          aria-describedby={`${id}-help`}
          rows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <DialogFooter>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="primary"
          inactive={reason !== null}
          title={reason ?? undefined}
          pending={publishing.isPending}
        >
          Publish
        </Button>
      </DialogFooter>
    </form>
  );
}
