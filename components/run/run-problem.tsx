import { CircleX } from "lucide-react";
import type { RunScreen } from "@/lib/flows/model/run-answer";
import { fillText, type RunTexts } from "./texts/run-texts";

type RunProblemProps = { error: NonNullable<RunScreen["error"]>; texts: RunTexts };

/** Why a screen is shown again, in the author's words or ours; it has the focus when it appears. */
export function RunProblem({ error, texts }: RunProblemProps) {
  const wait = error.retryAfterSeconds;
  return (
    <div
      role="alert"
      tabIndex={-1}
      data-focus="first"
      className="flex gap-2.5 rounded-control bg-danger-soft px-3 py-2.5 outline-offset-0"
    >
      <CircleX aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-danger-text" />
      <p className="min-w-0 text-danger-text">
        <span className="sr-only">{texts.problem}: </span>
        {error.text || texts.errors[error.class]}
        {wait !== undefined && wait > 0 && ` ${waitText(wait, texts)}`}
      </p>
    </div>
  );
}

function waitText(seconds: number, texts: RunTexts): string {
  return seconds < 100
    ? fillText(texts.waitSeconds, { seconds: Math.ceil(seconds) })
    : fillText(texts.waitMinutes, { minutes: Math.ceil(seconds / 60) });
}
