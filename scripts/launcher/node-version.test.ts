import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { checkNodeVersion } from "./node-version.mjs";

test("an old Node.js is refused in one line that names both versions", () => {
  for (const version of ["18.20.4", "20.18.3"]) {
    expect(() => checkNodeVersion(version)).toThrow(
      `Node.js 20.19 or newer is needed, this is ${version}.`,
    );
  }
  for (const version of ["20.19.0", "22.1.0", "24.0.0"]) checkNodeVersion(version);
});

test("the oldest version is the one that package.json says", () => {
  expect(packageJson.engines.node).toBe(">=20.19");
});
