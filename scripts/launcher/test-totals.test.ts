import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { addTotals, readPlaywrightTotals, readVitestTotals, totalsLine } from "./test-totals.mjs";

const directory = mkdtempSync(path.join(tmpdir(), "patchbay-totals-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function report(value: unknown): string {
  const file = path.join(directory, "report.json");
  writeFileSync(file, JSON.stringify(value));
  return file;
}

test("the runners' results add up to one plain line", () => {
  const unit = report({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2 });
  const all = [readVitestTotals(unit, 1)];
  const browser = report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 } });
  all.push(readPlaywrightTotals(browser, 1));
  expect(totalsLine(addTotals(all))).toBe("8 passed, 3 failed, 6 skipped");
});

test("a runner that crashed, or ran nothing, is a failure", () => {
  const failed = { passed: 0, failed: 1, skipped: 0 };
  expect(readVitestTotals("/no/such/report", 1)).toEqual(failed);
  expect(readPlaywrightTotals(report({ stats: {} }), 0)).toEqual(failed);
  const outside = report({ numPassedTests: 5, numFailedTests: 0 });
  expect(readVitestTotals(outside, 1)).toMatchObject({ passed: 5, failed: 1 });
});
