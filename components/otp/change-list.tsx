import { ArrowRight } from "lucide-react";
import type { OtpChange } from "@/lib/otp/describe-changes";

/** What a save is going to change, a line each: label, old value, new value. */
export function ChangeList({ changes }: { changes: readonly OtpChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section aria-label="Changes to save" className="rounded-control bg-sunken px-3 py-2.5 text-sm">
      <p className="mb-1 font-medium">Save changes</p>
      <ul className="flex flex-col gap-1">
        {changes.map(({ label, before, after }) => (
          <li key={label} className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-4">
            <span className="text-muted">{label}</span>
            <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5 break-words tabular-nums">
              {before !== null && (
                <>
                  {after !== null && <span className="sr-only">from </span>}
                  <span className={after === null ? undefined : "text-muted"}>{before}</span>
                </>
              )}
              {before !== null && after !== null && (
                <>
                  <ArrowRight aria-hidden="true" className="size-3 shrink-0 text-muted" />
                  <span className="sr-only"> to </span>
                </>
              )}
              {after !== null && <span>{after}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
