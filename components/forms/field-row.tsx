"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { FieldCounter, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { fieldId } from "./field-id";

/** What a control needs to be named, described and marked by the row around it. */
export type ControlNames = {
  id: string;
  "aria-describedby": string;
  "aria-invalid": boolean;
};

type FieldRowProps = {
  /** Path of the value in the form ("config.auth.keySid"). */
  name: string;
  label: string;
  isOptional?: boolean;
  help?: string;
  example?: string;
  error?: string;
  /** Something to know about the value that is there; gives way to an error. */
  note?: ReactNode;
  /** Shown once the text comes near its limit. */
  counter?: { length: number; max: number };
  children: (names: ControlNames) => ReactNode;
};

/**
 * Label, help, control, and one line below that is always there: the error or a note.
 * The line is the space between rows, so nothing moves when an error comes or goes.
 */
export function FieldRow({
  name,
  label,
  isOptional,
  help,
  example,
  error,
  note,
  counter,
  children,
}: FieldRowProps) {
  const id = fieldId(name);
  const isNear = counter !== undefined && counter.length >= counter.max * 0.8;
  return (
    <div className="min-w-0">
      <FieldLabel htmlFor={id} id={`${id}-label`} optional={isOptional}>
        {label}
      </FieldLabel>
      {(help || example) && (
        <FieldHelp id={`${id}-help`} className="mt-0.5">
          {help} {example && <>For example {example}.</>}
        </FieldHelp>
      )}
      <div className="mt-1.5">
        {children({
          id,
          "aria-describedby": cn((help || example) && `${id}-help`, `${id}-below`),
          "aria-invalid": error !== undefined,
        })}
      </div>
      <div className="flex min-h-9 items-start justify-between gap-3 pt-1 pb-3">
        <div id={`${id}-below`} className="min-w-0 flex-1">
          <FieldError className="mt-0">{error}</FieldError>
          {!error && note && (
            <div role="status" className="text-sm text-muted">
              {note}
            </div>
          )}
        </div>
        {isNear && <FieldCounter length={counter.length} max={counter.max} />}
      </div>
    </div>
  );
}
