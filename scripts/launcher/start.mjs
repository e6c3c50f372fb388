import { ensureBuilt, serverBundle } from "./build.mjs";
import { dataDirectory, lockDataDirectory, makeDataDirectory } from "./data-directory.mjs";
import { provideDatabase } from "./database.mjs";
import { endWith, LaunchError } from "./fail.mjs";
import { ensureInstalled } from "./install.mjs";
import { provideMasterKey } from "./master-key.mjs";
import { checkPort, listenAddress } from "./port.mjs";
import { hasCluster } from "./postgres/place.mjs";
import { endPrograms } from "./run-program.mjs";
import { superviseServer } from "./server-process.mjs";
import { onStopRequest } from "./stop-request.mjs";

/**
 * Everything from a bare checkout to a serving application, and its orderly end.
 *
 * @param {{ prepare?: () => Promise<void>, script?: string, env?: Record<string, string>, isDurable?: boolean,
 *   whileRunning?: (server: ReturnType<typeof superviseServer>) => Promise<{ stop(): Promise<void> }> }} [variant]
 *   how `dev` differs: what is done instead of building, what the server is told, and what else runs;
 *   tests give up the safety against power loss for speed
 */
export async function start({
  prepare = ensureBuilt,
  script = serverBundle,
  env = {},
  isDurable = true,
  whileRunning,
} = {}) {
  const address = listenAddress();
  const databaseUrl = process.env.DATABASE_URL || undefined;
  // With an external database nothing is kept here, and several instances may run.
  const dataDir = databaseUrl ? undefined : dataDirectory();
  if (dataDir) makeDataDirectory(dataDir);
  const lock = dataDir ? await lockDataDirectory(dataDir) : undefined;
  /** @type {(() => Promise<void>)[]} */
  const closers = [async () => lock?.release()];
  const close = async () => {
    for (const step of closers.reverse().splice(0)) await step();
  };
  const fail = async (/** @type {unknown} */ error) => {
    await close();
    endWith(error);
  };
  let isStopping = false;

  async function startUp() {
    await checkPort(address);
    const hasDatabase = dataDir !== undefined && hasCluster(dataDir);
    const key = provideMasterKey({ dataDir, hasDatabase, env: process.env });
    await ensureInstalled();
    await prepare();
    if (isStopping) return;
    const database = await provideDatabase({ dataDir, databaseUrl, isDurable });
    closers.push(database.stop);
    if (isStopping) return;
    const server = superviseServer({
      script,
      env: { ...process.env, NODE_ENV: "production", ...key, ...env, DATABASE_URL: database.url },
      beforeStart: database.ensure,
      onPid: (serverPid) => lock?.note({ serverPid }),
      onReady: announce(),
      onGivenUp: (reason) => fail(new LaunchError(reason)),
    });
    closers.push(server.stop);
    const extra = await whileRunning?.(server);
    if (extra) closers.push(extra.stop);
  }

  const startedUp = startUp();
  onStopRequest(() => {
    if (isStopping) return;
    isStopping = true;
    endPrograms();
    // What is just being started has to be stopped too, and the lock is given back last.
    startedUp
      .catch(() => undefined)
      .then(close)
      .then(() => process.exit(0), endWith);
  });
  try {
    await startedUp;
  } catch (error) {
    if (!isStopping) await fail(error);
  }
}

/** Prints where to go. After a restart of the server only what changed: a random setup link is a new one then. */
function announce() {
  let said = "";
  return (/** @type {{ url: string, setupLink?: string }} */ { url, setupLink }) => {
    if (said === "") process.stdout.write(`Patchbay is ready: ${url}\n`);
    if (setupLink && said !== setupLink) {
      process.stdout.write(`Set it up (works once): ${setupLink}\n`);
    }
    said = setupLink ?? url;
  };
}
