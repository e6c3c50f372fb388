"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";

type LogoFieldProps = {
  id: string;
  /** As a `data:` address; null for none. */
  logo: string | null;
  error?: string;
  isReadOnly: boolean;
  onChoose: (file: File) => void;
  onRemove: () => void;
};

/** The logo: which one it is, and a file in its place. */
export function LogoField({ id, logo, error, isReadOnly, onChoose, onRemove }: LogoFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field>
      <FieldLabel htmlFor={id}>Logo</FieldLabel>
      <FieldHelp id={`${id}-help`}>
        PNG, JPEG or WebP of at most 100 kB, in the place of the project's name. Shown 40 px high.
      </FieldHelp>
      {logo && (
        // biome-ignore lint/performance/noImgElement: a file of the reader's own, not on any server yet
        <img src={logo} alt="Logo" className="h-10 max-w-full self-start object-contain" />
      )}
      {!isReadOnly && (
        <div className="flex flex-wrap gap-2">
          <input
            ref={input}
            id={id}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            aria-invalid={error !== undefined}
            aria-describedby={`${id}-help ${id}-error`}
            className="max-w-full min-w-0 text-sm"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) onChoose(file);
            }}
          />
          {logo && (
            <Button
              size="sm"
              onClick={() => {
                if (input.current) input.current.value = "";
                onRemove();
                input.current?.focus();
              }}
            >
              Remove logo
            </Button>
          )}
        </div>
      )}
      {isReadOnly && !logo && <p>None</p>}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </Field>
  );
}
