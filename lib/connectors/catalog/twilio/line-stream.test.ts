import { once } from "node:events";
import { describe, expect, it } from "vitest";
import type { TestLine } from "@/lib/connectors/kit/test-line";
import { streamLines } from "./line-stream";

const line = (id: string): TestLine => ({ id, label: id, state: "pass" });

async function collect(lines: AsyncIterable<TestLine>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of lines) ids.push(id);
  return ids;
}

describe("lines stream", () => {
  it("in the order they are known, while the work goes on", async () => {
    const gate = new AbortController();
    const lines = streamLines(async (push) => {
      push(line("a"));
      push(line("b"));
      await once(gate.signal, "abort");
      push(line("c"));
    });
    expect((await lines.next()).value?.id).toBe("a");
    expect((await lines.next()).value?.id).toBe("b");
    const third = lines.next();
    gate.abort();
    expect((await third).value?.id).toBe("c");
    expect((await lines.next()).done).toBe(true);
  });

  it("to their end when the work is done before anybody reads", async () => {
    const lines = streamLines(async (push) => {
      push(line("a"));
      push(line("b"));
    });
    expect(await collect(lines)).toEqual(["a", "b"]);
  });

  it("and then throw what the work threw", async () => {
    const lines = streamLines(async (push) => {
      push(line("a"));
      throw new Error("a bug");
    });
    expect((await lines.next()).value?.id).toBe("a");
    await expect(lines.next()).rejects.toThrow("a bug");
  });
});
