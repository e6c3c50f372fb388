import { CircleX } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { RunScreen } from "@/lib/flows/model/run-answer";
import { CodeInput } from "./code-input";
import { type PhoneCountry, PhoneInput, type PhoneValue } from "./phone-input";
import type { RunTexts } from "./texts/run-texts";

type Field = RunScreen["fields"][number];

type ScreenFieldRowProps = {
  field: Field;
  screen: RunScreen;
  texts: RunTexts;
  countries: readonly PhoneCountry[];
  /** A phone number in its two parts. */
  phone: PhoneValue;
};

/** One field of a screen: label, help, control, and what was wrong with it. */
export function ScreenFieldRow({ field, screen, texts, countries, phone }: ScreenFieldRowProps) {
  const { kind, key, isRequired } = field;
  const id = `${useId()}-${key}`;
  const problem = screen.fieldErrors[key];
  const error =
    problem &&
    texts.fieldProblems[problem === "missing" && kind === "code" ? "missing_code" : problem];
  const help = field.help || texts.help[kind];
  const control = {
    id,
    name: `field.${key}`,
    required: isRequired,
    "aria-invalid": error !== undefined,
    "aria-describedby": `${id}-help ${id}-error`,
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {field.label || texts.labels[kind]}
        {!isRequired && (
          <span className="ml-1.5 text-sm font-normal text-muted">{texts.optional}</span>
        )}
      </label>
      {help && <Help id={`${id}-help`}>{help}</Help>}
      {kind === "phone" ? (
        <PhoneInput
          control={control}
          countryName={`country.${key}`}
          countryLabel={texts.labels.country}
          countries={countries}
          value={phone}
        />
      ) : kind === "code" ? (
        <CodeInput control={control} length={screen.codeLength} />
      ) : (
        <input
          {...control}
          type={kind === "email" ? "email" : "text"}
          autoComplete={kind === "email" ? "email" : undefined}
          autoCapitalize={kind === "email" ? "none" : undefined}
          defaultValue={field.value}
          className="field-box h-11 text-lg"
        />
      )}
      <p id={`${id}-error`} className="flex gap-1.5 text-sm text-danger-text empty:hidden">
        {error && (
          <>
            <CircleX aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
            <span>
              <span className="sr-only">{texts.problem}: </span>
              {error}
            </span>
          </>
        )}
      </p>
    </div>
  );
}

const Help = ({ id, children }: { id: string; children: ReactNode }) => (
  <p id={id} className="text-sm text-muted">
    {children}
  </p>
);
