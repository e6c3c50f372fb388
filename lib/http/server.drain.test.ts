import { expect, test } from "vitest";
import { startFront } from "@/test/front";

test("stopping turns readiness off first, finishes what is in flight, then closes", async () => {
  let finish = () => {};
  let answering = () => {};
  const isAnswering = new Promise<void>((go) => {
    answering = go;
  });
  const front = await startFront({
    pages: async (_request, response) => {
      answering();
      await new Promise<void>((go) => {
        finish = go;
      });
      response.end("done");
    },
  });
  const inFlight = fetch(front.url);
  await isAnswering;

  const drained = front.drain();
  const readiness = await fetch(`${front.url}/readyz`);
  expect(readiness.status).toBe(503);
  expect(await readiness.json()).toMatchObject({ draining: true, database: "up" });
  expect((await fetch(`${front.url}/healthz`)).status).toBe(200);
  const late = await fetch(front.url);
  expect(late.status).toBe(503);
  expect(late.headers.get("retry-after")).toBe("1");

  finish();
  expect(await (await inFlight).text()).toBe("done");
  await drained;
  await expect(fetch(`${front.url}/healthz`)).rejects.toThrow();
});
