"use client";

import { useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { type FlowStep, nodeOf } from "@/lib/flows/model/document";
import type { ErrorKey } from "@/lib/flows/model/errors";
import { AddCode } from "./add-code";
import { ErrorRow } from "./error-row";
import { errorGroups } from "./error-settings";
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
