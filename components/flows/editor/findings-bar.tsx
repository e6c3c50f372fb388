"use client";

import { ChevronDown, ChevronUp, CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { Finding } from "@/lib/flows/model/finding";
import { findingWords } from "../canvas/step-decoration";

type FindingsBarProps = {
  findings: readonly Finding[];
  nameOf: (stepId: string) => string;
  onSelect: (finding: Finding) => void;
};

/** What the flow needs yet, in a line that opens to a list; each row leads to its step. */
export function FindingsBar({ findings, nameOf, onSelect }: FindingsBarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const words = findingWords({ errors, warnings: findings.length - errors });
  if (words === "")
    return (
      <p className="flex h-9 shrink-0 items-center gap-2 border-t px-4 text-sm text-muted">
        <CircleCheck aria-hidden="true" className="size-4 text-success-text" />
        Nothing to mend
      </p>
    );
  const Chevron = isOpen ? ChevronDown : ChevronUp;
  return (
    <section aria-label="Findings" className="flex max-h-[40%] shrink-0 flex-col border-t">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        className="flex h-9 shrink-0 items-center gap-2 px-4 text-left text-sm -outline-offset-2! hover:bg-hover"
        onClick={() => setIsOpen(!isOpen)}
      >
        <SeverityIcon severity={errors > 0 ? "error" : "warning"} />
        <span className="flex-1">{words}</span>
        <Chevron aria-hidden="true" className="size-4 text-muted" />
      </button>
      <ul id={id} hidden={!isOpen} className="min-h-0 overflow-y-auto px-2 pb-2">
        {findings.map((finding) => (
          <li key={finding.id}>
            <button
              type="button"
              disabled={finding.stepId === null}
              className="flex min-h-control w-full items-start gap-2 rounded-control px-2 py-1.5 text-left text-sm enabled:hover:bg-hover"
              onClick={() => onSelect(finding)}
            >
              <SeverityIcon severity={finding.severity} className="mt-0.5" />
              <span className="min-w-0 break-words">
                {finding.stepId !== null && (
                  <span className="font-medium">{nameOf(finding.stepId)}: </span>
                )}
                {finding.text}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SeverityIcon({ severity, className }: Pick<Finding, "severity"> & { className?: string }) {
  const isError = severity === "error";
  const Icon = isError ? CircleX : TriangleAlert;
  return (
    <>
      <Icon
        aria-hidden="true"
        className={cn(
          "size-4 shrink-0",
          isError ? "text-danger-text" : "text-warning-text",
          className,
        )}
      />
      <span className="sr-only">{isError ? "Problem" : "Warning"}: </span>
    </>
  );
}
