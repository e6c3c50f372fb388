// biome-ignore-all lint/suspicious/noConsole: what is written to the console is what this is about
import { afterEach, expect, it } from "vitest";
import { createLog } from "@/lib/core/log";
import { captureConsole } from "./capture-console";

const original = { ...console };
afterEach(() => {
  Object.assign(console, original);
});

function captured(write: () => void): Record<string, unknown>[] {
  const lines: string[] = [];
  captureConsole(createLog("debug", { write: (line) => void lines.push(line) }));
  write();
  Object.assign(console, original);
  return lines.map((line) => JSON.parse(line));
}

it("makes one line of JSON of whatever is written, without colours", () => {
  const lines = captured(() => {
    console.log("\u001b[32m✓\u001b[39m Ready\nin 80 ms");
    console.warn("careful", { port: 3000 });
    console.log("");
  });
  expect(lines).toMatchObject([
    { level: "info", source: "console", msg: "✓ Ready\nin 80 ms" },
    { level: "warn", source: "console", msg: "careful", values: [{ port: 3000 }] },
  ]);
});

it("keeps the parameters of a failed query out, however deep, and the digest in", () => {
  const token = "Zq7fX4d9canary";
  const query = "select 1 from sessions where token = $1";
  const cause = Object.assign(new Error(`Failed query: ${query}\nparams: ${token}`), {
    query,
    params: [token],
  });
  const error = Object.assign(new Error("no session", { cause }), { digest: "3914836991" });
  const lines = captured(() => {
    console.error("⨯", error);
    console.error(error);
    console.error(`[cause]: Failed query: ${query}\n  params: ${token}`);
  });
  expect(lines).toMatchObject([
    { level: "error", err: { message: "no session", digest: "3914836991" } },
    { level: "error", err: { message: "no session", digest: "3914836991" } },
    { level: "error" },
  ]);
  expect(JSON.stringify(lines)).not.toContain(token);
});
