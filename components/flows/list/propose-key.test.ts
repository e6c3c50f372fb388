import { expect, it } from "vitest";
import { flowKey } from "@/lib/flows/model/flow-key";
import { proposeKey } from "./propose-key";

it.each([
  ["Sign up or in", "sign-up-or-in"],
  ["  Größe & Élan!  ", "grosse-elan"],
  ["登录", "flow"],
  ["x".repeat(80), "x".repeat(50)],
  ["step-up", "step-up-3"],
])("makes of %j the id %j, which can be one", (name, expected) => {
  const key = proposeKey(name, ["step-up", "step-up-2"]);
  expect(key).toBe(expected);
  expect(flowKey.parse(key)).toBe(key);
});
