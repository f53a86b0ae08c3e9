import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: the test runner asks for one
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // A journey through many pages takes its time on a slow machine; what hangs is noticed a minute later.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'application',
          include: ['src/**/*.test.{ts,tsx}', 'seed/**/*.test.ts', 'test/**/*.test.{ts,tsx}'],
          exclude: ['src/algorithms/**'],
          globalSetup: ['test/support/postgres.ts'],
          // Every file has its own database, and what is cached in memory is keyed by that database.
          isolate: false,
        },
      },
      // Property tests with thousands of cases: fastest in a worker that has run nothing else.
      {
        extends: true,
        test: { name: 'algorithms', include: ['src/algorithms/**/*.test.ts', 'bench/**/*.test.ts'] },
      },
    ],
  },
});
