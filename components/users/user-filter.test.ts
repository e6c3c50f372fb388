import { expect, it } from "vitest";
import { isSameFilter, readUserFilter, writeUserFilter } from "./user-filter";

const read = (address: string) => readUserFilter(new URLSearchParams(address));

it("comes back from the address as it went in", () => {
  for (const filter of [
    { query: "", kind: "all" },
    { query: "+1 415", kind: "test" },
    { query: "a&b=c#d", kind: "real" },
  ] as const)
    expect(read(writeUserFilter(filter))).toEqual(filter);
});

it("leaves out what it does not know", () => {
  expect(read("kind=robots&x=1")).toEqual({ query: "", kind: "all" });
  expect(read(`q=${"x".repeat(500)}`).query).toHaveLength(200);
});

it("takes blanks around the query for nothing", () => {
  expect(isSameFilter({ query: " ada ", kind: "all" }, { query: "ada", kind: "all" })).toBe(true);
});
