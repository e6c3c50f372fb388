import fs from "node:fs";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { freePorts } from "./port.mjs";
import { inModules, root } from "./root.mjs";
import { endPrograms, runProgram } from "./run-program.mjs";
import { say } from "./say.mjs";
import { onStopRequest } from "./stop-request.mjs";
import {
  addTotals,
  describeTotals,
  readPlaywrightTotals,
  readVitestTotals,
} from "./test-totals.mjs";

/**
 * Every test on a bare checkout: static checks, unit and integration tests, browser tests. All of them run even when
 * some fail; the last lines name what failed and add all up, and the exit code says whether all passed.
 */
export async function test() {
  onStopRequest(() => {
    endPrograms();
    process.exit(1);
  });
  await ensureInstalled();
  const results = fs.mkdtempSync(path.join(makeCache(), "results-"));
  const all = [await runStaticChecks(), await runVitest(results), await runBrowserTests(results)];
  fs.rmSync(results, { recursive: true, force: true });
  const totals = addTotals(all);
  process.stdout.write(`${describeTotals(totals)}\n`);
  process.exitCode = totals.failed === 0 ? 0 : 1;
}

/** Each static check is one test. */
async function runStaticChecks() {
  say("static checks");
  const { checks, runChecks } = await import("../checks/all.mjs");
  const failures = runChecks();
  const failed = failures.length;
  return { passed: checks.length - failed, failed, skipped: 0, failures };
}

/** @param {string} results */
async function runVitest(results) {
  say("unit and integration tests");
  const report = path.join(results, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runProgram(process.execPath, [inModules("vitest/vitest.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "test" },
  });
  return readVitestTotals(report, code);
}

/** @param {string} results */
async function runBrowserTests(results) {
  const fail = (/** @type {string} */ reason) => {
    say(reason);
    return { passed: 0, failed: 1, skipped: 0, failures: [reason] };
  };
  try {
    await ensureBuilt();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  const { chromium } = await import("@playwright/test");
  const cli = inModules("@playwright/test/cli.js");
  if (!findBrowser(chromium.executablePath())) {
    say("installing a browser");
    const code = await runProgram(process.execPath, [cli, "install", "chromium"], { cwd: root });
    if (code !== 0) return fail("no browser: install Chromium, or set CHROMIUM_PATH");
  }
  say("browser tests");
  const report = path.join(results, "playwright.json");
  const [port, twilioPort, peoplePort] = await freePorts(3);
  const code = await runProgram(process.execPath, [cli, "test", "--reporter=list,json"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      FAKE_TWILIO_PORT: String(twilioPort),
      PEOPLE_PORT: String(peoplePort),
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  });
  return readPlaywrightTotals(report, code);
}

function makeCache() {
  const cache = inModules(".cache/patchbay-test");
  fs.mkdirSync(cache, { recursive: true });
  return cache;
}
