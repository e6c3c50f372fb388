import { describe, expect, it } from "vitest";
import { consolePath, navigation, visibleNavigation } from "./navigation";

describe("navigation", () => {
  it("shows a page only to those who may read it, and no empty group", () => {
    const labels = visibleNavigation(["otp.get"]).map(({ label, items }) => [
      label,
      items.map((item) => item.label),
    ]);
    expect(labels).toEqual([
      ["Authentication methods", ["OTP"]],
      ["Settings", ["Account"]],
    ]);
  });

  it("names every page once, below the project", () => {
    const paths = navigation.flatMap(({ items }) => items.map(({ path }) => path));
    expect(new Set(paths).size).toBe(paths.length);
    expect(consolePath("default", "otp")).toBe("/p/default/otp");
  });
});
