import type { ReactNode } from "react";

export type ComboboxOption = {
  value: string;
  /** Shown instead of the value. */
  label?: string;
  /** A second, muted line. */
  description?: string;
  /** Further words to find it by. */
  keywords?: string;
  /** Badges after the label. */
  extra?: ReactNode;
  /** Why it cannot be chosen; it is then shown, but greyed. */
  disabledReason?: string;
};

// Accents, case, and the blanks and signs inside phone numbers do not matter.
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
const digits = (text: string) => text.replace(/\D/g, "");

/** The options that hold every word of the query, in their own order. */
export function matchOptions(
  options: readonly ComboboxOption[],
  query: string,
): readonly ComboboxOption[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  const number = /^[\s\d+()./-]+$/.test(query) ? digits(query) : "";
  return options.filter(({ value, label = "", description = "", keywords = "" }) => {
    if (number !== "" && digits(`${value} ${label}`).includes(number)) return true;
    const text = plain(`${value} ${label} ${description} ${keywords}`);
    return words.every((word) => text.includes(word));
  });
}
