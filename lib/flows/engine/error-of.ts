import "server-only";
import type { AppError, ErrorCode } from "@/lib/core/errors";
import { type FlowErrorClass, isFlowErrorClass } from "../model/errors";
import type { Outcome } from "./outcome";

const classes: Partial<Record<ErrorCode, FlowErrorClass>> = {
  invalid_input: "invalid_recipient",
  not_found: "no_connector",
  forbidden: "not_signed_in",
  session_ended: "not_signed_in",
  send_unknown: "unknown_outcome",
};

/** An expected failure of a verb as a way out of the step that called it. */
export function errorOf(error: AppError): Extract<Outcome, { kind: "error" }> {
  const told = error.errorClass;
  const own = classes[error.code] ?? error.code;
  const known =
    told !== undefined && isFlowErrorClass(told)
      ? told
      : isFlowErrorClass(own)
        ? own
        : "configuration";
  return {
    kind: "error",
    error: {
      class: known,
      code: error.errorCode ?? null,
      ...(error.retryAfterSeconds === undefined
        ? {}
        : { retryAfterSeconds: error.retryAfterSeconds }),
    },
  };
}
