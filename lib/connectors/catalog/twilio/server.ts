import "server-only";
import type { ServerOf } from "../../kit/server-half";
import { calls } from "./calls";
import type { twilio } from "./definition";
import { errorCodes, errorOfCode } from "./explain";
import { findSent } from "./find-sent";
import { listOptions } from "./list-options";
import { lookUp } from "./look-up";
import { testRecipients } from "./magic";
import { type Pace, realPace } from "./pace";
import { planTest } from "./plan-test";
import { receipts } from "./receipts";
import { runTest } from "./run-test";
import { send } from "./send";

/** The server half at a given pace; tests bring one that does not wait. */
export const makeTwilioServer = (pace: Pace): ServerOf<typeof twilio> => ({
  send: (config, message, io) => send(config, message, io, pace),
  planTest,
  runTest: (config, recipient, io) => runTest(config, recipient, io, pace),
  receipts,
  calls,
  lookUp: (config, message, io) => lookUp(config, message, io, pace),
  findSent: (config, query, io) => findSent(config, query, io, pace),
  listOptions: (path, draft, io) => listOptions(path, draft, io, pace),
  errorOfCode,
  errorCodes,
  testRecipients,
});

export const twilioServer = makeTwilioServer(realPace);
