import { expect, test } from "vitest";
import { seededRandom } from "@/test/seeded-random";
import { redact, redactText } from "./redact";

test("fields that are named like secrets, codes or message texts are removed", () => {
  const safe = redact({
    authToken: "a",
    config: {
      keySecret: "b",
      password: "c",
      Authorization: "d",
      body: "Your code is 1",
      code: "1",
    },
    list: [{ cookie: "e" }],
  });
  expect(JSON.stringify(safe)).not.toMatch(/"[a-e1]"|Your/);
});

test("what explains an event stays: ids, statuses, error codes, times", () => {
  const fields = {
    requestId: "rq_0123456789abcdefghjkmnpq",
    keyId: "SK1",
    errorCode: "20003",
    status: 401,
    sid: "AC0123456789abcdef0123456789abcdef",
    at: "2026-11-22T20:00:00.000Z",
    ms: 123456,
  };
  expect(redact(fields)).toEqual(fields);
});

test.each([
  ["Authorization: Basic QUM6c2VjcmV0", "QUM6c2VjcmV0"],
  ["bearer abcdef0123", "abcdef0123"],
  ["token 0123456789abcdef0123456789abcdef refused", "0123456789abcdef"],
  ["postgresql://app:hunter2@db/x", "hunter2"],
  ["https://x.example/setup?token=abc123", "abc123"],
  ["Your code is 483920.", "483920"],
  ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "c2ln"],
  ["pb1.0123456789ab.AAAA.BBBB", "BBBB"],
  ["Failed query: insert\nparams: hunter2,1", "hunter2"],
  ["sk_live_51HabcdefABCDEF0123456789abcdefXYZ01", "51Habc"],
])("%s is logged without the secret in it", (text, secret) => {
  expect(redactText(text)).not.toContain(secret);
});

test("telephone numbers are masked", () => {
  expect(redactText("to +14155550123 failed")).toBe("to +1••••••••23 failed");
});

test("errors keep their kind, stack and code, and lose their secrets, causes included", () => {
  const cause = Object.assign(new Error("password=hunter2"), { code: "28P01" });
  const safe = redact(new Error("login +14155550123", { cause }));
  expect(safe).toMatchObject({ name: "Error", cause: { errorCode: "28P01" } });
  expect(JSON.stringify(safe)).not.toMatch(/hunter2|5550123/);
});

test("short harmless texts, which are not searched, would have stayed as they are", () => {
  const random = seededRandom(7);
  const parts = "a,B,z,0,1,12345,123456, ,.,/,:,-,_,eyJ,pb1.,code,Bearer,basic ,token,AC,f00".split(
    ",",
  );
  for (let round = 0; round < 20_000; round++) {
    let text = "";
    while (text.length < 1 + random() * 30) text += parts[Math.floor(random() * parts.length)];
    // A tab is no harmless character, so this one is searched.
    expect(redactText(text)).toBe(redactText(`${text}\t`).replace(/\t$/, ""));
  }
});
