import { describe, expect, it } from "vitest";
import { type ErrorClass, errorClasses } from "../../kit/connector-error";
import { twilioErrors } from "./errors";
import { explain, explainLater, pageOf, wordsOn } from "./explain";
import type { TwilioFault } from "./fault";

/** Every code this connector can meet, as Twilio's documentation groups them. */
const documented: Record<string, ErrorClass> = {
  ...each("credentials", 20003, 20006, 20403, 20008, 21470, 70051),
  ...each("account", 20005, 10001, 20010, 10005, 30037, 21219, 21264, 21607, 21608, 30002),
  ...each("account", 572002, 572005, 575001),
  ...each("configuration", 20404, 20422, 20001, 21205, 21609, 21421, 21422, 21624, 90007, 30010),
  ...each("configuration", 30045, 60200, 60207, 60223),
  ...each("throttled", 20429, 21611, 30001, 30022, 30023, 30027, 30454, 63038, 10004, 60202),
  ...each("throttled", 60203, 60212, 63018),
  ...each("provider_down", 20500, 20503, 20504, 30500, 30017, 30410),
  ...each("bad_recipient", 21201, 21211, 21214, 21217, 21265, 21266, 21604, 21612, 21614, 21635),
  ...each("bad_recipient", 30005, 30006, 30038, 30039, 13224, 60205, 63003, 63024),
  ...each("sender", 21213, 21210, 21212, 21267, 21401, 21601, 21603, 21606, 21659, 21660, 21661),
  ...each("sender", 21701, 21702, 21705, 21703, 21704, 30018, 30040, 30041, 30042, 30024, 30032),
  ...each("sender", 30033, 30034, 30035, 30043, 63007),
  ...each("blocked_country", 21215, 21408, 13227, 32205, 60220, 60605),
  ...each("blocked_by_provider", 21216, 21268, 30004, 30450, 30453, 30485, 13225, 32203),
  ...each("blocked_by_provider", 60238, 60410),
  ...each("opted_out", 21610),
  ...each("filtered", 21618, 30007),
  ...each("unreachable", 30003, 30008, 30036),
  ...each("content", 21602, 21619, 21617, 21654, 21655, 21656, 63016),
};

function each(errorClass: ErrorClass, ...codes: number[]) {
  return Object.fromEntries(codes.map((code) => [String(code), errorClass]));
}

const refusal = (httpStatus: number, more: Partial<TwilioFault["answer"]> = {}): TwilioFault => ({
  kind: "refused",
  isTwilio: true,
  answer: { httpStatus, ...more },
});

const rows = Object.entries(twilioErrors).flatMap(([errorClass, errors]) =>
  Object.entries(errors).map(([code, words]) => ({ errorClass, code, words })),
);

describe("the error catalogue", () => {
  it.each(Object.entries(documented))("knows %s as %s, at once and later", (code, errorClass) => {
    const atOnce = explain(refusal(400, { code }), "write");
    expect(atOnce).toMatchObject({ class: errorClass, link: pageOf(code), answer: { code } });
    expect(explainLater(Number(code), {})).toMatchObject({ class: errorClass, isRetrySafe: false });
  });

  it("has every code once, in a class of ours, in whole sentences", () => {
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
    for (const { errorClass, words } of rows) {
      expect(Object.keys(errorClasses)).toContain(errorClass);
      for (const sentence of words) expect(sentence).toMatch(/^[A-Z][^!]*\.$/);
    }
  });

  it("links Twilio's page on the code", () => {
    expect(wordsOn(21408).link).toBe("https://www.twilio.com/docs/api/errors/21408");
    expect(() => wordsOn(1)).toThrow("no code 1");
  });
});

describe("a code the catalogue does not know", () => {
  it.each([
    [400, "configuration"],
    [401, "credentials"],
    [403, "credentials"],
    [404, "configuration"],
    [422, "configuration"],
    [429, "throttled"],
    [500, "provider_down"],
    [503, "provider_down"],
  ] as const)("is judged by its status %i as %s, with a link", (status, errorClass) => {
    const error = explain(refusal(status, { code: "99999" }), "read");
    expect(error).toMatchObject({ class: errorClass, link: pageOf("99999") });
    expect(error.meaning).not.toBe("");
    expect(error.advice).not.toBe("");
  });

  it("is judged by its status when there is no code at all", () => {
    expect(explain(refusal(404), "read").class).toBe("configuration");
    expect(explain(refusal(404), "read").link).toBeUndefined();
  });

  it("is no fault of the connector when it is not Twilio that answers", () => {
    const portal = { ...refusal(403), isTwilio: false };
    expect(explain(portal, "read")).toMatchObject({
      class: "provider_down",
      meaning: expect.stringContaining("between this server and Twilio"),
    });
  });

  it("names the trial account that takes no text of ours", () => {
    const text = "Invalid parameters - trial accounts have limited parameter access";
    expect(explain(refusal(400, { text }), "write").class).toBe("account");
  });

  it("fails a message for good when it comes later", () => {
    expect(explainLater(39999, {})).toMatchObject({
      class: "unreachable",
      link: pageOf("39999"),
      answer: { code: "39999" },
    });
    expect(explainLater(null, { requestId: "RQ1" }).answer).toEqual({ requestId: "RQ1" });
  });
});

describe("trying again", () => {
  it("is safe after a 429 and where nothing was sent, and nowhere else", () => {
    const fault = (kind: TwilioFault["kind"]): TwilioFault => ({
      kind,
      isTwilio: false,
      answer: {},
    });
    expect(explain(refusal(429, { code: "20429" }), "write").isRetrySafe).toBe(true);
    expect(explain(fault("not_sent"), "write").isRetrySafe).toBe(true);
    expect(explain(fault("interrupted"), "write").isRetrySafe).toBe(false);
    expect(explain(fault("unreadable"), "write").isRetrySafe).toBe(false);
    expect(explain(refusal(500), "write").isRetrySafe).toBe(false);
    expect(explain(refusal(400, { code: "21211" }), "write").isRetrySafe).toBe(false);
  });
});
