import { chromium, defineConfig, devices } from "@playwright/test";
import { findBrowser } from "./scripts/launcher/browser.mjs";

const port = process.env.PORT ?? "3900";
process.env.PORT = port;
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  // A repeated test that passes the second time hides a fault.
  retries: 0,
  workers: 2,
  reporter: "list",
  use: {
    baseURL,
    trace: "retain-on-failure",
    launchOptions: { executablePath: findBrowser(chromium.executablePath()) },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
  webServer: {
    command: "node scripts/serve-e2e.mjs",
    url: `${baseURL}/readyz`,
    reuseExistingServer: false,
    timeout: 300_000,
    // Killing it at once would leave its Postgres behind.
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
