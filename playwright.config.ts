import { chromium, defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./scripts/launcher/browser.mjs";

const port = process.env.PORT ?? "3900";
process.env.PORT = port;
// Workers read them too.
process.env.FAKE_TWILIO_PORT ??= String(Number(port) + 1);
process.env.PEOPLE_PORT ??= String(Number(port) + 2);
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  // A repeated test that passes the second time hides a fault.
  retries: 0,
  // One more than the cores of a small machine: a page mostly waits.
  workers: 3,
  reporter: "list",
  use: {
    baseURL,
    trace: "retain-on-failure",
    launchOptions: { executablePath: findBrowser(chromium.executablePath()) },
  },
  // Busy machines are slow, not wrong.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  projects: [
    // The setup link makes the first owner once in the life of an installation, so it goes first.
    { name: "setup", testMatch: "setup.setup.ts" },
    {
      name: "chromium",
      use: { ...devices["Desktop Chrome"] },
      dependencies: ["setup"],
    },
  ],
  // Started one after the other.
  webServer: [
    {
      command: "node scripts/serve-e2e.mjs",
      url: `${baseURL}/readyz`,
      reuseExistingServer: !process.env.CI,
      timeout: 600_000,
      // Killing it at once would leave its Postgres behind.
      gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
      stdout: "ignore",
      stderr: "pipe",
    },
    {
      command: "node scripts/serve-people.mjs",
      url: `http://127.0.0.1:${process.env.PEOPLE_PORT}`,
      reuseExistingServer: !process.env.CI,
      stdout: "ignore",
      stderr: "pipe",
    },
  ],
});
