import { expect, it } from "vitest";
import { startFront } from "@/test/front";

const front = await startFront({
  handlers: [
    async () => {
      throw new Error("The database is <b>gone</b>.");
    },
  ],
});
const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${front.url}${path}`, { headers });

it("shows a browser that opens a page a page, without what went wrong inside", async () => {
  const answer = await ask("/run/shop/sign-in", {
    Accept: "text/html,application/xhtml+xml,*/*;q=0.8",
  });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    500,
    "text/html; charset=utf-8",
  ]);
  const page = await answer.text();
  expect(page).toMatch(/<h1[^>]*>Something went wrong\.<\/h1>[\s\S]*<code>rq_\w+<\/code>/);
  expect(page).not.toContain("gone");
});

it("answers scripts and the API in JSON", async () => {
  const answer = await ask("/run/shop/sign-in/state");
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(await answer.json()).toMatchObject({ error: "Something went wrong." });
  const api = await ask("/api/v1/auth/me", { Accept: "text/html" });
  expect(api.headers.get("content-type")).toBe("application/json; charset=utf-8");
});
