import { OutsideLink } from "@/components/ui/text-link";
import type { MessageAnswer } from "@/lib/messages/schema";

type ProviderAnswerProps = { answer: MessageAnswer; vendor: string };

/** What a provider answered, what it means and what to do about it. */
export function ProviderAnswer({ answer, vendor }: ProviderAnswerProps) {
  const facts = [
    answer.httpStatus === undefined ? "" : `HTTP ${answer.httpStatus}`,
    answer.code === undefined ? "" : `code ${answer.code}`,
    answer.requestId === undefined ? "" : `request ${answer.requestId}`,
  ].filter(Boolean);
  if (facts.length === 0 && !answer.text && !answer.meaning && !answer.advice) return null;
  return (
    <dl className="mt-1.5 space-y-2 text-sm">
      {(facts.length > 0 || answer.text) && (
        <div>
          <dt className="font-medium">What {vendor} answered</dt>
          <dd className="space-y-0.5 text-muted">
            {facts.length > 0 && <p className="font-mono wrap-anywhere">{facts.join(" · ")}</p>}
            {answer.text && <p>{answer.text}</p>}
          </dd>
        </div>
      )}
      {answer.meaning && (
        <div>
          <dt className="font-medium">What it means</dt>
          <dd className="text-muted">{answer.meaning}</dd>
        </div>
      )}
      {(answer.advice || answer.link) && (
        <div>
          <dt className="font-medium">What to do</dt>
          <dd className="text-muted">
            {answer.advice}{" "}
            {answer.link && <OutsideLink href={answer.link}>{vendor}'s page on it</OutsideLink>}
          </dd>
        </div>
      )}
    </dl>
  );
}
