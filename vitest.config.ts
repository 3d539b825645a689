import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import SlowFirst from './tests/slow-first.js';

// Packages as the program has them: their builds for development assert and count at every step.
process.env.NODE_ENV = 'production';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    environment: './tests/worker-end.ts',
    // Files come from the code as it is; the tests of the cache name a folder of their own.
    env: { COMMUNIQUE_CACHE: 'off' },
    // A cold machine unpacks the browser once, inside the first test that prints.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Half of a test’s time is waiting: for files, a browser or another process.
    maxWorkers: availableParallelism() + 2,
    // Every file in a process of its own would load the same modules sixty times: a quarter of the whole. No test changes one.
    isolate: false,
    sequence: { sequencer: SlowFirst },
    // Short-lived trees of syntax are collected young.
    execArgv: ['--max-semi-space-size=64'],
    coverage: {
      include: ['src/**'],
      reporter: ['text-summary', ['text-summary', { file: 'summary.txt' }], 'html'],
    },
    reporters: ['default', './tests/closing-line.ts'],
  },
});
