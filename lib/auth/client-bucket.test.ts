import { expect, it } from "vitest";
import { clientBucket } from "./client-bucket";

it.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2::1", "20010db800010002/64"],
  ["2001:db8:1:2:ffff:ffff:ffff:ffff", "20010db800010002/64"],
  ["2001:db8:1:3::1", "20010db800010003/64"],
  [null, "unknown"],
  ["not an address", "unknown"],
])("counts %j under %j", (ip, bucket) => {
  expect(clientBucket(ip)).toBe(bucket);
});
