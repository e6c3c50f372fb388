// npm run patchbay -- <command>: the command line, on the database that the server uses.

import { endWith } from "./launcher/fail.mjs";
import { checkNodeVersion } from "./launcher/node-version.mjs";

try {
  checkNodeVersion();
  const { runCommandLine } = await import("./launcher/command-line.mjs");
  process.exitCode = await runCommandLine(process.argv.slice(2));
} catch (error) {
  endWith(error);
}
