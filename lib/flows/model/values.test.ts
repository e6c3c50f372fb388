import { describe, expect, it } from "vitest";
import { type FlowValues, renderText, valueAtPath } from "./values";

const values: FlowValues = {
  user: { phone: "+14155550100" },
  form: { name: "Ada <b>" },
  inputs: {},
  values: { constructor: "own" },
  sentTo: {},
  error: {},
  connectors: { order: { status: "sent" } },
  project: { name: "Acme" },
  now: "2026-11-27T12:00:00.000Z",
};

describe("renderText", () => {
  it("fills values of any depth, with blanks inside the braces or without", () => {
    const text = "To {{user.phone}}: {{ connectors.order.status }} by {{project.name}}";
    expect(renderText(text, values)).toEqual({
      text: "To +14155550100: sent by Acme",
      missing: [],
    });
  });

  it("makes nothing of a missing value and names it", () => {
    expect(renderText("Hi {{user.name}}{{form.city}}!", values)).toEqual({
      text: "Hi !",
      missing: ["user.name", "form.city"],
    });
  });

  it("makes the value fit for its place and leaves the author's text as it is", () => {
    const angle = (value: string) => value.replace(/</g, "&lt;");
    expect(renderText("<p>{{form.name}}</p>", values, angle).text).toBe("<p>Ada &lt;b></p>");
  });

  it("does not fill what was filled in", () => {
    const sly = { ...values, form: { name: "{{user.phone}}" } };
    expect(renderText("{{form.name}}", sly).text).toBe("{{user.phone}}");
  });
});

describe("valueAtPath", () => {
  it.each(["user.constructor", "form.__proto__", "toString", "user", "form.name.length", ""])(
    "answers nothing inherited and no part of a tree for %j",
    (path) => expect(valueAtPath(values, path)).toBeNull(),
  );

  it("answers an own value whatever its name", () => {
    expect(valueAtPath(values, "values.constructor")).toBe("own");
  });
});
