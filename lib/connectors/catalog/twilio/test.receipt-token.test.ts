import { expect, it } from "vitest";
import { configFor, runLines, startStandIn, withKey } from "@/test/twilio";

const twilio = startStandIn();

async function test(tokenOf: (right: string) => string) {
  const account = await twilio.account({ keys: [{ kind: "standard" }] });
  const { auth } = withKey(account, "standard");
  const receiptAuthToken = tokenOf(account.spec.authToken);
  const config = configFor(account, { auth: { ...auth, receiptAuthToken } });
  return { ...(await runLines(config, null, twilio.io())), token: receiptAuthToken };
}

it("checks the token for receipts, which the key alone would not need", async () => {
  const { line, all, token } = await test((right) => right);
  expect(line("receipts")).toMatchObject({ state: "pass" });
  expect(JSON.stringify(all)).not.toContain(token);
});

it("says that a wrong one is wrong, and what to do", async () => {
  const { line, all, token } = await test(() => "e".repeat(32));
  expect(line("credentials")).toMatchObject({ state: "pass" });
  expect(line("receipts")).toMatchObject({
    state: "fail",
    answer: { httpStatus: 401 },
    advice: expect.stringContaining("empty the field"),
  });
  expect(JSON.stringify(all)).not.toContain(token);
});

it("says nothing of it where there is none", async () => {
  const { ids } = await test(() => "");
  expect(ids).not.toContain("receipts");
});
