import type { TwilioSession } from "./client";
import { wordsOn } from "./explain";
import { cannotTell, found, skipped, type Verdict } from "./line";
import { askSenderCount, askService } from "./probes";

/** The messaging service and its pool. */
export async function checkService(
  session: TwilioSession,
  sid: string,
  isTest: boolean,
): Promise<{ exists: Verdict; senders: Verdict }> {
  const labels = { exists: "Messaging service exists", senders: "Messaging service has senders" };
  if (isTest) {
    const reason = "Test credentials may not read messaging services.";
    return { exists: skipped(labels.exists, reason), senders: skipped(labels.senders, reason) };
  }
  const [service, senders] = await Promise.all([
    askService(session, sid),
    askSenderCount(session, sid),
  ]);
  if (!service.ok) {
    const isMissing = service.fault.answer.httpStatus === 404;
    return {
      exists: isMissing
        ? found(service, "fail", "Messaging service does not exist", wordsOn(21701))
        : cannotTell(service, "Messaging service: cannot tell"),
      senders: skipped(labels.senders, "The messaging service could not be read."),
    };
  }
  const exists = found(service, "pass", `Messaging service "${service.value.friendly_name}"`);
  if (!senders.ok)
    return { exists, senders: cannotTell(senders, "Senders of the service: cannot tell") };
  const count = senders.value;
  return {
    exists,
    senders: count
      ? found(
          senders,
          "pass",
          `Messaging service has ${count} ${count === 1 ? "sender" : "senders"}`,
        )
      : found(senders, "fail", "Messaging service has no senders", wordsOn(21704)),
  };
}
