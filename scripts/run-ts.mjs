// node scripts/run-ts.mjs path/to/script.ts [arguments]: runs a TypeScript file of the project.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./launcher/bundle.mjs";
import { endWith, LaunchError } from "./launcher/fail.mjs";
import { root } from "./launcher/root.mjs";

const [, , script, ...rest] = process.argv;
try {
  if (!script) throw new LaunchError("which script? node scripts/run-ts.mjs path/to/script.ts");
  const source = path.relative(root, path.resolve(script));
  // One level deep, so that relative paths from import.meta.url are the same for every script.
  const outfile = `dist/${source.replaceAll(/[\\/]/g, "-").replace(/\.tsx?$/, "")}.mjs`;
  await bundle(source, outfile);
  process.argv = [process.argv[0] ?? "node", path.resolve(script), ...rest];
  await import(pathToFileURL(path.join(root, outfile)).href);
} catch (error) {
  endWith(error);
}
