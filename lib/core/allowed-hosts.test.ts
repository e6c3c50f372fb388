import { expect, it } from "vitest";
import { isHostAllowed, parseAllowedHosts } from "./allowed-hosts";

const isAllowed = (list: string, host: string, port: number) =>
  isHostAllowed(parseAllowedHosts(list) ?? [], host, port);

it("allows nothing when it is empty", () => {
  expect(parseAllowedHosts(" , ")).toEqual([]);
  expect(isAllowed("", "localhost", 80)).toBe(false);
});

it("compares host and port, not the beginning of a text", () => {
  const list = "gateway.lan:8080, Mail.lan,[::1]:25";
  expect(isAllowed(list, "gateway.lan", 8080)).toBe(true);
  expect(isAllowed(list, "gateway.lan", 8081)).toBe(false);
  expect(isAllowed(list, "evil.gateway.lan", 8080)).toBe(false);
  expect(isAllowed(list, "mail.LAN.", 25)).toBe(true);
  expect(isAllowed(list, "[::1]", 25)).toBe(true);
  expect(isAllowed(list, "::1", 26)).toBe(false);
});

it.each(["http://gateway.lan", "a b", "user@host", "host:99999", "host:0", "host:", "host/path"])(
  "refuses to read %s",
  (list) => expect(parseAllowedHosts(list)).toBeNull(),
);
