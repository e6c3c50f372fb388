// The launcher as `npm start` runs it, with a small server in place of the built application.
import { endWith } from "../fail.mjs";
import { start } from "../start.mjs";

start({
  prepare: async () => {},
  isDurable: false,
  script: process.env.TEST_SERVER ?? "scripts/launcher/testing/small-server.mjs",
}).catch(endWith);
