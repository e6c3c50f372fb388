import { isCountry } from "@/lib/otp/countries";

/**
 * The country to offer first, as a list: the region of the browser's languages
 * ("de-AT,de;q=0.9,en;q=0.8" is Austria), else where the first of them is most spoken, else the US.
 */
export function firstCountries(acceptLanguage: string | null): string[] {
  const locales = readLocales(acceptLanguage ?? "");
  const said = locales.map(({ region }) => region).find((region) => region && isCountry(region));
  const likely = locales[0]?.maximize().region;
  if (said) return [said];
  return [likely && isCountry(likely) ? likely : "US"];
}

function readLocales(header: string): Intl.Locale[] {
  return header
    .slice(0, 500)
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.split(";").map((part) => part.trim());
      const quality = parameters.find((part) => part.startsWith("q="))?.slice(2) ?? "1";
      return { tag, quality: Number(quality) || 0 };
    })
    .sort((a, b) => b.quality - a.quality)
    .flatMap(({ tag }) => {
      try {
        return [new Intl.Locale(tag)];
      } catch {
        // "*" or nonsense: a header is whatever its sender likes.
        return [];
      }
    });
}
