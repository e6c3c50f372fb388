import type { Cost } from "@/lib/messages/message-view";

// Made once a currency: a formatter costs far more than what it formats.
const formatters = new Map<string, Intl.NumberFormat | null>();

function formatterOf(currency: string): Intl.NumberFormat | null {
  const known = formatters.get(currency);
  if (known !== undefined) return known;
  // Messages cost fractions of a cent. What a gateway calls a currency need not be one.
  const made = /^[A-Za-z]{3}$/.test(currency)
    ? new Intl.NumberFormat("en", {
        style: "currency",
        currency,
        minimumFractionDigits: 2,
        maximumFractionDigits: 5,
      })
    : null;
  formatters.set(currency, made);
  return made;
}

/** "$0.0079" */
export function formatCost({ amount, currency }: Cost): string {
  return formatterOf(currency)?.format(Number(amount)) ?? `${amount} ${currency}`;
}
