import { describe, expect, it } from "vitest";
import { fieldErrors } from "@/lib/core/parse-input";
import { newOtpPolicy, otpPolicy, resendLadder } from "./policy";

const problems = (changes: object) => {
  const parsed = newOtpPolicy.safeParse({ ...otpPolicy.parse({}), ...changes });
  return parsed.success ? {} : fieldErrors(parsed.error);
};

describe("the policy of a channel", () => {
  it("has a default for every rule that was never saved", () => {
    expect(otpPolicy.parse({})).toMatchObject({ codeLength: 6, maxTries: 5, countries: [] });
  });

  it.each([
    [{ codeLength: 5 }, { codeLength: "Give at least 6." }],
    [{ codeLength: 9 }, { codeLength: "Give at most 8." }],
    [{ maxTries: 0 }, { maxTries: "Give at least 1." }],
    [{ maxTries: 2.5 }, { maxTries: "Give a whole number." }],
    [{ maxTries: Number.NaN }, { maxTries: "Give a whole number." }],
    [{ maxTries: null }, { maxTries: "Give a whole number." }],
    [{ sendsPerAddress: null }, {}],
    [{ sendsPerDay: 4 }, { sendsPerDay: "Give at least the 5 that 10 min allow." }],
    [{ domain: "https://a.example" }, { domain: expect.stringContaining("host name") }],
    [{ domain: "a..example" }, { domain: expect.stringContaining("host name") }],
    [{ domain: "a.example." }, { domain: expect.stringContaining("host name") }],
    [{ domain: "a.example\n#1" }, { domain: expect.stringContaining("host name") }],
    [{ domain: "localhost" }, {}],
  ])("%j gives %j", (changes, expected) => expect(problems(changes)).toEqual(expected));

  it("lists each country once, in one order", () => {
    expect(otpPolicy.parse({ countries: ["US", "DE", "US"] }).countries).toEqual(["DE", "US"]);
  });

  it("waits longer after each code", () => {
    expect(resendLadder(30)).toEqual([30, 60, 120, 300]);
    expect(resendLadder(90)).toEqual([90, 120, 300]);
    expect(resendLadder(600)).toEqual([600]);
    expect(resendLadder(0)).toEqual([0, 60, 120, 300]);
  });
});
