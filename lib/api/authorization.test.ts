import { expect, test } from "vitest";
import { readAuthorization } from "./authorization";

test.each([
  ["Bearer pj_1", { projectId: "pj_1", token: "", key: "" }],
  ["bearer  pj_1", { projectId: "pj_1", token: "", key: "" }],
  ["Bearer pj_1:a.b.c", { projectId: "pj_1", token: "a.b.c", key: "a.b.c" }],
  ["Bearer pj_1:a.b.c:pbk_1", { projectId: "pj_1", token: "a.b.c", key: "pbk_1" }],
  ["Bearer pj_1:", { projectId: "pj_1", token: "", key: "" }],
])("%s names project, token and key", (header, expected) => {
  expect(readAuthorization(header)).toEqual(expected);
});

test.each([
  undefined,
  "",
  "Bearer",
  "Bearer ",
  "Basic pj_1",
  "pj_1",
  "Bearer a b",
  "Bearer a:b:c:d",
])("%s names nobody", (header) => {
  expect(readAuthorization(header)).toBeNull();
});
