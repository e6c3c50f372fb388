import { describe, expect, it } from "vitest";
import { consolePath, currentPath, navigation, visibleNavigation } from "./navigation";

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

  it("marks the page that names most of the address", () => {
    const at = (address: string) => currentPath(navigation, "default", address);
    expect(at("/p/default/settings")).toBe("settings");
    expect(at("/p/default/settings/api-keys")).toBe("settings/api-keys");
    expect(at("/p/default/connectors/new/twilio")).toBe("connectors");
    expect(at("/p/default/settings-of-old")).toBeUndefined();
    expect(at("/p/other/settings")).toBeUndefined();
  });
});
