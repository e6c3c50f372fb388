// Makes projects and people for the browser tests, in the database of the server of serve-e2e.mjs on PORT.
import { provideMasterKey } from "./launcher/master-key.mjs";
import { runningDatabaseUrl } from "./launcher/postgres/embedded-postgres.mjs";
import { inModules } from "./launcher/root.mjs";

const port = process.env.PORT ?? "3900";
const dataDir = inModules(`.cache/patchbay-e2e/${port}`);
const url = runningDatabaseUrl(dataDir);
if (!url) throw new Error(`no database runs for ${dataDir}`);
const key = provideMasterKey({ dataDir, hasDatabase: true, env: {} });
const peoplePort = process.env.PEOPLE_PORT ?? String(Number(port) + 2);
Object.assign(process.env, { ...key, DATABASE_URL: url, PEOPLE_PORT: peoplePort });
process.argv[2] = "e2e/people/serve-people.ts";
await import("./run-ts.mjs");
