import { expect, it } from "vitest";
import { z } from "zod";
import { listOf, readFilter, writeFilter } from "./address-filter";

const filter = z.object({
  status: listOf(z.enum(["open", "done"])).optional(),
  version: z.coerce.number().int().min(1).optional(),
  q: z.string().max(5).optional(),
});

it("reads an address and leaves out what makes no sense there", () => {
  const given = { status: "open,done", version: "3", q: "", more: "x" };
  expect(readFilter(filter, given)).toEqual({ status: ["open", "done"], version: 3 });
  expect(readFilter(filter, { status: "open,gone", version: "-1", q: "too long" })).toEqual({});
  expect(readFilter(filter, { status: ["open", "done"], q: ["a", "b"] })).toEqual({});
});

it("writes equal filters as equal texts, which read back as they were", () => {
  const chosen = { q: "ada", version: 3, status: ["done" as const, "open" as const] };
  const query = writeFilter(filter, chosen);
  expect(query.toString()).toBe("status=done%2Copen&version=3&q=ada");
  expect(readFilter(filter, Object.fromEntries(query))).toEqual(chosen);
  expect(writeFilter(filter, { q: undefined }).toString()).toBe("");
});
