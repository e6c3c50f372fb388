import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { bareEntrances } from "./wrappers.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "wrappers-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function found(file: string, text: string): string[] {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
  return bareEntrances(root);
}

it("lets wrapped actions and routes pass", () => {
  found("app/a/actions.ts", '"use server";\nexport const save = adminAction(schema, verb);\n');
  found("app/api/internal/a/route.ts", "export const GET = internalRoute({ input }, verb);\n");
  expect(found("app/page.tsx", "export default function Page() {}\n")).toEqual([]);
});

it.each([
  ["a bare action", "app/a/actions.ts", '"use server";\nexport async function save() {}\n'],
  [
    "an action made by something else",
    "app/a/actions.ts",
    '"use server";\nexport const save = async () => {};\n',
  ],
  [
    "a default export",
    "app/a/actions.ts",
    '"use server";\nexport default adminAction(schema, verb);\n',
  ],
  ["a passed-on export", "app/a/actions.ts", '"use server";\nexport { save } from "./b";\n'],
  [
    "actions elsewhere",
    "app/a/save.ts",
    '"use server";\nexport const save = adminAction(schema, verb);\n',
  ],
  ["an action inside a page", "app/a/page.tsx", 'async function save() { "use server"; }\n'],
  ["a bare route", "app/api/internal/a/route.ts", "export async function GET() {}\n"],
  [
    "an internal route that writes",
    "app/api/internal/a/route.ts",
    "export const POST = internalRoute({}, verb);\n",
  ],
])("finds %s", (_name, file, text) => {
  expect(found(file, text)).not.toEqual([]);
});
