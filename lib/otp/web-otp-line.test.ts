import { expect, it } from "vitest";
import { withWebOtpLine } from "./web-otp-line";

it("is the last line of a text message, and only with a domain", () => {
  const text = "Your code is 042137.\n";
  expect(withWebOtpLine(text, "app.example.com", "042137").split("\n")).toEqual([
    "Your code is 042137.",
    "",
    "@app.example.com #042137",
  ]);
  expect(withWebOtpLine(text, "", "042137")).toBe(text);
});
