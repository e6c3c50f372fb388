// Small files: none over 400 lines, so that a reader can hold one in mind.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const limit = 400;
const tracked = execFileSync("git", ["ls-files", "*.ts", "*.tsx", "*.mjs", "*.css"], {
  encoding: "utf8",
});
const long = tracked
  .split("\n")
  .filter((file) => file && !/^(components\/ui|drizzle\/migrations)\//.test(file))
  .map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length }))
  .filter(({ lines }) => lines > limit);
for (const { file, lines } of long)
  console.error(`${file} has ${lines} lines; the limit is ${limit}`);
if (long.length > 0) process.exit(1);
