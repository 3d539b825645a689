import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // A cold machine unpacks the browser once, inside the first test that prints.
    testTimeout: 60_000,
    reporters: ['default', './tests/closing-line.ts'],
  },
});
