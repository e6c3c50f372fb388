"use client";

import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { formatDuration } from "@/components/ui/format-duration";
import { StatusLabel } from "@/components/ui/status-label";
import { OutsideLink } from "@/components/ui/text-link";
import type { TestLine } from "@/lib/connectors/kit/test-line";
import { answerFacts, statusOfLine } from "./describe-result";

type TestLineRowProps = { line: TestLine; vendor: string };

/** One check: what was looked at and how it went; what failed lies open with what to do about it. */
export function TestLineRow({ line, vendor }: TestLineRowProps) {
  const id = useId();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const hasMore = Boolean(line.answer || line.meaning || line.advice || line.link);
  const isOpen = hasMore && (chosen ?? line.state === "fail");
  const row = (
    <>
      <StatusLabel status={statusOfLine[line.state]} iconOnly className="mt-0.5" />
      <span
        className={cn(
          "min-w-0 flex-1 text-left",
          (line.state === "pending" || line.state === "skipped") && "text-muted",
        )}
      >
        {line.label}
      </span>
      <span className="mt-px shrink-0 text-sm text-muted tabular-nums">
        {line.durationMs === undefined ? "" : formatDuration(line.durationMs)}
      </span>
    </>
  );
  const look = "flex w-full items-start gap-2.5 px-4 py-2";
  return (
    <li className="border-b last:border-b-0">
      {hasMore ? (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setChosen(!isOpen)}
          className={cn(look, "-outline-offset-2 hover:bg-hover")}
        >
          {row}
          <ChevronDown
            aria-hidden="true"
            className={cn(
              "mt-0.5 size-4 shrink-0 text-muted transition-transform",
              isOpen && "rotate-180",
            )}
          />
        </button>
      ) : (
        // As wide as a row that opens, so that the durations stand in one column.
        <div className={cn(look, "pr-10.5")}>{row}</div>
      )}
      <div id={id} hidden={!isOpen} className="pr-4 pb-3 pl-10.5">
        {isOpen && <LineDetail line={line} vendor={vendor} />}
      </div>
    </li>
  );
}

function LineDetail({ line, vendor }: TestLineRowProps) {
  const facts = answerFacts(line);
  return (
    <dl className="space-y-2 text-sm">
      {line.answer && (
        <div>
          <dt className="font-medium">What {vendor} answered</dt>
          <dd className="space-y-0.5 text-muted">
            {facts.length > 0 && <p className="font-mono wrap-anywhere">{facts.join(" · ")}</p>}
            {line.answer.text && <p>{line.answer.text}</p>}
          </dd>
        </div>
      )}
      {line.meaning && (
        <div>
          <dt className="font-medium">What it means</dt>
          <dd className="text-muted">{line.meaning}</dd>
        </div>
      )}
      {(line.advice || line.link) && (
        <div>
          <dt className="font-medium">What to do</dt>
          <dd className="text-muted">
            {line.advice}{" "}
            {line.link && <OutsideLink href={line.link}>{vendor}'s page on it</OutsideLink>}
          </dd>
        </div>
      )}
    </dl>
  );
}
