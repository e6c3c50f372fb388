// Stands in for the application: keeps notes in the database, says its pid, drains as it is asked to.
import { createServer } from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 3 });
pool.on("error", () => {});
await pool.query("create table if not exists notes (text text primary key)");

const server = createServer(async (request, response) => {
  try {
    const text = decodeURIComponent((request.url ?? "/").slice(1));
    if (text) await pool.query("insert into notes values ($1) on conflict do nothing", [text]);
    const { rows } = await pool.query("select text from notes order by 1");
    response.end(JSON.stringify({ pid: process.pid, notes: rows.map((row) => row.text) }));
  } catch {
    response.writeHead(503).end();
  }
});
const stop = async () => {
  server.close();
  server.closeIdleConnections();
  await pool.end();
  process.exit(0);
};
process.on("SIGTERM", stop);
process.on("disconnect", stop);
server.listen(Number(process.env.PORT), process.env.HOST ?? "127.0.0.1", () =>
  process.send?.({ type: "ready", url: `http://localhost:${process.env.PORT}` }),
);
