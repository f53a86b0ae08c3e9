import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: the test runner asks for one
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['src/**/*.test.{ts,tsx}', 'seed/**/*.test.ts', 'test/**/*.test.{ts,tsx}'],
          exclude: ['src/algorithms/**'],
          globalSetup: ['test/support/postgres.ts'],
          // Every file has a database of its own; what is in memory hangs on that database.
          isolate: false,
        },
      },
      // Sums, many thousands of them: fastest in a worker that has done nothing else.
      {
        extends: true,
        test: { name: 'engine', include: ['src/algorithms/**/*.test.ts', 'bench/**/*.test.ts'] },
      },
    ],
  },
});
