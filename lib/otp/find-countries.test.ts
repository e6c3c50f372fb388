import { expect, it } from "vitest";
import { listCountries } from "./countries";
import { findCountries } from "./find-countries";

const countries = listCountries();
const found = (query: string) => findCountries(countries, query).map(({ code }) => code);

it.each([
  ["us", "US"],
  ["germany", "DE"],
  ["  GER ", "DE"],
  ["cote", "CI"],
  ["reunion", "RE"],
  ["kingdom", "GB"],
  ["+49", "DE"],
  ["0043", undefined],
  ["43", "AT"],
  ["+1 876", "JM"],
  ["1876", "JM"],
  ["+1", "CA"],
  ["881", undefined],
  ["nowhere at all", undefined],
])("finds by %j first %s", (query, code) => expect(found(query)[0]).toBe(code));

it("lists all for nothing typed, and those that share a dial code together", () => {
  expect(found("")).toHaveLength(countries.length);
  expect(found("+1").slice(0, 2)).toEqual(["CA", "US"]);
  expect(found("+44").sort()).toEqual(["GB", "GG", "IM", "JE"]);
});
