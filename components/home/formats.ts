import type { Period, Spend } from "@/lib/home/schema";

// Made once: a formatter costs far more than what it formats.
const whole = new Intl.NumberFormat("en-US");
const short = new Intl.NumberFormat("en-US", { notation: "compact" });
const share = new Intl.NumberFormat("en-US", {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const amounts = new Map<string, Intl.NumberFormat>();

/** "1,358" */
export const formatCount = (count: number): string => whole.format(count);

/** "1.4K", for an axis. */
export const formatShort = (count: number): string => short.format(count);

/** "69.9%"; a dash where there is nothing to be a part of. */
export const formatShare = (part: number, all: number): string =>
  all === 0 ? "–" : share.format(part / all);

/** "$10.73", "$0.0079": two digits after the point, four below one. */
export function formatMoney({ currency, amount }: Spend): string {
  const digits = Math.abs(amount) >= 1 || amount === 0 ? 2 : 4;
  if (!/^[A-Z]{3}$/.test(currency)) return `${amount.toFixed(digits)} ${currency}`;
  const key = `${currency} ${digits}`;
  const format =
    amounts.get(key) ??
    new Intl.NumberFormat("en-US", {
      style: "currency",
      currency,
      minimumFractionDigits: 2,
      maximumFractionDigits: digits,
    });
  amounts.set(key, format);
  return format.format(amount);
}

export const periodNames = {
  hour: "Last hour",
  day: "Last 24 hours",
  month: "Last 30 days",
} as const satisfies Record<Period, string>;

/** Within a sentence: "in the last hour". */
export const periodInText = {
  hour: "the last hour",
  day: "the last 24 hours",
  month: "the last 30 days",
} as const satisfies Record<Period, string>;

/** What one bar stands for. */
export const stepNames = {
  hour: "minute",
  day: "hour",
  month: "day",
} as const satisfies Record<Period, string>;
