import { describe, expect, it } from "vitest";
import { isDatabaseDown, isReferenced, isUniqueViolation, sqlState } from "./transact";

/** As the query builder of another bundle throws it: the same shape, a class of its own. */
const wrapped = (code: string, more: Record<string, string> = {}) =>
  Object.assign(new Error("Failed query", { cause: driver(code, more) }), { query: "select 1" });
const driver = (code: string, more: Record<string, string> = {}) =>
  Object.assign(new Error("the driver's words"), { code, ...more });

describe("errors of the database", () => {
  it("are told by shape, whichever bundle wrapped them", () => {
    expect(sqlState(wrapped("23505"))).toBe("23505");
    expect(sqlState(driver("40001"))).toBe("40001");
    expect(isUniqueViolation(wrapped("23505", { constraint: "names" }), "names")).toBe(true);
    expect(isUniqueViolation(wrapped("23505", { constraint: "other" }), "names")).toBe(false);
    expect(isReferenced(wrapped("23001"))).toBe(true);
    expect(isDatabaseDown(wrapped("57P01"))).toBe(true);
    expect(isDatabaseDown(new Error("No session", { cause: wrapped("EPIPE") }))).toBe(true);
    expect(isDatabaseDown(wrapped("23505"))).toBe(false);
  });

  it("are no other errors", () => {
    expect(sqlState(new Error("a bug"))).toBeNull();
    expect(sqlState("text")).toBeNull();
    expect(sqlState(new Error("outer", { cause: driver("23505") }))).toBeNull();
    expect(isDatabaseDown(new Error("a bug"))).toBe(false);
  });
});
