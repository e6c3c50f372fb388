import { existsSync } from "node:fs";
import { runningDatabaseUrl } from "@/scripts/launcher/postgres/embedded-postgres.mjs";
import { leaveTestServer, testServerDataDir } from "./postgres-server";

/** The Postgres of the tests is started by the first test file that asks for it; the end of the run ends it. */
export default function setUp() {
  return async function tearDown() {
    if (existsSync(testServerDataDir) && runningDatabaseUrl(testServerDataDir)) {
      await leaveTestServer();
    }
  };
}
