import { describe, expect, it } from "vitest";
import { renderTwiml } from "./twiml";

describe("the TwiML of a call", () => {
  it("speaks digits one by one, with pauses, in a voice of the language", () => {
    const twiml = renderTwiml([{ say: "Your code is" }, { digits: "49" }], "en-US");
    expect(twiml).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Pause length="1"/>' +
        '<Say voice="Polly.Joanna-Neural" language="en-US">Your code is</Say>' +
        '<Say voice="Polly.Joanna-Neural" language="en-US">' +
        '<say-as interpret-as="digits">4</say-as><break time="600ms"/>' +
        '<say-as interpret-as="digits">9</say-as></Say><Hangup/></Response>',
    );
  });

  it("leaves out what has no sound", () => {
    const twiml = renderTwiml([{ say: "Your code is" }, { digits: "4" }, { say: "." }], "en-US");
    expect(twiml).not.toContain(">.<");
  });

  it("spells letters of a code", () => {
    expect(renderTwiml([{ digits: "A1" }], "en-US")).toContain(
      '<say-as interpret-as="characters">A</say-as>',
    );
  });

  it("makes pauses with full stops where no voice of the language is known", () => {
    expect(renderTwiml([{ digits: "4-9 3" }], "nl-NL")).toContain(
      '<Say language="nl-NL">4. 9. 3.</Say>',
    );
  });

  it("escapes text and drops what XML cannot hold", () => {
    const twiml = renderTwiml([{ say: 'a<b> & "c"\u0000\uD800' }], 'x"y');
    expect(twiml).toContain("a&lt;b&gt; &amp; &quot;c&quot;  </Say>");
    expect(twiml).toContain('language="x&quot;y"');
    expect(twiml).not.toMatch(/\p{Cc}|\p{Cs}/u);
  });

  it("keeps an emoji, which is a pair of surrogates and not a lone one", () => {
    expect(renderTwiml([{ say: "ok 👍" }], "en-US")).toContain("ok 👍");
  });

  it("never exceeds 4000 characters and leaves out whole parts from the end", () => {
    const script = Array.from({ length: 30 }, (_, i) => ({ say: `${i} ${"x".repeat(200)}` }));
    const twiml = renderTwiml(script, "en-US") ?? "";
    expect(twiml.length).toBeLessThanOrEqual(4_000);
    expect(twiml).toMatch(/x<\/Say><Hangup\/><\/Response>$/);
    expect(twiml.length).toBeGreaterThan(3_600);
  });

  it("is nothing when nothing can be said", () => {
    expect(renderTwiml([], "en-US")).toBeNull();
    expect(renderTwiml([{ say: "x".repeat(5_000) }], "en-US")).toBeNull();
  });

  it("keeps pauses between one and ten seconds", () => {
    const twiml = renderTwiml([{ pauseSeconds: 0.2 }, { pauseSeconds: 99 }], "en-US");
    expect(twiml).toContain('<Pause length="1"/><Pause length="1"/><Pause length="10"/>');
  });
});
