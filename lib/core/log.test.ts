import { expect, test } from "vitest";
import { createLog } from "./log";

function collect() {
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => lines.push(line) });
  return { lines, log };
}

test("whatever a field holds, an event is one line of JSON that no terminal obeys", () => {
  const { lines, log } = collect();
  const evil = 'x\r\n{"level":"fatal","msg":"forged"}\u001b[2J\u009b31m\u2028"}\u0000';
  log.info({ evil, nested: { evil: [evil] } }, `message ${evil}`);
  expect(lines).toHaveLength(1);
  const [line = ""] = lines;
  for (const control of ["\r", "\n", "\u001b", "\u009b"]) {
    expect(line.trimEnd()).not.toContain(control);
  }
  expect(JSON.parse(line)).toMatchObject({ level: "info" });
});

test("neither fields nor messages nor errors carry a secret into the log", () => {
  const { lines, log } = collect();
  const token = "0123456789abcdef0123456789abcdef";
  log.warn({ authToken: token, note: `Basic ${token}` }, `sent with ${token}`);
  log.error({ err: new Error(`refused ${token}`) }, "failed");
  log.error(new Error(`refused ${token}`));
  expect(lines).toHaveLength(3);
  expect(lines.join("")).not.toContain(token);
});

test("an event names its time, level and message", () => {
  const { lines, log } = collect();
  log.info({ requestId: "rq_1" }, "hello");
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    requestId: "rq_1",
    msg: "hello",
  });
});
