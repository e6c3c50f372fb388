import { systemClock } from "@/lib/core/clock";
import { getKeyring } from "@/lib/core/keyring";
import { getDb } from "@/lib/db/client";
import { createFront } from "@/lib/http/server";
import { webhookHandler } from "@/lib/http/webhooks";

// A process of its own that takes receipts, so that a test can kill it. Prints its port once it listens.
const publicUrl = process.env.PATCHBAY_PUBLIC_URL ?? "";
const world = { db: getDb(), clock: systemClock, keyring: getKeyring, twilioBaseUrl: null };
const front = createFront({
  publicUrl,
  isPublicUrlDefault: true,
  trustedProxies: "0",
  isDev: false,
  readiness: async () => ({ isReady: true, database: "up", migrations: "current", fsync: "on" }),
  handlers: [webhookHandler(() => ({ ...world, publicUrl }))],
  pages: async (_, response) => void response.writeHead(404).end(),
});
front.server.listen(Number(new URL(publicUrl).port), "127.0.0.1", () => process.send?.("ready"));
