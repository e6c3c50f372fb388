import { errorClasses } from "@/lib/connectors/kit/connector-error";
import type { MessageStoryView } from "@/lib/usage/get-message-story";

/** In one sentence: did it arrive, and if not, why. */
export function StatusHeadline({ view }: { view: MessageStoryView }) {
  return <span>{sentence(view)}</span>;
}

function sentence({ message, code, steps }: MessageStoryView): string {
  switch (message.status) {
    case "verified": {
      const at = code?.verifiedAt ?? message.verifiedAt;
      const seconds = at
        ? Math.max(1, Math.round((Date.parse(at) - Date.parse(message.createdAt)) / 1_000))
        : null;
      const when =
        seconds === null
          ? ""
          : seconds < 120
            ? ` after ${seconds} s`
            : ` after ${Math.round(seconds / 60)} min`;
      return `It arrived: the code was entered${when}.`;
    }
    case "delivered":
      return steps.some(({ kind }) => kind === "expired")
        ? "It was delivered, but the code was not entered while it was valid."
        : "It was delivered. The code was not entered yet.";
    case "sent":
    case "queued":
      return "The provider took it. Whether it arrived is not known yet.";
    case "sending":
      return "The provider is being asked now.";
    case "failed":
    case "undelivered":
    case "unknown": {
      const why = message.errorClass ? errorClasses[message.errorClass] : "";
      return `${message.status === "unknown" ? "" : "It did not arrive. "}${why}`;
    }
  }
}
