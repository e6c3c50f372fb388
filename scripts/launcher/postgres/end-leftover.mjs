import fs from "node:fs";
import { isAlive, until } from "../processes.mjs";
import { postgresIdentity } from "./identity.mjs";
import { placeOfCluster } from "./place.mjs";
import { runningPostmaster } from "./postmaster-file.mjs";

/**
 * Ends the Postgres that a killed run left on a data directory which is about to be removed.
 *
 * @param {string} dataDir
 */
export async function endLeftover(dataDir) {
  if (!fs.existsSync(dataDir)) return;
  const { cluster } = placeOfCluster(dataDir, postgresIdentity());
  const left = runningPostmaster(cluster);
  if (!left) return;
  process.kill(left.pid, "SIGQUIT");
  await until(() => !isAlive(left.pid), 10_000);
}
