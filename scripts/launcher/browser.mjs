import fs from "node:fs";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The browser for the tests: `CHROMIUM_PATH`, Playwright's own, or the system's.
 *
 * @param {string} playwrightsOwn where Playwright's would be
 * @returns {string | undefined} undefined when there is none
 */
export function findBrowser(playwrightsOwn) {
  return [process.env.CHROMIUM_PATH, playwrightsOwn, ...usual].find(
    (file) => file !== undefined && file !== "" && fs.existsSync(file),
  );
}
