import { CircleCheck, CircleMinus } from "lucide-react";
import type { MessageStory } from "@/lib/messages/schema";
import { checkName } from "./step-words";

/** The rules that a message passed before anybody was asked to send it. */
export function PolicyChecks({ story: { checks } }: { story: MessageStory }) {
  if (checks.length === 0) return null;
  return (
    <details className="mt-1 text-sm">
      <summary className="w-fit rounded-inner text-accent-text">
        {checks.filter(({ result }) => result === "passed").length} policy checks passed
      </summary>
      <ul aria-label="Policy checks" className="mt-1.5 space-y-1">
        {checks.map(({ name, result, detail }) => {
          const isPassed = result === "passed";
          const Icon = isPassed ? CircleCheck : CircleMinus;
          return (
            <li key={name} className="flex gap-2">
              <Icon
                aria-hidden="true"
                className={
                  isPassed
                    ? "mt-0.5 size-4 shrink-0 text-success-text"
                    : "mt-0.5 size-4 shrink-0 text-muted"
                }
              />
              <span className="min-w-0">
                {checkName(name)}
                <span className="sr-only">{isPassed ? " passed" : " is off"}</span>
                {detail && <span className="block text-muted">{detail}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
