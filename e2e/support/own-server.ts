import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { listenOnLoopback } from "../fakes/listen";

export type OwnServer = {
  url: string;
  /** Printed at the first start only. */
  setupLink: string | null;
  /** Ends it as Ctrl-C does, and starts it again on the same data. */
  restart(): Promise<void>;
  /** Ends it and forgets its data. */
  remove(): Promise<void>;
};

type OwnServerOptions = {
  /** Its address is set as the public URL, so that providers are told where to report. */
  hasPublicUrl?: boolean;
};

/** A server of one test's own, started as `npm start` does, so that it can be restarted. */
export async function startOwnServer({
  hasPublicUrl = false,
}: OwnServerOptions = {}): Promise<OwnServer> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "patchbay-e2e-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const settings = { port, dataDir, publicUrl: hasPublicUrl ? url : "" };
  let running = await start(settings, /\/setup\?token=\S+\s/);
  return {
    url,
    setupLink: running.setupLink,
    async restart() {
      await running.stop();
      running = await start(settings, /Patchbay is ready: /);
    },
    async remove() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

type Settings = { port: number; dataDir: string; publicUrl: string };

/** Starts the server; `sign` is what it prints once it can be used. */
async function start({ port, dataDir, publicUrl }: Settings, sign: RegExp) {
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    env: {
      ...process.env,
      PORT: String(port),
      PATCHBAY_DATA_DIR: dataDir,
      TWILIO_API_BASE_URL: `http://127.0.0.1:${process.env.FAKE_TWILIO_PORT}`,
      DATABASE_URL: "",
      PATCHBAY_MASTER_KEY: "",
      PATCHBAY_MASTER_KEY_FILE: "",
      PATCHBAY_PUBLIC_URL: publicUrl,
      PATCHBAY_SETUP_TOKEN: "",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const listen = (text: string) => {
      said += text;
      if (sign.test(said)) resolve();
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
  return {
    setupLink: /(http\S+\/setup\?token=\S+)/.exec(said)?.[1] ?? null,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  // Closed at once: the server that is started next takes its port.
  const port = await listenOnLoopback(probe, 0);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
