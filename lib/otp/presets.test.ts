import { describe, expect, it } from "vitest";
import { limitNames } from "./limits";
import { newOtpPolicy, otpPolicy } from "./policy";
import { presetOf, presets } from "./presets";

describe("a preset", () => {
  it.each(presets)("$label sets every limit to something that can be saved", ({ name, limits }) => {
    expect(Object.keys(limits).sort()).toEqual([...limitNames].sort());
    expect(newOtpPolicy.safeParse(limits).success).toBe(true);
    expect(presetOf(limits, "sms")).toBe(name);
  });

  it("is balanced for a channel that nobody changed, and none once a value differs", () => {
    const policy = otpPolicy.parse({ countries: ["US"], domain: "app.example.com" });
    expect(presetOf(policy, "sms")).toBe("balanced");
    for (const name of limitNames)
      expect(presetOf({ ...policy, [name]: 7 }, "sms"), name).toBeNull();
  });

  it("of e-mail does not look at what only telephone numbers have", () => {
    expect(presetOf(otpPolicy.parse({ sendsPerPrefix: 7 }), "email")).toBe("balanced");
  });

  it("is harder to get past the stricter it is", () => {
    const [strict, balanced, open] = presets.map(({ limits }) => limits);
    if (!strict || !balanced || !open) throw new Error("a preset is missing");
    for (const [one, other] of [
      [strict, balanced],
      [balanced, open],
    ] as const) {
      expect(one.codeLength).toBeGreaterThanOrEqual(other.codeLength);
      expect(one.resendGapSeconds).toBeGreaterThan(other.resendGapSeconds);
      for (const name of ["maxTries", "sendsPerWindow", "sendsPerDay"] as const)
        expect(one[name]).toBeLessThan(other[name]);
    }
  });
});
