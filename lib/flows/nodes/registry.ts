import { condition } from "./condition/definition";
import { end } from "./end/definition";
import { message } from "./message/definition";
import { otpSend } from "./otp-send/definition";
import { otpVerify } from "./otp-verify/definition";
import { screen } from "./screen/definition";
import { setValues } from "./set-values/definition";
import { start } from "./start/definition";
import { subflow } from "./subflow/definition";
import { waitReceipt } from "./wait-receipt/definition";

/** Every node kind: the one list that schema, editor, checks and engine are made of. */
export const nodes = {
  start,
  screen,
  "otp-send": otpSend,
  "otp-verify": otpVerify,
  message,
  condition,
  "wait-receipt": waitReceipt,
  "set-values": setValues,
  subflow,
  end,
} as const;

export type NodeKind = keyof typeof nodes;
