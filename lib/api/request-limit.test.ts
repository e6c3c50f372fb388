import { expect, test } from "vitest";
import { RequestLimit } from "./request-limit";

test("an address is counted by itself, IPv6 by its /64, and free again after ten seconds", () => {
  let now = 0;
  const limit = new RequestLimit(2, () => now);
  expect([limit.take("192.0.2.1"), limit.take("192.0.2.1")]).toEqual([null, null]);
  now = 4_000;
  expect(limit.take("192.0.2.1")).toBe(6);
  expect(limit.take("192.0.2.2")).toBeNull();
  limit.take("2001:db8::1");
  limit.take("2001:db8::2");
  expect(limit.take("2001:db8::3")).toBe(10);
  expect(limit.take("2001:db8:0:1::1")).toBeNull();
  now = 10_001;
  expect(limit.take("192.0.2.1")).toBeNull();
});
