import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { bundleOptions, serverEntry } from "./bundle.mjs";
import { root } from "./root.mjs";
import { start } from "./start.mjs";

const developmentBundle = "dist/server.dev.mjs";
const twilioScript = "e2e/fakes/serve-twilio.ts";

/** `npm start` with reload: Next's development server behind the same front, and the Twilio stand-in. */
export async function dev() {
  const twilioPort = Number(process.env.PORT || 3000) + 1;
  const hasTwilio =
    !process.env.TWILIO_API_BASE_URL && fs.existsSync(path.join(root, twilioScript));
  await start({
    script: developmentBundle,
    // The watcher makes the bundle; nothing else is built.
    prepare: async () => {
      const { bundle } = await import("./bundle.mjs");
      await bundle(serverEntry, developmentBundle);
    },
    env: {
      NODE_ENV: "development",
      NEXT_TELEMETRY_DISABLED: "1",
      ...(hasTwilio ? { TWILIO_API_BASE_URL: `http://127.0.0.1:${twilioPort}` } : {}),
    },
    whileRunning: async (server) => {
      const watcher = await watchFront(() => server.restart());
      const twilio = hasTwilio ? runTwilio(twilioPort) : undefined;
      return {
        stop: async () => {
          twilio?.kill("SIGTERM");
          await watcher.dispose();
        },
      };
    },
  });
}

/** @param {() => void} onChange called after each rebuild but the first */
async function watchFront(onChange) {
  const { context } = await import("esbuild");
  let builds = 0;
  const watcher = await context({
    ...bundleOptions(serverEntry, developmentBundle),
    plugins: [
      {
        name: "restart",
        setup(build) {
          build.onEnd((result) => {
            if (builds++ > 0 && result.errors.length === 0) onChange();
          });
        },
      },
    ],
  });
  await watcher.watch();
  return watcher;
}

/** @param {number} port */
function runTwilio(port) {
  return spawn(process.execPath, [path.join(root, "scripts/run-ts.mjs"), twilioScript], {
    cwd: root,
    env: { ...process.env, FAKE_TWILIO_PORT: String(port) },
    stdio: ["ignore", 2, 2],
  });
}
