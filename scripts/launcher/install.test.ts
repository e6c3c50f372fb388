import { expect, test } from "vitest";
import { matches } from "./install.mjs";

const wanted = {
  "": {},
  "node_modules/a": { version: "1.0.0" },
  "node_modules/linux": { version: "1.0.0", optional: true },
};

test("exactly the locked packages count as installed; other platforms' optional ones may lack", () => {
  expect(matches(wanted, { "node_modules/a": { version: "1.0.0" } })).toBe(true);
  expect(matches(wanted, { "node_modules/a": { version: "1.0.1" } })).toBe(false);
  expect(matches(wanted, {})).toBe(false);
});

test("an optional package in another version is not installed", () => {
  const installed = {
    "node_modules/a": { version: "1.0.0" },
    "node_modules/linux": { version: "0.9.0" },
  };
  expect(matches(wanted, installed)).toBe(false);
});
