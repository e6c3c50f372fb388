import { expect, test } from "vitest";
import { readProxyTrust } from "./client-address";

test.each([
  ["0", "198.51.100.1", "6.6.6.6", "198.51.100.1"],
  ["1", "10.0.0.1", "6.6.6.6, 203.0.113.9", "203.0.113.9"],
  ["2", "10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"],
  // Fewer entries than hops: the request did not pass all of them.
  ["2", "10.0.0.1", "203.0.113.9", "203.0.113.9"],
  ["10.0.0.0/8", "10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"],
  ["10.0.0.0/8", "198.51.100.1", "6.6.6.6", "198.51.100.1"],
  ["10.0.0.0/8", "10.0.0.1", "rubbish", "10.0.0.1"],
  ["10.0.0.0/8", "::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"],
  ["2001:db8::/32", "2001:db8::1", "2001:DB9:0:0::7", "2001:db9::7"],
  ["0", "::ffff:198.51.100.1", undefined, "198.51.100.1"],
  ["0", undefined, undefined, "unknown"],
])(
  "with %s trusted, a connection from %s that says %s is from %s",
  (trusted, socket, said, who) => {
    expect(readProxyTrust(trusted).clientAddress(socket, said)).toBe(who);
  },
);

test("a setting that is no number, address or range stops the start in one line", () => {
  for (const setting of ["everyone", "10.0.0.0/99", "1.2.3", ""]) {
    expect(() => readProxyTrust(setting)).toThrow(/^PATCHBAY_TRUSTED_PROXIES has to be/);
  }
});
