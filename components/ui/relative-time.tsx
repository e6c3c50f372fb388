"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./cn";
import { formatRelative, formatUtc } from "./format-time";

/** Half a minute is the smallest step that is shown, so nobody needs a faster clock. */
const STEP_MS = 30_000;

// Made once: a formatter costs far more than what it formats, and a list holds many times.
const localTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

// One clock for all times on a page, and none when there is no time to show.
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, STEP_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function currentTime(): number {
  if (Date.now() - now >= STEP_MS) now = Date.now();
  return now;
}

const noTime = (): number | null => null;

type RelativeTimeProps = {
  /** ISO 8601 or milliseconds since 1970. */
  value: string | number;
  className?: string;
};

/**
 * "2 min ago", with the viewer's own time and exact UTC on hover. The server knows neither the viewer's
 * clock nor zone, so it sends the UTC date in the same place, which stays readable without JavaScript.
 */
export function RelativeTime({ value, className }: RelativeTimeProps) {
  const date = new Date(value);
  const reference = useSyncExternalStore<number | null>(subscribe, currentTime, noTime);
  const utc = formatUtc(date);
  if (reference === null) {
    return (
      <time
        dateTime={date.toISOString()}
        title={utc}
        className={cn("whitespace-nowrap", className)}
      >
        {utc.slice(0, 10)}
      </time>
    );
  }
  const local = localTime.format(date);
  return (
    <time
      dateTime={date.toISOString()}
      title={`${local} · ${utc}`}
      className={cn("whitespace-nowrap", className)}
    >
      {formatRelative(date, reference)}
    </time>
  );
}
