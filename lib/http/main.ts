import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { createApi } from "@/lib/api/dispatch";
import { settleBackground } from "@/lib/core/background";
import { systemClock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { getKeyring, keySource, nameOf } from "@/lib/core/keyring";
import { log } from "@/lib/core/log";
import { startSchedule } from "@/lib/core/schedule";
import { StartError } from "@/lib/core/start-error";
import { closeDb, getDb } from "@/lib/db/client";
import { migrateDatabase } from "@/lib/db/migrate";
import { isDatabaseDown } from "@/lib/db/transact";
import { checkMasterKey } from "@/lib/keys/check-master-key";
import { startSetup } from "@/lib/setup/start-setup";
import { captureConsole } from "./capture-console";
import { publicOrigin } from "./front/public-origin";
import { ReadinessProbe } from "./front/readiness";
import { refuseMalformedAction } from "./front/refuse-malformed-action";
import { startJobWorker } from "./job-worker";
import { jobCtx, jobs } from "./jobs";
import { runPages } from "./run/run-pages";
import { createFront } from "./server";
import { webhookHandler } from "./webhooks";

/** The exit code by which the launcher knows that trying again cannot help. */
const cannotStart = 78;

type Message =
  | { type: "ready"; url: string; setupLink?: string }
  | { type: "cannot-start"; reason: string };

/** Tells the launcher, when there is one, and waits until the message is on its way. */
function tell(message: Message): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || !process.send) return resolve();
    process.send(message, undefined, undefined, () => resolve());
  });
}

async function main(): Promise<void> {
  const settings = env();
  if (!settings.databaseUrl) {
    throw new StartError("DATABASE_URL is not set: npm start brings its own database.");
  }
  // Before the database: a wrong key is the operator's to mend, and nothing was touched yet.
  getKeyring();
  const migrations = await migrateDatabase(settings.databaseUrl);
  log.info(migrations, "database is current");
  await checkMasterKey(getDb(), getKeyring(), nameOf(keySource()));
  const setupLink = (await startSetup(getDb(), settings)) ?? undefined;

  const isDev = settings.mode === "development";
  if (!isDev) captureConsole();
  // Next hangs its own handler for connection upgrades on a server that it is given. This one never listens, so that
  // such connections pass through the front or not at all.
  const upgrades = createServer();
  const app = next({
    dev: isDev,
    hostname: settings.host,
    port: settings.port,
    httpServer: upgrades,
  });
  await app.prepare();
  // Where Next finds itself when it hands an action on. It would guess the public protocol.
  process.env.__NEXT_PRIVATE_ORIGIN = ownAddress(settings);
  const webhooks = webhookHandler(() => ({
    db: getDb(),
    clock: systemClock,
    keyring: getKeyring,
    twilioBaseUrl: settings.twilioApiBaseUrl ?? null,
    publicUrl: settings.publicUrl,
  }));
  const probe = new ReadinessProbe(settings.databaseUrl);
  const origin = publicOrigin(settings.publicUrl, settings.isPublicUrlDefault);
  const api = createApi({
    db: getDb,
    clock: systemClock,
    keyring: getKeyring,
    twilioBaseUrl: settings.twilioApiBaseUrl ?? null,
    publicUrl: settings.publicUrl,
    isOwnOrigin: (sent) => origin.isOwnOrigin(sent),
  });
  const runs = runPages({
    db: getDb,
    clock: systemClock,
    keyring: getKeyring,
    twilioBaseUrl: settings.twilioApiBaseUrl ?? null,
    isHttps: origin.isHttps,
  });
  const front = createFront({
    ...settings,
    isDev,
    readiness: () => probe.read(),
    // Next's development tools post to the server as well.
    handlers: [webhooks, api, runs, ...(isDev ? [] : [refuseMalformedAction])],
    pages: app.getRequestHandler(),
  });
  if (isDev) front.server.on("upgrade", (...args) => upgrades.emit("upgrade", ...args));
  await listen(front.server, settings.port, settings.host);

  const schedule = startSchedule(jobs(), { isOutage: isDatabaseDown });
  const worker = await startJobWorker(settings.databaseUrl, jobCtx);
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    log.info("stopping");
    await Promise.all([front.drain(), schedule.stop(), worker.stop()]);
    await settleBackground();
    await Promise.allSettled([probe.close(), closeDb(), app.close()]);
    log.info("stopped");
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  // Ctrl-C reaches the whole terminal group; the launcher passes it on as SIGTERM.
  process.on("SIGINT", () => (process.connected ? undefined : stop()));
  // The launcher is gone.
  process.on("disconnect", stop);

  const { port } = front.server.address() as AddressInfo;
  log.info({ port, host: settings.host, url: settings.publicUrl }, "listening");
  await tell({ type: "ready", url: settings.publicUrl, setupLink });
}

function ownAddress({ host, port }: { host: string; port: number }): string {
  const reachable = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

function listen(server: import("node:http").Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "is taken" : `cannot be had (${error.code})`;
      reject(new StartError(`port ${port} on ${host} ${why}: set PORT or HOST.`));
    });
    server.listen(port, host, resolve);
  });
}

main().catch(async (error: unknown) => {
  const isExpected = error instanceof StartError;
  if (!isExpected) log.fatal({ err: error }, "the server could not start");
  const reason = isExpected ? error.message : "the server could not start: see the log above.";
  await tell({ type: "cannot-start", reason });
  if (!process.connected) process.stderr.write(`patchbay: ${reason}\n`);
  process.exit(cannotStart);
});

// The last resort: a bug in one request must not end the others.
process.on("uncaughtException", (error) => log.error({ err: error }, "uncaught exception"));
process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
