import fs from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/**
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures what failed, a line each: file, name and the first line of the error
 */

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
      failures: [...sum.failures, ...one.failures],
    }),
    { passed: 0, failed: 0, skipped: 0, failures: [] },
  );
}

/**
 * What failed, a line each, and the counts as the last line: a long log is often kept by its end alone.
 *
 * @param {Totals} totals
 */
export const describeTotals = ({ passed, failed, skipped, failures }) =>
  [
    ...failures.map((one) => `failed: ${one}`),
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
  ].join("\n");

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
    failures: (report?.testResults ?? []).flatMap(failuresOfFile),
  };
  return withCrash(totals, exitCode, "vitest");
}

/**
 * Reads Playwright's JSON report. A test that passed only when repeated counts as failed: it proves nothing.
 *
 * @param {string} file
 * @param {number} exitCode
 * @returns {Totals}
 */
export function readPlaywrightTotals(file, exitCode) {
  const report = readJson(file);
  const stats = report?.stats;
  const totals = {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
    failures: (report?.suites ?? []).flatMap(failuresOfSuite),
  };
  return withCrash(totals, exitCode, "playwright");
}

/** @param {import("vitest/reporters").JsonTestResult} file */
function failuresOfFile({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((one) => one.status === "failed");
  // Without a failed test it did not load, or a hook failed.
  if (failed.length === 0) return status === "failed" ? [failureLine(name, "", message)] : [];
  return failed.map((one) => failureLine(name, one.fullName, one.failureMessages?.[0]));
}

/**
 * @param {import("@playwright/test/reporter").JSONReportSuite} suite
 * @returns {string[]}
 */
function failuresOfSuite({ suites = [], specs }) {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) =>
        failureLine(file, title, results.find(({ error }) => error)?.error?.message),
      ),
  );
  return [...own, ...suites.flatMap(failuresOfSuite)];
}

/**
 * @param {string} file
 * @param {string} name
 * @param {string | undefined} message
 */
function failureLine(file, name, message = "") {
  const where = path.isAbsolute(file) ? path.relative(process.cwd(), file) : file;
  const [reason = ""] = stripVTControlCharacters(message).trim().split("\n");
  return [where, name, reason.slice(0, 300)].filter(Boolean).join(" › ");
}

/**
 * @param {Totals} totals
 * @param {number} exitCode
 * @param {string} runner
 * @returns {Totals}
 */
function withCrash(totals, exitCode, runner) {
  const isCrash = totals.failed === 0 && (exitCode !== 0 || totals.passed === 0);
  if (!isCrash) return totals;
  const failures =
    totals.failures.length > 0 ? totals.failures : [`${runner} ended with code ${exitCode}`];
  return { ...totals, failed: 1, failures };
}

const readJson = (/** @type {string} */ file) => {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
};
