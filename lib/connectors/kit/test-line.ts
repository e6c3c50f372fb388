import type { Channel } from "@/lib/core/channel";
import type { ProviderAnswer } from "./connector-error";
import type { OutgoingMessage } from "./message";

/** `unknown` means "cannot tell": the check could not be made, which is not a failure. */
export type LineState = "pending" | "pass" | "warn" | "fail" | "unknown" | "skipped";

/** One line of the Test Results panel. */
export type TestLine = {
  /** Stable within a type ("credentials"). */
  id: string;
  /** What is checked, or, once known, what was found. */
  label: string;
  state: LineState;
  durationMs?: number;
  answer?: ProviderAnswer;
  meaning?: string;
  advice?: string;
  link?: string;
};

/**
 * The optional live message of a test. `message` is what to send where the caller has one (the
 * OTP page sends its template with a sample code); otherwise the type sends a short text of its own.
 */
export type TestRecipient = { to: string; channel: Channel; message: OutgoingMessage | null };
