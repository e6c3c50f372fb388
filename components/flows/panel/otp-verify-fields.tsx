"use client";

import type { StepOf } from "@/lib/flows/model/document";
import type { FieldsProps } from "./panel-context";
import { PlainField } from "./plain-field";

export function OtpVerifyFields({ step, onChange }: FieldsProps<StepOf<"otp-verify">>) {
  return (
    <PlainField
      path="config.codeField"
      label="Field with the code"
      help="Key of the screen's field in which the code is entered."
      mono
      max={40}
      value={step.config.codeField}
      onChange={(codeField) => onChange({ ...step, config: { codeField } })}
    />
  );
}
