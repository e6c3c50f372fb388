import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type NumberFieldProps = {
  id: string;
  label: string;
  unit: string;
  help: string;
  optional?: boolean;
  value: string;
  error?: string;
  isDisabled: boolean;
  onChange: (text: string) => void;
};

/** A whole number with its unit beside it. */
export function NumberField({ id, label, unit, help, optional, ...props }: NumberFieldProps) {
  return (
    <Field>
      <FieldLabel htmlFor={id} optional={optional}>
        {label}
      </FieldLabel>
      <div className="flex items-center gap-2">
        <Input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          className="w-24 text-right tabular-nums"
          value={props.value}
          disabled={props.isDisabled}
          aria-invalid={props.error !== undefined}
          aria-describedby={`${id}-unit ${id}-help ${id}-error`}
          onChange={(event) => props.onChange(event.target.value)}
        />
        <span id={`${id}-unit`}>{unit}</span>
      </div>
      <FieldHelp id={`${id}-help`}>{help}</FieldHelp>
      <FieldError id={`${id}-error`}>{props.error}</FieldError>
    </Field>
  );
}
