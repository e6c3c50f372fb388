"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type FlowStep, nodeOf } from "@/lib/flows/model/document";
import type { ErrorKey } from "@/lib/flows/model/errors";
import { ErrorRow } from "./error-row";
import { errorGroups, withErrorMode } from "./error-settings";
import { usePanel } from "./panel-context";

type ErrorTableProps = {
  step: FlowStep;
  onChange: (step: FlowStep) => void;
  onSelectStep: (stepId: string) => void;
};

/** What happens at each error that the step can raise. Groups stand open where something is decided. */
export function ErrorTable({ step, onChange, onSelectStep }: ErrorTableProps) {
  const { problemAt } = usePanel();
  const groups = errorGroups(step);
  const isDecided = (key: ErrorKey) => Object.hasOwn(step.errors, key);
  const [open, setOpen] = useState<readonly string[]>(() => [
    "Codes of the provider",
    "Refused by the provider",
    "Everything else",
    ...groups.flatMap(({ title, keys }) => (keys.some(isDecided) ? [title] : [])),
  ]);
  if (groups.length === 0) return null;
  return (
    <section aria-label="Error handling" className="border-t pt-4">
      <h3 className="font-medium">Error handling</h3>
      <p className="pb-1 text-sm text-muted">
        Where nothing is decided, the last screen is shown again with a text.
      </p>
      {groups.map(({ title, keys }) => (
        <Disclosure
          key={title}
          title={title}
          summary={countErrors(keys.length, keys.filter(isDecided).length)}
          isOpen={open.includes(title) || keys.some((key) => problemAt(`errors.${key}`))}
          onOpenChange={(isOpen) =>
            setOpen(isOpen ? [...open, title] : open.filter((one) => one !== title))
          }
        >
          {keys.map((key) => (
            <ErrorRow
              key={key}
              errorKey={key}
              step={step}
              onChange={onChange}
              onSelectStep={onSelectStep}
            />
          ))}
        </Disclosure>
      ))}
      {nodeOf(step.kind).channel(step.config) !== null && (
        <AddCode step={step} onChange={onChange} />
      )}
    </section>
  );
}

const countErrors = (all: number, decided: number): string =>
  `${all === 1 ? "1 error" : `${all} errors`}${decided === 0 ? "" : `, ${decided} decided`}`;

function AddCode({ step, onChange }: Pick<ErrorTableProps, "step" | "onChange">) {
  const { isReadOnly, stepId } = usePanel();
  const [code, setCode] = useState("");
  const key = `code_${code}` as const;
  const canAdd = /^[A-Za-z0-9]{1,20}$/.test(code) && !Object.hasOwn(step.errors, key);
  const id = `provider-code-${stepId}`;
  if (isReadOnly) return null;

  function add() {
    if (!canAdd) return;
    onChange(withErrorMode(step, key, "branch"));
    setCode("");
  }

  return (
    <Field className="pt-2 pb-4">
      <FieldLabel htmlFor={id}>Provider code</FieldLabel>
      <FieldHelp id={`${id}-help`}>
        A branch for one code of the provider, such as 21216. It goes before its class.
      </FieldHelp>
      <span className="flex gap-2">
        <Input
          id={id}
          mono
          maxLength={20}
          aria-describedby={`${id}-help`}
          value={code}
          onChange={(event) => setCode(event.target.value.trim())}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || code === "") return;
            // Enter adds the code here; with an empty box it closes the panel as anywhere.
            event.preventDefault();
            add();
          }}
        />
        <Button inactive={!canAdd} onClick={add}>
          Add code
        </Button>
      </span>
    </Field>
  );
}
