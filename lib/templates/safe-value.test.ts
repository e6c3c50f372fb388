import { describe, expect, it } from "vitest";
import { safeValue } from "./safe-value";

describe("a value from outside", () => {
  it.each([
    ["evil.com", "evil com"],
    ["Win at https://evil.com/prize?x=1", "Win at https evil com prize?x"],
    ["www.evil.co.uk", "www evil co uk"],
    ["evil。com ｅｖｉｌ．com", "evil com ｅｖｉｌ com"],
    ["http://10.0.0.1/a", "http 10 0 0 1 a"],
    ["javascript:alert(1)", "javascript alert(1)"],
    ["bücher.example", "bücher example"],
    ["paypal.xn--p1ai", "paypal xn--p1ai"],
  ])("brings no link: %s", (value, safe) => {
    expect(safeValue("user.name", value)).toBe(safe);
    expect(safeValue("options_team", value)).toBe(safe);
  });

  it.each(["J. R. R. Tolkien", "Anne-Marie O'Neill", "Order 12.5", "10:30", "李小龍", "J.R.R. T"])(
    "stays as it is: %s",
    (value) => {
      expect(safeValue("user.name", value)).toBe(value);
    },
  );

  it("is cut by characters, not by halves of them", () => {
    expect(safeValue("user.name", "😀".repeat(40))).toBe("😀".repeat(30));
    expect(safeValue("project.name", "x".repeat(254))).toBe("x".repeat(30));
  });

  it("shows an e-mail address, and no other text in its place with a link in it", () => {
    expect(safeValue("user.email", "ada@example.com")).toBe("ada@example.com");
    expect(safeValue("user.email", "ada@evil.com/x")).toBe("ada@evil com x");
  });

  it("holds nothing invisible", () => {
    expect(safeValue("user.name", "A\r\nd\u202Ea\u200B\u2066\u00AD\u2028")).toBe("Ada");
  });
});

describe("a value of the project", () => {
  it("keeps its dots, and nothing invisible", () => {
    expect(safeValue("domain", "auth.example.com")).toBe("auth.example.com");
    expect(safeValue("project.name", "Acme.com\u202E")).toBe("Acme.com");
  });
});
