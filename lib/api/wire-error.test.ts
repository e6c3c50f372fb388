import { expect, test } from "vitest";
import type { errorClasses } from "@/lib/connectors/kit/connector-error";
import { answerFailure, wireRefusal } from "./wire-error";

const codes = {
  bad_recipient: "E061211",
  blocked_country: "E061211",
  blocked_by_provider: "E061211",
  opted_out: "E061211",
  unreachable: "E061211",
  filtered: "E061211",
  sender: "E061212",
  credentials: "E061212",
  account: "E061212",
  content: "E061212",
  configuration: "E061212",
  throttled: "E061213",
  provider_down: "E061213",
  unknown_outcome: "E061214",
} as const satisfies Record<keyof typeof errorClasses, string>;

test.each(Object.entries(codes))("a provider's refusal of class %s is %s", (errorClass, code) => {
  const answer = answerFailure({
    code: errorClass === "unknown_outcome" ? "send_unknown" : "send_refused",
    text: "The message could not be sent.",
    detail: "account AC123 is suspended",
    errorClass,
    messageId: "ms_1",
  });
  expect(JSON.parse(answer.body)).toMatchObject({
    errorCode: code,
    errorClass,
    messageId: "ms_1",
    errorMessage: "The message could not be sent.",
  });
  expect(answer.body).not.toContain("AC123");
  expect(answer.status).not.toBe(503);
});

test("a storage that does not answer is a 500, which libraries do not repeat", () => {
  const answer = answerFailure({ code: "database_down", text: "Away." });
  expect(answer.status).toBe(500);
});

test("a limit always says when to come again, in whole seconds", () => {
  const after = (retryAfterSeconds?: number) =>
    answerFailure({ code: "rate_limited", text: "Wait.", retryAfterSeconds }).headers?.[
      "Retry-After"
    ];
  expect(after(0.2)).toBe("1");
  expect(after(29.1)).toBe("30");
  expect(after()).toBe("10");
});

test("what the front refuses has the same form", () => {
  for (const status of [400, 403, 405, 413, 421, 431, 500, 503])
    expect(JSON.parse(wireRefusal(status, "No."))).toMatchObject({
      errorCode: expect.stringMatching(/^E\d{6}$/),
      errorMessage: "No.",
    });
});
