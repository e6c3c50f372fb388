import { expect, it } from "vitest";
import { isPortAllowed } from "./is-port-allowed";

it.each([22, 25, 53, 80, 445, 1023, 3306, 5432, 6379, 9200, 11211, 27017, 0, 65_536])(
  "port %i is closed to HTTP",
  (port) => expect(isPortAllowed(port, [443])).toBe(false),
);

it.each([443, 1024, 4443, 8443, 65_535])("port %i is open to HTTP", (port) =>
  expect(isPortAllowed(port, [443])).toBe(true),
);
