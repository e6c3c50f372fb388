import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  addTotals,
  describeTotals,
  readPlaywrightTotals,
  readVitestTotals,
} from "./test-totals.mjs";

const directory = mkdtempSync(path.join(tmpdir(), "patchbay-totals-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function report(value: unknown): string {
  const file = path.join(directory, "report.json");
  writeFileSync(file, JSON.stringify(value));
  return file;
}

test("the runners' results add up to one plain last line", () => {
  const unit = report({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2 });
  const all = [readVitestTotals(unit, 1)];
  const browser = report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 } });
  all.push(readPlaywrightTotals(browser, 1));
  expect(describeTotals(addTotals(all))).toBe("8 passed, 3 failed, 6 skipped");
});

test("a runner that crashed, or ran nothing, is a failure", () => {
  const failed = { passed: 0, failed: 1, skipped: 0 };
  expect(readVitestTotals("/no/such/report", 1)).toEqual({
    ...failed,
    failures: ["vitest ended with code 1"],
  });
  expect(readPlaywrightTotals(report({ stats: {} }), 0)).toMatchObject(failed);
  const outside = report({ numPassedTests: 5, numFailedTests: 0 });
  expect(readVitestTotals(outside, 1)).toMatchObject({ passed: 5, failed: 1 });
});

test("what failed is named by file, test and reason before the counts", () => {
  const unit = report({
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      {
        name: path.resolve("lib/a.test.ts"),
        status: "failed",
        assertionResults: [
          { fullName: "adds", status: "passed" },
          {
            fullName: "takes away",
            status: "failed",
            failureMessages: [
              "\u001b[31mAssertionError: 1 is not 2\u001b[39m\n    at lib/a.test.ts:3",
            ],
          },
        ],
      },
      {
        name: path.resolve("lib/b.test.ts"),
        status: "failed",
        message: "Cannot find module",
        assertionResults: [],
      },
      { name: path.resolve("lib/c.test.ts"), status: "passed", assertionResults: [] },
    ],
  });
  const all = [readVitestTotals(unit, 1)];
  const flaky = { status: "flaky", results: [{ error: { message: "Too late\nCall log" } }, {}] };
  const specs = [
    { file: "x.spec.ts", title: "opens", tests: [{ status: "expected", results: [{}] }] },
    { file: "x.spec.ts", title: "closes", tests: [flaky] },
  ];
  const stats = { expected: 1, unexpected: 0, flaky: 1, skipped: 0 };
  const browser = report({ stats, suites: [{ suites: [{ specs }], specs: [] }] });
  all.push(readPlaywrightTotals(browser, 1));
  expect(describeTotals(addTotals(all)).split("\n")).toEqual([
    "failed: lib/a.test.ts › takes away › AssertionError: 1 is not 2",
    "failed: lib/b.test.ts › Cannot find module",
    "failed: x.spec.ts › closes › Too late",
    "2 passed, 2 failed, 0 skipped",
  ]);
});
