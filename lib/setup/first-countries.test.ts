import { expect, it } from "vitest";
import { firstCountries } from "./first-countries";

it.each([
  ["de-AT,de;q=0.9,en-US;q=0.8,en;q=0.7", "AT"],
  ["en,en-GB;q=0.9", "GB"],
  ["fr;q=0.5, pt-BR", "BR"],
  ["de", "DE"],
  ["en", "US"],
  ["es-419,es;q=0.9", "US"],
  ["zh-Hant", "TW"],
  ["*", "US"],
  ["", "US"],
  [null, "US"],
  ["'; drop table, 😀;q=x, en-ZZ", "US"],
])("the languages %j offer %s first", (header, country) => {
  expect(firstCountries(header)).toEqual([country]);
});
