import type { OutgoingMessage } from "./message";
import type { TestRecipient } from "./test-line";

const text = "This is a test message from Patchbay. The connector works.";

/** The short message of a test whose caller has none of its own. */
export function standardMessage({
  to,
  channel,
}: Pick<TestRecipient, "to" | "channel">): OutgoingMessage {
  switch (channel) {
    case "sms":
      return { channel, to, text };
    case "voice":
      return { channel, to, script: [{ say: text }], language: "en-US" };
    case "email":
      return { channel, to, subject: "Test message from Patchbay", text, html: `<p>${text}</p>` };
  }
}
