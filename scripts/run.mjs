// node scripts/run.mjs start|dev|test: plain Node.js, nothing has to be installed before.
import { endWith, LaunchError } from "./launcher/fail.mjs";
import { checkNodeVersion } from "./launcher/node-version.mjs";

const commands = {
  start: async () => (await import("./launcher/start.mjs")).start(),
  dev: async () => (await import("./launcher/dev.mjs")).dev(),
  test: async () => (await import("./launcher/test.mjs")).test(),
};

try {
  checkNodeVersion();
  const [, , name = "start"] = process.argv;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new LaunchError(`unknown command "${name}": use start, dev or test.`);
  await command();
} catch (error) {
  endWith(error);
}
