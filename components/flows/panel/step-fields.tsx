"use client";

import type { FlowStep } from "@/lib/flows/model/document";
import { ConditionFields } from "./condition-fields";
import { EndFields } from "./end-fields";
import { MessageFields } from "./message-fields";
import { OtpSendFields } from "./otp-send-fields";
import { OtpVerifyFields } from "./otp-verify-fields";
import type { FieldsProps } from "./panel-context";
import { ScreenFields } from "./screen-fields";
import { SetValuesFields } from "./set-values-fields";
import { StartFields } from "./start-fields";
import { SubflowFields } from "./subflow-fields";
import { WaitReceiptFields } from "./wait-receipt-fields";

/** The fields of a step's kind. */
export function StepFields({ step, onChange }: FieldsProps<FlowStep>) {
  switch (step.kind) {
    case "start":
      return <StartFields step={step} onChange={onChange} />;
    case "screen":
      return <ScreenFields step={step} onChange={onChange} />;
    case "otp-send":
      return <OtpSendFields step={step} onChange={onChange} />;
    case "otp-verify":
      return <OtpVerifyFields step={step} onChange={onChange} />;
    case "message":
      return <MessageFields step={step} onChange={onChange} />;
    case "condition":
      return <ConditionFields step={step} onChange={onChange} />;
    case "wait-receipt":
      return <WaitReceiptFields step={step} onChange={onChange} />;
    case "set-values":
      return <SetValuesFields step={step} onChange={onChange} />;
    case "subflow":
      return <SubflowFields step={step} onChange={onChange} />;
    case "end":
      return <EndFields step={step} onChange={onChange} />;
  }
}
