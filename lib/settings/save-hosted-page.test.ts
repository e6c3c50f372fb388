import { expect, test } from "vitest";
import { parseInput } from "@/lib/core/parse-input";
import { createTestProject } from "@/test/context";
import { getHostedPage } from "./get-hosted-page";
import { readHostedPage, readLogo } from "./read-hosted-page";
import { saveHostedPage } from "./save-hosted-page";
import { type SaveHostedPageInput, saveHostedPageInput } from "./schema";

const { db, project, ctxFor } = await createTestProject();
const admin = ctxFor("admin");

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const input = (changes: Partial<SaveHostedPageInput> = {}): SaveHostedPageInput => ({
  returnUrls: [],
  embedOrigins: [],
  accent: null,
  logo: { kind: "keep" },
  handsCookies: false,
  expectedVersion: 0,
  ...changes,
});
const image = (bytes: Buffer) => ({ kind: "image" as const, base64: bytes.toString("base64") });

test("pages have defaults before the first save, and keep what was saved", async () => {
  expect(await readHostedPage(db, project.id)).toMatchObject({ returnUrls: [], version: 0 });
  const saved = await saveHostedPage(
    admin,
    input({
      returnUrls: ["https://app.example.com/in"],
      embedOrigins: ["https://app.example.com"],
      accent: "#1d4ed8",
      logo: image(png),
      handsCookies: true,
    }),
  );
  expect(saved).toEqual({ ok: true, value: { version: 1 } });
  expect(await getHostedPage(ctxFor("viewer"))).toEqual({
    ok: true,
    value: {
      returnUrls: ["https://app.example.com/in"],
      embedOrigins: ["https://app.example.com"],
      accent: "#1d4ed8",
      logo: `data:image/png;base64,${png.toString("base64")}`,
      handsCookies: true,
      version: 1,
    },
  });
});

test("a save from an older page changes nothing", async () => {
  expect(await saveHostedPage(admin, input({ expectedVersion: 0 }))).toMatchObject({
    ok: false,
    error: { code: "changed_meanwhile" },
  });
});

test("a logo stays until it is taken away", async () => {
  await saveHostedPage(admin, input({ expectedVersion: 1 }));
  expect(await readLogo(db, project.id)).toEqual({ type: "image/png", bytes: png });
  await saveHostedPage(admin, input({ expectedVersion: 2, logo: { kind: "none" } }));
  expect(await readLogo(db, project.id)).toBeNull();
});

test.each([
  ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
  ["HTML", Buffer.from("<!doctype html><script>1</script>")],
  ["GIF", Buffer.from("GIF89a....")],
  ["nothing", Buffer.alloc(0)],
  ["a PNG of more than 100 kB", Buffer.concat([png, Buffer.alloc(100_000)])],
])("%s is no logo", async (_, bytes) => {
  expect(
    await saveHostedPage(admin, input({ expectedVersion: 3, logo: image(bytes) })),
  ).toMatchObject({
    ok: false,
    error: { code: "invalid_input", fields: { logo: expect.any(String) } },
  });
});

test.each([
  { accent: "red" },
  { accent: "#12345" },
  { accent: "#123456;color:red" },
  { returnUrls: ["javascript:alert(1)"] },
  { embedOrigins: ["https://*.example.com"] },
  { embedOrigins: ["'self'"] },
  { embedOrigins: ["https://a.example; script-src *"] },
  { logo: { kind: "image", base64: "<svg>" } },
])("%j is refused at the door", (changes) => {
  expect(parseInput(saveHostedPageInput, { ...input(), ...changes }).ok).toBe(false);
});
