"use client";

import { formatUtc } from "./format-time";
import { useHydrated } from "./use-hydrated";

// Made once: a formatter costs far more than what it formats.
const formats = {
  time: { hour: "2-digit", minute: "2-digit" },
  seconds: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  dayTime: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  full: { dateStyle: "medium", timeStyle: "medium" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
const utc = {
  time: new Intl.DateTimeFormat("en-GB", { ...formats.time, timeZone: "UTC" }),
  seconds: new Intl.DateTimeFormat("en-GB", { ...formats.seconds, timeZone: "UTC" }),
  dayTime: new Intl.DateTimeFormat("en-GB", { ...formats.dayTime, timeZone: "UTC" }),
  full: new Intl.DateTimeFormat("en-GB", { ...formats.full, timeZone: "UTC" }),
};
const local = {
  time: new Intl.DateTimeFormat("en-GB", formats.time),
  seconds: new Intl.DateTimeFormat("en-GB", formats.seconds),
  dayTime: new Intl.DateTimeFormat("en-GB", formats.dayTime),
  full: new Intl.DateTimeFormat("en-GB", formats.full),
};

type LocalTimeProps = {
  /** ISO 8601. */
  value: string;
  /** "14:05", "14:05:23", "22 Nov, 14:05" or "22 Nov 2026, 14:05:23". */
  show: keyof typeof formats;
};

/** A time of day in the viewer's zone, with the exact UTC on hover; in UTC until scripts run. */
export function LocalTime({ value, show }: LocalTimeProps) {
  const isHydrated = useHydrated();
  const date = new Date(value);
  return (
    <time dateTime={value} title={formatUtc(date)} className="whitespace-nowrap">
      {(isHydrated ? local : utc)[show].format(date)}
    </time>
  );
}
