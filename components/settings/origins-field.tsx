"use client";

import { X } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type OriginsFieldProps = {
  id: string;
  origins: readonly string[];
  /** What is typed into the box. */
  text: string;
  error?: string;
  isReadOnly: boolean;
  onType: (text: string) => void;
  onAdd: () => void;
  onRemove: (origin: string) => void;
};

/** The list of origins and a box for the next one. */
export function OriginsField({ id, origins, text, error, isReadOnly, ...on }: OriginsFieldProps) {
  const box = useRef<HTMLInputElement>(null);
  return (
    <Field>
      {isReadOnly ? (
        <p className="font-medium">Allowed origins</p>
      ) : (
        <FieldLabel htmlFor={id}>Allowed origins</FieldLabel>
      )}
      <FieldHelp id={`${id}-help`}>
        Web pages that call the API from the browser, such as https://app.example.com. Servers and
        mobile apps need none.
      </FieldHelp>
      {origins.length > 0 && (
        <ul aria-label="Allowed origins" className="divide-y rounded-control border">
          {origins.map((origin) => (
            <li
              key={origin}
              className="flex min-h-control items-center justify-between gap-2 pl-2.5"
            >
              <span className="min-w-0 py-1 font-mono text-sm wrap-anywhere">{origin}</span>
              {!isReadOnly && (
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={`Remove ${origin}`}
                  onClick={() => {
                    on.onRemove(origin);
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
      {isReadOnly && origins.length === 0 && <p>None</p>}
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
              Add<span className="sr-only"> origin</span>
            </Button>
          </div>
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </>
      )}
    </Field>
  );
}
