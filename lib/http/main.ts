import { createServer } from "node:http";
import next from "next";
import { env } from "@/lib/core/env";
import { StartError } from "@/lib/core/start-error";
import { migrateDatabase } from "@/lib/db/migrate";

/** Tells the launcher, when there is one. */
function tell(message: { type: "ready"; url: string } | { type: "cannot-start"; reason: string }) {
  process.send?.(message);
}

async function main() {
  const settings = env();
  if (!settings.databaseUrl) {
    throw new StartError("DATABASE_URL is not set: npm start brings its own database.");
  }
  await migrateDatabase(settings.databaseUrl);
  const app = next({
    dev: settings.mode === "development",
    hostname: settings.host,
    port: settings.port,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    if (request.url === "/healthz") {
      response.end("ok");
      return;
    }
    void handle(request, response);
  });
  server.listen(settings.port, settings.host, () =>
    tell({ type: "ready", url: settings.publicUrl }),
  );
  const stop = () => server.close(() => process.exit(0));
  process.on("SIGTERM", stop);
  process.on("SIGINT", () => undefined);
  process.on("disconnect", stop);
}

main().catch((error) => {
  const reason = error instanceof StartError ? error.message : String(error?.stack ?? error);
  process.stderr.write(`${reason}\n`);
  tell({ type: "cannot-start", reason });
  process.exit(78);
});
