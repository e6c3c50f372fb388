import type { Country } from "./countries";

// Accents and case do not matter: "cote" finds Côte d'Ivoire.
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
const digits = (text: string) => text.replace(/\D/g, "");

/**
 * The countries that a query means, the closest first: by code ("us"), dial code ("+49", "1876"),
 * or part of the name. An empty query means all.
 */
export function findCountries(countries: readonly Country[], query: string): readonly Country[] {
  const words = plain(query).trim();
  if (words === "") return countries;
  const ranked = countries.map((country) => ({ country, rank: rankOf(country, words) }));
  return ranked
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ country }) => country);
}

function rankOf({ code, name, dialCodes }: Country, query: string): number | null {
  if (/^[+\d\s()-]+$/.test(query)) {
    const number = digits(query);
    if (number === "") return 0;
    if (dialCodes.some((dialCode) => digits(dialCode) === number)) return 0;
    return dialCodes.some((dialCode) => digits(dialCode).startsWith(number)) ? 1 : null;
  }
  const words = plain(name);
  if (code.toLowerCase() === query) return 0;
  if (words.startsWith(query)) return 1;
  if (words.split(/[\s-]+/).some((word) => word.startsWith(query))) return 2;
  return words.includes(query) ? 3 : null;
}
