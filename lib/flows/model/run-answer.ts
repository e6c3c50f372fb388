import type { Channel } from "@/lib/core/channel";
import type { ScreenButton, ScreenField } from "../nodes/screen/definition";
import type { FlowErrorClass } from "./errors";

/** A screen as the end user gets it: texts rendered, in the reader's language where there is one. */
export type RunScreen = {
  stepId: string;
  /**
   * Number of this showing. What is handed in names it, so that a second tab, a reload or the back
   * button never answers a question that is not asked any more.
   */
  turn: number;
  /** "" stands for the built-in text. */
  title: string;
  text: string;
  /** `value` is what was entered before; always "" for a code. */
  fields: (ScreenField & { value: string })[];
  buttons: ScreenButton[];
  /** Why the screen is shown again. `text` is the author's; null for the built-in one of the class. */
  error: { class: FlowErrorClass; text: string | null; retryAfterSeconds?: number } | null;
  /** What was wrong with the fields that were just handed in, by their key. */
  fieldErrors: Record<string, FieldProblem>;
  /** Where the last code went, masked; null before one was sent. */
  sentTo: { channel: Channel; masked: string } | null;
  /** Seconds until another code may be asked for; 0 for now; null before one was sent. */
  resendInSeconds: number | null;
  /** Digits of the code that was sent last. */
  codeLength: number;
};

/** Told in the reader's language by the page. */
export type FieldProblem = "missing" | "not_a_phone" | "not_an_email" | "too_long";

/** What an end user's page, or an application's own front end, is told of a run. */
export type RunAnswer =
  | { status: "screen"; screen: RunScreen }
  /** Something goes on without the end user; ask again in a second or two. */
  | { status: "working" }
  /** `isSignedIn`: a session can be had for it. `text` is the author's; "" for the built-in one. */
  | { status: "completed"; text: string; isSignedIn: boolean }
  | { status: "failed"; text: string }
  | { status: "expired" };

/** What an end user hands in. Codes travel in `fields` and are never kept. */
export type ScreenInput = {
  turn: number;
  button: string;
  fields: Record<string, string>;
};
