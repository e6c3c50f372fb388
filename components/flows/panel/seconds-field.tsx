"use client";

import { FieldRow } from "@/components/forms/field-row";
import { Input } from "@/components/ui/input";
import { usePanel } from "./panel-context";

type SecondsFieldProps = {
  path: string;
  label: string;
  help: string;
  /** Null for none, where that is allowed. */
  value: number | null;
  onChange: (seconds: number | null) => void;
};

/** A whole number of seconds. What is no number is not taken. */
export function SecondsField({ path, value, onChange, ...row }: SecondsFieldProps) {
  const { isReadOnly, problemAt } = usePanel();
  return (
    <FieldRow {...row} name={path} error={problemAt(path)}>
      {(names) => (
        <span className="flex items-center gap-2">
          <Input
            {...names}
            value={value ?? ""}
            readOnly={isReadOnly}
            inputMode="numeric"
            autoComplete="off"
            className="w-28 tabular-nums"
            onChange={(event) => {
              const text = event.target.value.trim();
              if (/^\d{0,6}$/.test(text)) onChange(text === "" ? null : Number(text));
            }}
          />
          <span className="text-sm text-muted">seconds</span>
        </span>
      )}
    </FieldRow>
  );
}
