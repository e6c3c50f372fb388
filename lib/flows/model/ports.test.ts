import { expect, it } from "vitest";
import { flowStep } from "./document";
import { portsOf, wayOfError } from "./ports";

const send = (errors: object) =>
  flowStep.parse({
    kind: "otp-send",
    name: "Send",
    at: { x: 0, y: 0 },
    errors,
    config: { purpose: "sign_up_or_in", channel: "voice", to: "{{form.phone}}" },
  });

it("an error with a branch of its own is a port, named by the channel", () => {
  const step = send({
    blocked_by_provider: { mode: "branch" },
    code_21216: { mode: "branch" },
    rate_limited: { mode: "back", text: "Wait." },
  });
  expect(portsOf(step)).toEqual([
    { id: "sent", label: "Sent", kind: "success" },
    {
      id: "error.blocked_by_provider",
      label: "Voice call blocked by provider",
      kind: "error",
    },
    { id: "error.code_21216", label: "Code 21216", kind: "error" },
  ]);
});

it("a provider's code goes before its class, and a class before the rest", () => {
  const step = send({
    code_21216: { mode: "branch" },
    blocked_by_provider: { mode: "back", text: "Blocked." },
    other: { mode: "branch" },
  });
  const way = (code: string | null, name: "blocked_by_provider" | "throttled") =>
    wayOfError(step, { class: name, code });
  expect(way("21216", "blocked_by_provider")).toEqual({ mode: "branch", port: "error.code_21216" });
  expect(way("30450", "blocked_by_provider")).toEqual({ mode: "back", text: "Blocked." });
  expect(way(null, "throttled")).toEqual({ mode: "branch", port: "error.other" });
});

it("an error that nobody decided about goes back", () => {
  expect(wayOfError(send({}), { class: "throttled", code: null })).toEqual({
    mode: "back",
    text: null,
  });
});

it("ignoring never claims a code that was not sent", () => {
  const step = send({ other: { mode: "ignore" }, unknown_outcome: { mode: "ignore" } });
  expect(wayOfError(step, { class: "credentials", code: "20003" })).toEqual({
    mode: "back",
    text: null,
  });
  expect(wayOfError(step, { class: "unknown_outcome", code: null })).toEqual({
    mode: "ignore",
    port: "sent",
  });
});

it("names that every object inherits are no settings", () => {
  expect(wayOfError(send({}), { class: "sender", code: "constructor" }).mode).toBe("back");
});
