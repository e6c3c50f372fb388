import type { FlowErrorClass } from "@/lib/flows/model/errors";
import type { FieldProblem } from "@/lib/flows/model/run-answer";
import type { ScreenField } from "@/lib/flows/nodes/screen/definition";

type FieldKind = ScreenField["kind"];

/**
 * Everything that the pages of end users say by themselves, in one language. `{masked}`, `{project}`,
 * `{seconds}`, `{minutes}` and `{host}` are filled in. A language is one file of this type and its
 * line in `languages.ts`.
 */
export type RunTexts = {
  /** Titles of screens without one, by the kind of their first field. */
  titles: Record<FieldKind | "none", string>;
  /** The line below such a title; after a code was sent, where to. */
  intros: Record<FieldKind | "none" | "sentByMessage" | "sentByCall" | "sentByMail", string>;
  labels: Record<FieldKind | "country", string>;
  /** Help below a field without one. */
  help: Record<FieldKind, string>;
  optional: string;
  submit: string;
  back: string;
  resend: string;
  /** Beside the button for another code, until it may be pressed. */
  resendIn: string;
  /** Before what went wrong, for screen readers. */
  problem: string;
  fieldProblems: Record<FieldProblem, string> & { missing_code: string };
  /** What went wrong in a step. Never what a provider said, nor what is wrong with our settings. */
  errors: Record<FlowErrorClass, string>;
  /** Follows an error that tells how long to wait. */
  waitSeconds: string;
  waitMinutes: string;
  startAgain: string;
  states: Record<RunStateName, { title: string; text: string }>;
  /** The button that begins a run which sends at once, and that hands a finished one over. */
  begin: string;
  returnTo: string;
  /** Where a run did not end well: the link back to the application. */
  backTo: string;
};

/** What a page shows where there is no screen of the flow. */
export type RunStateName =
  | "begin"
  | "working"
  | "completed"
  | "completedSignedIn"
  | "returning"
  | "failed"
  | "expired"
  | "unknown"
  | "disabled"
  | "busy"
  | "noCookies"
  | "wrongReturn";

/** Puts values into a text; what has none stays away. */
export const fillText = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
