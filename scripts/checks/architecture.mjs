// Checks who imports whom: dependency-cruiser over the rules of .dependency-cruiser.cjs.
// It reads TypeScript through the compiler's JavaScript API, which the native TypeScript 7 does not
// have; so it gets version 6, installed under another name, for reading only.
import { existsSync } from "node:fs";
import Module, { createRequire, register } from "node:module";
import { fileURLToPath } from "node:url";

const renamed = (request) => request.replace(/^typescript(?=$|\/)/, "typescript-js-api");
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => resolve.call(Module, renamed(request), ...rest);
register(
  `data:text/javascript,${encodeURIComponent(`export const resolve = (request, context, next) =>
    next(request === "typescript" ? "typescript-js-api" : request, context);`)}`,
);

const { cruise } = await import("dependency-cruiser");
const extractTsConfig = (await import("dependency-cruiser/config-utl/extract-ts-config")).default;

const root = fileURLToPath(new URL("../..", import.meta.url));
const tsConfig = extractTsConfig(`${root}/tsconfig.json`);
const { forbidden, options } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");

// A directory given as argument is checked instead of the project: the test plants violations there.
process.chdir(process.argv[2] ?? root);
const folders = ["app", "components", "lib", "drizzle", "e2e", "test", "scripts"].filter(
  existsSync,
);
const { output } = await cruise(
  folders,
  { ruleSet: { forbidden }, ...options, validate: true },
  undefined,
  { tsConfig: { ...tsConfig, options: { ...tsConfig.options, baseUrl: process.cwd() } } },
);
for (const { rule, from, to } of output.summary.violations)
  console.error(`${rule.name}: ${from} -> ${to}`);
if (output.summary.violations.length > 0) process.exit(1);
console.log(`Imports of ${output.summary.totalCruised} files follow the rules.`);
