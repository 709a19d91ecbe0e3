import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["harness/**/*.test.ts", "modules/**/*.test.ts"],
    // All cores: by default one is kept free, which on a machine with two leaves one.
    maxWorkers: "100%",
    // Some suites start the real CLI dozens of times on small machines; a timed-out test would say nothing.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
