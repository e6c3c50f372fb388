import type { StepError } from "../model/ports";
import type { Frame, RunState } from "./state";

/** What a step sets in the run, whatever way it takes. */
export type Changes = {
  form?: Record<string, string>;
  values?: Record<string, string>;
  /** Answers of connectors by their key. */
  connectors?: Record<string, Record<string, string>>;
  user?: RunState["user"];
  sessionId?: string;
  challenge?: RunState["challenge"];
  sentTo?: RunState["sentTo"];
  /** The message that the step sent. */
  messageId?: string;
  /** What becomes of a message that was only simulated. */
  fate?: RunState["fates"][string];
};

/** How a step ended, in the words of its own kind. Where that leads is decided by `advance`. */
export type Outcome =
  /** `isSentLater`: a job is to send what the step has noted. */
  | {
      kind: "port";
      port: string;
      changes?: Changes;
      isSentLater?: boolean;
      /** What went wrong meanwhile, for texts and rules; the way is the step's own. */
      told?: StepError;
    }
  | { kind: "error"; error: StepError & { retryAfterSeconds?: number }; changes?: Changes }
  /** The last screen once more, as if nothing had been handed in. */
  | { kind: "again" }
  /** `until`: when it goes on by itself, by its kind's port for that. */
  | { kind: "wait"; for: "screen"; until: Date | null }
  | { kind: "wait"; for: "receipt"; until: Date; messageId: string }
  | { kind: "call"; frame: Pick<Frame, "flowKey" | "versionId" | "inputs"> }
  /** The subflow is not there. */
  | { kind: "gone" }
  | { kind: "end"; result: "success" | "failure"; text: string };
