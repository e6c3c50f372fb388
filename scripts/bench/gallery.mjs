// `npm run bench:gallery`: time from a key press to the painted result on the Connectors page with
// 1,000 types and 5,000 connectors, in Chromium. The page is the real component and style sheet
// without React's compiler, so the product is not slower than this.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";

const queries = [
  "twilio",
  "text message",
  "phone call europe",
  "e-mail",
  "verification",
  "novawave",
  "signalhub",
  "marketing 42",
  "twlio",
  "quicksned bird",
  "otp",
  "nothing has this name",
];
const target = { median: 16, p99: 50 };

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const port = Number(process.env.PORT ?? 3899);
const settings = {
  root: here("."),
  configFile: false,
  logLevel: "error",
  resolve: { tsconfigPaths: true },
  css: { postcss: here("../..") },
  define: { "process.env": "{}" },
  build: {
    outDir: here("../../dist/bench-gallery"),
    emptyOutDir: true,
    rolldownOptions: { input: here("gallery.html") },
  },
  preview: { port, strictPort: true, host: "127.0.0.1" },
};

/** In the page: notes for every key press when its work was done and when it was painted. */
function watchKeys() {
  const samples = [];
  const channel = new MessageChannel();
  let pending;
  // A task that is posted from the frame's last callback runs right after that frame was painted.
  channel.port1.onmessage = () => {
    samples.push({ ...pending, painted: performance.now() - pending.pressed });
    pending.resolve();
  };
  window.addEventListener(
    "keydown",
    (event) => {
      const sample = { pressed: event.timeStamp, work: 0, ...Promise.withResolvers() };
      pending = sample;
      requestAnimationFrame(() => channel.port2.postMessage(null));
      window.addEventListener(
        "input",
        () => queueMicrotask(() => (sample.work = performance.now() - sample.pressed)),
        { once: true },
      );
    },
    { capture: true },
  );
  window.untilPainted = () => pending.promise;
  window.readSamples = () => samples.splice(0).map(({ work, painted }) => ({ work, painted }));
}

const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

function report(name, values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [median, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(sorted, share));
  const cell = (value) => `${value.toFixed(1)} ms`.padStart(9);
  console.log(
    `${name.padEnd(34)} ${cell(median)} ${cell(p95)} ${cell(p99)} ${cell(sorted.at(-1) ?? 0)}`,
  );
  return { median, p99 };
}

async function measure(browser, origin, search) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchKeys);
  await page.goto(`${origin}gallery.html?types=1000&connectors=5000${search}`);
  const box = page.getByRole("searchbox");
  await box.focus();
  const samples = [];
  // The first round warms the browser's compiler up, as the first words of a person do.
  for (let round = 0; round < 6; round += 1) {
    for (const query of queries) {
      const letters = [...query].map((letter) => (letter === " " ? "Space" : letter));
      for (const key of [...letters, "Backspace", "Backspace", "Backspace", "Escape"]) {
        await page.keyboard.press(key);
        await page.evaluate(() => window.untilPainted());
      }
    }
    const seen = await page.evaluate(() => window.readSamples());
    if (round > 0) samples.push(...seen);
  }
  await page.close();
  return samples;
}

await build(settings);
const server = await preview(settings);
// The machine's own browser where Playwright brought none.
const executablePath = existsSync(chromium.executablePath()) ? undefined : "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath });
try {
  const origin = server.resolvedUrls?.local[0];
  if (!origin) throw new Error("The preview server has no address.");
  console.log(
    `${"".padEnd(34)} ${["median", "p95", "p99", "worst"].map((word) => word.padStart(9)).join(" ")}`,
  );
  let isFast = true;
  for (const [name, search] of [
    ["list folded", ""],
    ["list unfolded", "&all=1"],
  ]) {
    const samples = await measure(browser, origin, search);
    report(
      `${name}: key to result drawn up`,
      samples.map(({ work }) => work),
    );
    const painted = report(
      `${name}: key to painted`,
      samples.map((sample) => sample.painted),
    );
    console.log(`${samples.length} key presses`);
    isFast &&= painted.median <= target.median && painted.p99 <= target.p99;
  }
  console.log(
    `Target: median ${target.median} ms, p99 ${target.p99} ms: ${isFast ? "kept" : "missed"}.`,
  );
  process.exitCode = isFast ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
