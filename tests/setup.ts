import fc from 'fast-check';
import { expect } from 'vitest';
import { SEED } from './runs.js';
import { removeFoldersAfterwards } from './temporary-folder.js';

removeFoldersAfterwards();
fc.configureGlobal({ seed: SEED });

// The same output in a terminal, in a pipe and on a build server that asks every program for colours.
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;

// Vitest looks at each byte of a file as if it were an object, which takes seconds for a font.
expect.addEqualityTesters([
  (one: unknown, other: unknown) =>
    one instanceof Uint8Array && other instanceof Uint8Array ? Buffer.compare(one, other) === 0 : undefined,
]);
