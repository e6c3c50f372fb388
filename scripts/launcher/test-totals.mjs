import fs from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/**
 * The sum of several runners' results.
 *
 * @param {Totals[]} all
 * @returns {Totals}
 */
export function addTotals(all) {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @param {Totals} totals */
export const totalsLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * Reads vitest's JSON report. A runner that failed without a failed test (it crashed, a file did not load, an error
 * outside any test) counts as one failure.
 *
 * @param {string} file
 * @param {number} exitCode
 * @returns {Totals}
 */
export function readVitestTotals(file, exitCode) {
  const report = readJson(file);
  const totals = {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
  return withCrash(totals, exitCode);
}

/**
 * Reads Playwright's JSON report. A test that passed only when repeated counts as failed: it proves nothing.
 *
 * @param {string} file
 * @param {number} exitCode
 * @returns {Totals}
 */
export function readPlaywrightTotals(file, exitCode) {
  const stats = readJson(file)?.stats;
  const totals = {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  };
  return withCrash(totals, exitCode);
}

/**
 * @param {Totals} totals
 * @param {number} exitCode
 */
function withCrash(totals, exitCode) {
  const isCrash = totals.failed === 0 && (exitCode !== 0 || totals.passed === 0);
  return isCrash ? { ...totals, failed: 1 } : totals;
}

const readJson = (/** @type {string} */ file) => {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
};
