import { expect, it } from "vitest";
import { withoutTexts } from "./without-texts";

it("takes the given texts out, plain, in base64 and as part of an address", () => {
  const secret = "p+ss word";
  const echoes = [secret, Buffer.from(secret).toString("base64"), encodeURIComponent(secret)];
  expect(withoutTexts(`550 ${echoes.join(" ")} no`, [secret, ""])).toBe("550 … … … no");
});

it("gives one short line", () => {
  expect(withoutTexts("a\r\n\tb", [])).toBe("a b");
  expect(withoutTexts("x ".repeat(400), [])).toHaveLength(301);
});
