import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { canReach, ownDirectory, postgresIdentity } from "./identity.mjs";

/** The major version is in the name: a newer one cannot open it. */
const clusterName = "postgres-18";

/**
 * Where the cluster of a data directory lives: in it, or, when the identity that has to run Postgres cannot get there
 * (root in a private directory), below /var/lib. The choice is written down once: a later change of permissions must
 * not make an empty database appear beside the full one.
 *
 * @param {string} dataDir
 * @param {import("./identity.mjs").Identity | undefined} identity
 * @returns {{ cluster: string, home: string }}
 */
export function placeOfCluster(dataDir, identity) {
  const noteFile = path.join(dataDir, "postgres-location");
  const inside = path.join(dataDir, clusterName);
  if (fs.existsSync(noteFile)) {
    const home = fs.readFileSync(noteFile, "utf8").trim();
    return { cluster: path.join(home, clusterName), home };
  }
  if (fs.existsSync(inside) || canReach(dataDir, identity, 1))
    return { cluster: inside, home: dataDir };
  const name = createHash("sha256").update(fs.realpathSync(dataDir)).digest("hex").slice(0, 12);
  const home = path.join("/var/lib/patchbay", name);
  fs.mkdirSync(home, { recursive: true, mode: 0o755 });
  fs.writeFileSync(noteFile, `${home}\n`);
  return { cluster: path.join(home, clusterName), home };
}

/**
 * Whether a database was ever made for this data directory.
 *
 * @param {string} dataDir
 */
export function hasCluster(dataDir) {
  if (!fs.existsSync(dataDir)) return false;
  const { cluster } = placeOfCluster(dataDir, postgresIdentity());
  return fs.existsSync(path.join(cluster, "PG_VERSION"));
}

/**
 * A directory for the unix socket that only the identity may enter. A socket's path may have about 100 bytes
 * (`sun_path`), so a deep home gets one in the temporary directory, with a name that nobody can take before.
 *
 * @param {string} home
 * @param {import("./identity.mjs").Identity | undefined} identity
 */
export function socketDirectory(home, identity) {
  const near = path.join(home, "socket");
  const directory = Buffer.byteLength(near) <= 85 ? near : farSocketDirectory(home);
  ownDirectory(directory, identity);
  return directory;
}

/** @param {string} home */
function farSocketDirectory(home) {
  const noteFile = path.join(home, "socket-location");
  try {
    const known = fs.readFileSync(noteFile, "utf8").trim();
    const stat = fs.lstatSync(known);
    // Made by us earlier and still private: root and the identity are the only ones that could have put it there.
    if (stat.isDirectory() && (stat.mode & 0o077) === 0) return known;
  } catch {
    // None yet, or the temporary directory was emptied.
  }
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "patchbay-"));
  fs.writeFileSync(noteFile, `${made}\n`, { mode: 0o600 });
  return made;
}

/** The password of the built-in database: random, made once, readable by its owner alone. */
export function databasePassword(/** @type {string} */ dataDir) {
  const file = path.join(dataDir, "postgres-password");
  try {
    fs.writeFileSync(file, randomBytes(24).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return fs.readFileSync(file, "utf8").trim();
}
