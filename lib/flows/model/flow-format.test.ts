import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type NodeKind, nodes } from "../nodes/registry";
import { flowFile, flowFileText, readFlowFile } from "./flow-file";
import { operators } from "./operators";

const text = readFileSync("docs/flow-format.md", "utf8");
const examples = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = ""]) => json);

it.each(examples.map((json, index) => [index + 1, json]))(
  "example %i can be imported",
  (_, json) => {
    expect(readFlowFile(String(json))).toMatchObject({ ok: true });
  },
);

it("the first example reads like a file that Export wrote, but for what may be left out", () => {
  const read = readFlowFile(examples[0] ?? "");
  if (!read.ok) throw new Error(read.error);
  const exported = JSON.parse(flowFileText(flowFile(read.value)));
  expect(exported).toMatchObject(JSON.parse(examples[0] ?? ""));
  expect(Object.keys(exported.steps)).toEqual(Object.keys(JSON.parse(examples[0] ?? "").steps));
});

it("the examples have every kind", () => {
  const kinds = examples.flatMap((json) => {
    const read = readFlowFile(json);
    return read.ok ? Object.values(read.value.document.steps).map(({ kind }) => kind) : [];
  });
  expect(new Set(kinds)).toEqual(new Set(Object.keys(nodes)));
});

// The registry's keys are the kinds; TypeScript widens them to strings.
describe.each(Object.keys(nodes) as NodeKind[])("the section of %s", (kind) => {
  const [, after = ""] = text.split(`### \`${kind}\`\n`);
  const [section = ""] = after.split("\n### ");

  it.each(Object.keys(nodes[kind].config.shape))("explains %s", (key) => {
    expect(section).toContain(`\`${key}\``);
  });
});

it.each(Object.keys(operators))("the operator %s is listed", (operator) => {
  expect(text).toContain(`\`${operator}\``);
});
