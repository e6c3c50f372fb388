// The server for the browser tests: what `npm start` starts, on a new, empty data directory, with the Twilio stand-in.
// PORT is the application's port, FAKE_TWILIO_PORT the stand-in's.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { endWith } from "./launcher/fail.mjs";
import { checkPort } from "./launcher/port.mjs";
import { inModules, root } from "./launcher/root.mjs";

const port = process.env.PORT ?? "3900";
const twilioPort = process.env.FAKE_TWILIO_PORT ?? String(Number(port) + 1);
const dataDir = inModules(`.cache/patchbay-e2e/${port}`);
/** The browser tests open the setup page with it. */
const setupToken = process.env.PATCHBAY_SETUP_TOKEN ?? "setup-token-of-the-browser-tests";
// One that is slow to answer may be taken for none: its database is not to be swept away.
await checkPort({ port: Number(port), host: "127.0.0.1" }).catch(endWith);
// Postgres of a run that was killed would hold on to the removed directory.
const { endLeftover } = await import("./launcher/postgres/end-leftover.mjs");
await endLeftover(dataDir);
fs.rmSync(dataDir, { recursive: true, force: true });

const run = (/** @type {string[]} */ args, /** @type {Record<string, string>} */ env) =>
  spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" });

const twilio = run([path.join(root, "scripts/run-ts.mjs"), "e2e/fakes/serve-twilio.ts"], {
  FAKE_TWILIO_PORT: twilioPort,
});
const app = run([path.join(root, "scripts/run.mjs"), "start"], {
  PORT: port,
  PATCHBAY_DATA_DIR: dataDir,
  // Never the operator's own, whatever the shell has set.
  DATABASE_URL: "",
  PATCHBAY_MASTER_KEY: "",
  PATCHBAY_MASTER_KEY_FILE: "",
  PATCHBAY_PUBLIC_URL: "",
  PATCHBAY_SETUP_TOKEN: setupToken,
  // The stand-ins for mail and HTTP gateways listen here.
  PATCHBAY_ALLOWED_HOSTS: "127.0.0.1",
  TWILIO_API_BASE_URL: process.env.TWILIO_API_BASE_URL ?? `http://127.0.0.1:${twilioPort}`,
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => app.kill("SIGTERM"));
app.on("exit", (code) => {
  twilio.kill("SIGTERM");
  process.exit(code ?? 1);
});
