"use client";

import { fieldId } from "@/components/forms/field-id";
import { Select } from "@/components/ui/select";
import { type FlowStep, nodeOf } from "@/lib/flows/model/document";
import { type ErrorKey, type ErrorMode, errorLabel, errorPort } from "@/lib/flows/model/errors";
import { withErrorMode, withErrorText, withTarget } from "./error-settings";
import { usePanel } from "./panel-context";
import { PlainField } from "./plain-field";
import { providerCodes } from "./provider-codes";
import { TargetSelect } from "./target-select";

type ErrorRowProps = {
  step: FlowStep;
  errorKey: ErrorKey;
  onChange: (step: FlowStep) => void;
  onSelectStep: (stepId: string) => void;
};

const noIgnoring = "Going on would claim a success that there was not.";

/** What happens at one error of the step. */
export function ErrorRow({ step, errorKey, onChange, onSelectStep }: ErrorRowProps) {
  const { isReadOnly, problemAt, surroundings } = usePanel();
  const node = nodeOf(step.kind);
  const label = errorLabel(errorKey, node.channel(step.config));
  const setting = step.errors[errorKey];
  const mode = setting?.mode ?? "";
  const port = errorPort(errorKey);
  const mayIgnore = node.mayIgnore(step.config, errorKey);
  const problem = problemAt(`errors.${errorKey}`);
  const meaning = providerCodes(step, surroundings).find(
    ({ code }) => errorKey === `code_${code}`,
  )?.meaning;
  return (
    <div className="border-b py-2 last:border-b-0">
      <div className="flex items-center justify-between gap-2">
        <span className="min-w-0 text-sm font-medium wrap-anywhere">{label}</span>
        <Select
          id={fieldId(`errors.${errorKey}`)}
          aria-label={`At ${label}`}
          className="w-44 shrink-0"
          value={mode}
          disabled={isReadOnly}
          onValueChange={(value) =>
            // One of the options below.
            onChange(withErrorMode(step, errorKey, value === "" ? null : (value as ErrorMode)))
          }
          options={[
            {
              value: "",
              label: "Automatic",
              description: step.errors.other
                ? "As is decided for any other error"
                : "Back to the last screen, with the built-in text",
            },
            {
              value: "back",
              label: "Automatic, own text",
              description: "Back to the last screen",
            },
            { value: "branch", label: "Own branch", description: "A way out of its own" },
            {
              value: "ignore",
              label: "Ignore",
              description: "On as if it had worked",
              ...(mayIgnore ? {} : { disabledReason: noIgnoring }),
            },
          ]}
        />
      </div>
      {meaning && <p className="pt-1 text-sm text-muted">{meaning}</p>}
      {mode === "back" && (
        <div className="pt-2">
          <PlainField
            path={`errors.${errorKey}.text`}
            label="Text for the end user"
            isOptional
            max={300}
            placeholder="Built-in text"
            value={setting?.text ?? ""}
            onChange={(text) => onChange(withErrorText(step, errorKey, text))}
          />
        </div>
      )}
      {mode === "branch" && (
        <TargetSelect
          id={fieldId(`to.${port}`)}
          label={label}
          target={step.to[port] ?? null}
          onChange={(target) => onChange(withTarget(step, port, target))}
          onSelectStep={onSelectStep}
        />
      )}
      {problem && <p className="pt-1 text-sm text-danger-text">{problem}</p>}
    </div>
  );
}
