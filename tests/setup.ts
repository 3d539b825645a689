import { expect } from 'vitest';
import { removeFoldersAfterwards } from './temporary-folder.js';

removeFoldersAfterwards();

// The same output in a terminal, in a pipe and on a build server that asks every program for colours.
process.env.NO_COLOR = '1';
delete process.env.FORCE_COLOR;

// Vitest looks at each byte of a file as if it were an object, which takes seconds for a font.
expect.addEqualityTesters([
  (one: unknown, other: unknown) =>
    one instanceof Uint8Array && other instanceof Uint8Array ? Buffer.compare(one, other) === 0 : undefined,
]);
