import "server-only";
import type { NodeRun } from "../engine/node-run";
import { runCondition } from "./condition/run";
import { runEnd } from "./end/run";
import { runMessage } from "./message/run";
import { runOtpSend } from "./otp-send/run";
import { runOtpVerify } from "./otp-verify/run";
import type { NodeKind } from "./registry";
import { runScreen } from "./screen/run";
import { runSetValues } from "./set-values/run";
import { runStart } from "./start/run";
import { runSubflow } from "./subflow/run";
import { runWaitReceipt } from "./wait-receipt/run";

/** What each node kind does. A kind without its half does not compile. */
export const runs: { [Kind in NodeKind]: NodeRun<Kind> } = {
  start: runStart,
  screen: runScreen,
  "otp-send": runOtpSend,
  "otp-verify": runOtpVerify,
  message: runMessage,
  condition: runCondition,
  "wait-receipt": runWaitReceipt,
  "set-values": runSetValues,
  subflow: runSubflow,
  end: runEnd,
};
