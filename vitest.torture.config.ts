import { defineConfig } from 'vitest/config';

// Ten minutes, less what it takes to end.
process.env.TORTURE_UNTIL ??= String(Date.now() + 570_000);

/** `npm run torture`: ten minutes at most. Each half is a project of its own: `--project faults`. */
export default defineConfig({
  test: {
    reporters: ['default', './tests/torture/totals.ts'],
    maxWorkers: '100%',
    projects: ['faults', 'fuzz'].map((name) => ({
      test: {
        name,
        include: [`tests/torture/${name}/**/*.torture.ts`],
        environment: './tests/worker-end.ts',
        testTimeout: 600_000,
        hookTimeout: 60_000,
      },
    })),
  },
});
