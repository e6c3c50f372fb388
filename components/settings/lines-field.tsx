"use client";

import { X } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type LinesFieldProps = {
  id: string;
  label: string;
  help: string;
  /** What one line is called: "origin". */
  word: string;
  lines: readonly string[];
  /** What is typed into the box. */
  text: string;
  error?: string;
  isReadOnly: boolean;
  onType: (text: string) => void;
  onAdd: () => void;
  onRemove: (line: string) => void;
};

/** A list of addresses and a box for the next one. */
export function LinesField({
  id,
  label,
  help,
  word,
  lines,
  text,
  error,
  isReadOnly,
  ...on
}: LinesFieldProps) {
  const box = useRef<HTMLInputElement>(null);
  return (
    <Field>
      {isReadOnly ? (
        <p className="font-medium">{label}</p>
      ) : (
        <FieldLabel htmlFor={id}>{label}</FieldLabel>
      )}
      <FieldHelp id={`${id}-help`}>{help}</FieldHelp>
      {lines.length > 0 && (
        <ul aria-label={label} className="divide-y rounded-control border">
          {lines.map((line) => (
            <li key={line} className="flex min-h-control items-center justify-between gap-2 pl-2.5">
              <span className="min-w-0 py-1 font-mono text-sm wrap-anywhere">{line}</span>
              {!isReadOnly && (
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={`Remove ${line}`}
                  onClick={() => {
                    on.onRemove(line);
                    // The button goes with its row.
                    box.current?.focus();
                  }}
                >
                  <X aria-hidden="true" />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isReadOnly && lines.length === 0 && <p>None</p>}
      {!isReadOnly && (
        <>
          <div className="flex gap-2">
            <Input
              ref={box}
              id={id}
              mono
              inputMode="url"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="https://"
              value={text}
              aria-invalid={error !== undefined}
              aria-describedby={`${id}-help ${id}-error`}
              onChange={(event) => on.onType(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || text.trim() === "") return;
                // Enter adds; it saves once the box is empty.
                event.preventDefault();
                on.onAdd();
              }}
            />
            <Button inactive={text.trim() === ""} onClick={on.onAdd}>
              Add<span className="sr-only"> {word}</span>
            </Button>
          </div>
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </>
      )}
    </Field>
  );
}
