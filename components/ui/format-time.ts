const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Made once: a formatter costs far more than what it formats.
const localDay = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });

/** "2026-11-22 19:37:23 UTC" */
export function formatUtc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** "just now", "2 min ago", "in 3 hours", "5 days ago"; beyond 30 days the date in the local zone. */
export function formatRelative(date: Date, nowMs: number): string {
  const difference = date.getTime() - nowMs;
  const distance = Math.abs(difference);
  if (distance < 45_000) return "just now";
  if (distance >= 30 * DAY) return localDay.format(date);
  const words = spell(distance);
  return difference < 0 ? `${words} ago` : `in ${words}`;
}

function spell(distance: number): string {
  const minutes = Math.max(1, Math.round(distance / MINUTE));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(distance / HOUR);
  if (hours < 24) return hours === 1 ? "1 hour" : `${hours} hours`;
  const days = Math.round(distance / DAY);
  return days === 1 ? "1 day" : `${days} days`;
}
