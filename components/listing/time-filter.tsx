"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { TimeChoice, TimeSpan } from "@/lib/core/time-span";
import { FilterButton } from "./filter-button";

const spanNames: Record<TimeSpan, string> = {
  "1h": "Last hour",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
};
// The keys are the spans; TypeScript widens them to strings.
const spans = Object.keys(spanNames) as TimeSpan[];

// Made once: a formatter costs far more than what it formats.
const shortTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** What a `datetime-local` field takes, in the viewer's zone. */
function toField(iso: string | undefined): string {
  if (iso === undefined) return "";
  const date = new Date(iso);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

const fromField = (text: string): string | undefined =>
  text === "" ? undefined : new Date(text).toISOString();

function inWords({ span, from, to }: TimeChoice): string | null {
  if (span) return spanNames[span];
  const [start, end] = [from, to].map((iso) => iso && shortTime.format(new Date(iso)));
  if (start && end) return `${start} – ${end}`;
  if (start) return `since ${start}`;
  return end ? `before ${end}` : null;
}

type TimeFilterProps = { chosen: TimeChoice; onChange: (chosen: TimeChoice) => void };

/** When something happened: a span that ends now, or two moments of the viewer's own clock. */
export function TimeFilter({ chosen, onChange }: TimeFilterProps) {
  const [isOpen, setOpen] = useState(false);
  // The server does not know the viewer's zone.
  const isHydrated = useHydrated();
  const words = isHydrated || chosen.span ? inWords(chosen) : null;
  const isAny = !chosen.span && !chosen.from && !chosen.to;

  function take(next: TimeChoice) {
    onChange(next);
    setOpen(false);
  }

  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <FilterButton label="Time" chosen={words} />
      </PopoverTrigger>
      <PopoverContent aria-label="Time" className="p-1">
        <Choice isChosen={isAny} onTake={() => take({})}>
          Any time
        </Choice>
        {spans.map((span) => (
          <Choice key={span} isChosen={chosen.span === span} onTake={() => take({ span })}>
            {spanNames[span]}
          </Choice>
        ))}
        <OwnTimes chosen={chosen} onChange={take} />
      </PopoverContent>
    </Popover>
  );
}

type ChoiceProps = { isChosen: boolean; onTake: () => void; children: string };

const Choice = ({ isChosen, onTake, children }: ChoiceProps) => (
  <button
    type="button"
    aria-pressed={isChosen}
    onClick={onTake}
    className={cn("menu-item hover:bg-hover", isChosen && "font-medium text-accent-text")}
  >
    {children}
  </button>
);

function OwnTimes({ chosen, onChange }: TimeFilterProps) {
  const id = useId();
  const [from, setFrom] = useState(() => toField(chosen.from));
  const [to, setTo] = useState(() => toField(chosen.to));
  const isReversed = from !== "" && to !== "" && to <= from;

  function apply(event: FormEvent) {
    event.preventDefault();
    if (!isReversed) onChange({ from: fromField(from), to: fromField(to) });
  }

  return (
    <form onSubmit={apply} className="mt-1 space-y-2 border-t p-2 pt-3">
      <div>
        <Label htmlFor={`${id}-from`}>From</Label>
        <Input
          id={`${id}-from`}
          type="datetime-local"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </div>
      <div>
        <Label htmlFor={`${id}-to`}>Before</Label>
        <Input
          id={`${id}-to`}
          type="datetime-local"
          value={to}
          aria-invalid={isReversed || undefined}
          aria-describedby={isReversed ? `${id}-problem` : undefined}
          onChange={(event) => setTo(event.target.value)}
        />
        {isReversed && (
          <p id={`${id}-problem`} className="mt-1 text-sm text-danger-text">
            Choose a moment after the first one.
          </p>
        )}
      </div>
      <Button type="submit" size="sm" inactive={isReversed}>
        Apply
      </Button>
    </form>
  );
}
