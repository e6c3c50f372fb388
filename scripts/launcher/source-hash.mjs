import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const notBuilt = new Set(["node_modules", "dist", "docs", "e2e", "test", "scripts", "coverage"]);
const generated = new Set(["next-env.d.ts", "test-results", "playwright-report", "migrations"]);

/**
 * One hash over everything that goes into the build: names and contents, but no tests, documents and generated files.
 *
 * @param {string} directory
 * @returns {string}
 */
export function sourceHash(directory) {
  const hash = createHash("sha256");
  for (const file of sourceFiles(directory, "").sort()) {
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(directory, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} base
 * @param {string} below
 * @returns {string[]}
 */
function sourceFiles(base, below) {
  return fs.readdirSync(path.join(base, below), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(below, entry.name);
    if (entry.name.startsWith(".") || generated.has(entry.name)) return [];
    if (below === "" && notBuilt.has(entry.name)) return [];
    if (entry.isDirectory()) return sourceFiles(base, name);
    return /\.(test\.tsx?|md|tsbuildinfo)$/.test(entry.name) ? [] : [name];
  });
}
