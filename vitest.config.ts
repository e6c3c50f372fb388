import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    tsconfigPaths: true,
    // `server-only` throws outside a React server build; the guard it gives is checked by the build.
    alias: { "server-only": fileURLToPath(new URL("./test/empty.ts", import.meta.url)) },
  },
  test: {
    include: ["{lib,components,test,scripts,e2e}/**/*.test.{ts,tsx}"],
    environment: "node",
    // More than cores: most tests wait for a database, a process or a deadline.
    maxWorkers: 4,
    globalSetup: ["./test/global-setup.ts"],
    // Busy machines are slow, not wrong: a condition gets longer than vitest's one second.
    expect: { poll: { timeout: 10_000, interval: 20 } },
    // The same for a test as a whole: only one that hangs is ended.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    setupFiles: ["./test/patient-queries.ts"],
  },
});
