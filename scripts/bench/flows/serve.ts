// The server without its pages: the front, the API and the job queue, as `npm start` runs them.
import { createApi } from "@/lib/api/dispatch";
import { systemClock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { getKeyring } from "@/lib/core/keyring";
import { getDb } from "@/lib/db/client";
import { startJobWorker } from "@/lib/http/job-worker";
import { jobCtx } from "@/lib/http/jobs";
import { createFront } from "@/lib/http/server";

const settings = env();
const api = createApi({
  db: getDb,
  clock: systemClock,
  keyring: getKeyring,
  twilioBaseUrl: settings.twilioApiBaseUrl ?? null,
  publicUrl: settings.publicUrl,
  isOwnOrigin: () => false,
});
const front = createFront({
  ...settings,
  isDev: false,
  readiness: async () => ({ isReady: true, database: "up", migrations: "current", fsync: "on" }),
  handlers: [api],
  pages: async (_, response) => void response.writeHead(404).end(),
});
await startJobWorker(settings.databaseUrl ?? "", jobCtx);
front.server.listen(settings.port, "127.0.0.1");
