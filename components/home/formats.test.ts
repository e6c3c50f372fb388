import { describe, expect, it } from "vitest";
import { formatCount, formatMoney, formatShare } from "./formats";

describe("numbers on Home", () => {
  it("tell money with the digits that matter", () => {
    expect(formatMoney({ currency: "USD", amount: 1234.5 })).toBe("$1,234.50");
    expect(formatMoney({ currency: "USD", amount: 0.0079 })).toBe("$0.0079");
    expect(formatMoney({ currency: "EUR", amount: 0.5 })).toBe("€0.50");
    expect(formatMoney({ currency: "USD", amount: 0 })).toBe("$0.00");
  });

  it("show an amount in a currency that is none", () => {
    expect(formatMoney({ currency: "credits", amount: 3 })).toBe("3.00 credits");
  });

  it("tell shares, and a dash of nothing", () => {
    expect(formatShare(906, 1293)).toBe("70.1%");
    expect(formatShare(0, 0)).toBe("–");
  });

  it("are counted in thousands", () => {
    expect(formatCount(1358)).toBe("1,358");
  });
});
