import path from "node:path";
import { root } from "./root.mjs";

/** The source of the server outside Next. */
export const serverEntry = "lib/http/main.ts";

/**
 * How a TypeScript entry that runs outside Next becomes one module that Node runs: packages stay imports, our own code
 * is put together, and the guard `server-only` (which throws outside a React server build) becomes empty.
 *
 * @param {string} entry path from the project's directory
 * @param {string} outfile path from the project's directory
 * @returns {import("esbuild").BuildOptions}
 */
export function bundleOptions(entry, outfile) {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    jsx: "automatic",
    sourcemap: "linked",
    logLevel: "error",
    alias: { "server-only": path.join(root, "scripts", "launcher", "empty.mjs") },
  };
}

/**
 * @param {string} entry
 * @param {string} outfile
 */
export async function bundle(entry, outfile) {
  const { build } = await import("esbuild");
  await build(bundleOptions(entry, outfile));
}
