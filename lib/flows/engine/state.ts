import { z } from "zod";
import { channels } from "@/lib/core/channel";
import { flowDocument } from "../model/document";
import { type FlowErrorClass, flowErrorClasses } from "../model/errors";
import { simulations } from "../model/simulation";

// The list has members; TypeScript knows it as a list of any length.
const flowErrorClass = z.enum(flowErrorClasses as [FlowErrorClass]);
const texts = z.record(z.string(), z.string());

const fate = z.object({
  status: z.enum(["delivered", "undelivered", "failed"]),
  class: flowErrorClass.nullable(),
  code: z.string().nullable(),
  at: z.string(),
});

/** One flow of the stack: the run's own, and the subflows that it is in. */
const frame = z.object({
  flowKey: z.string(),
  /** null in a test run: the document is in `documents` under the flow's key. */
  versionId: z.string().nullable(),
  /** The step to run, or that is waited at. */
  stepId: z.string(),
  form: texts.default({}),
  inputs: texts.default({}),
  values: texts.default({}),
  connectors: z.record(z.string(), texts).default({}),
  /** The screen that errors go back to. */
  lastScreen: z.string().nullable().default(null),
});
export type Frame = z.output<typeof frame>;

/**
 * Everything a run needs to go on after a cut at any point. Never a code, a token or a secret: a
 * code that was entered lives in memory only until it has been compared.
 */
export const runState = z.object({
  /** Innermost last. */
  frames: z.array(frame).min(1).max(10),
  user: texts.default({}),
  /** The session that verifying began; tokens are made of it when the run has ended well. */
  sessionId: z.string().nullable().default(null),
  sentTo: z
    .object({ maskedPhone: z.string().optional(), maskedEmail: z.string().optional() })
    .default({}),
  error: z
    .object({
      class: flowErrorClass,
      code: z.string().nullable(),
      /** The author's text with its values still in it; null for the built-in one. */
      text: z.string().nullable(),
      retryAfterSeconds: z.number().int().optional(),
      /** The screen that is shown says it. */
      isShown: z.boolean().default(false),
    })
    .nullable()
    .default(null),
  /** The step that took a way for an error; null again once a step like it has worked. */
  cause: z.object({ stepId: z.string(), class: flowErrorClass }).nullable().default(null),
  /** The code that waits to be verified. */
  challenge: z
    .object({
      channel: z.enum(channels),
      loginId: z.string(),
      masked: z.string(),
      codeLength: z.number().int(),
      /** When another code may be asked for. ISO 8601. */
      resendAt: z.string(),
      /** Of a code that was only simulated: zeros are right, as often as this. */
      triesLeft: z.number().int().optional(),
    })
    .nullable()
    .default(null),
  /** Messages by the step that sent them ("sub/step" within a subflow), and the last of all. */
  messages: texts.default({}),
  lastMessageId: z.string().nullable().default(null),
  /** Number of the step that is to run or runs, from 1: its row in the trace. */
  sequence: z.number().int().default(1),
  /**
   * When that step was come to, in milliseconds. With run and sequence it makes the ids of what the
   * step begins, so that whoever goes on after a cut finds it, and never begins it twice.
   */
  stepAt: z.number().int(),
  /** Start and number of steps of the minute that counts for the brake. */
  pace: z
    .object({ minute: z.number().int(), steps: z.number().int() })
    .default({ minute: 0, steps: 0 }),
  /** The turn of the screen that is shown. */
  turn: z.number().int().default(0),
  waitingFor: z.enum(["screen", "receipt"]).nullable().default(null),
  /** Language that the end user reads, as a BCP 47 tag. */
  locale: z.string().nullable().default(null),
  endText: z.string().default(""),
  /** Nothing leaves the machine in a test or a scenario, unless a simulation says `real`. */
  mode: z.enum(["live", "test", "scenario"]).default("live"),
  /** What becomes of messages that were only simulated, by their id. `at` is ISO 8601. */
  fates: z.record(z.string(), fate).default({}),
  /** The drafts of test runs and scenarios, by their key. */
  documents: z.record(z.string(), flowDocument).default({}),
  simulations: simulations.default({}),
});
export type RunState = z.output<typeof runState>;
