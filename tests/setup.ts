import { expect } from 'vitest';
import { removeFoldersAfterwards } from './temporary-folder.js';

removeFoldersAfterwards();

// Vitest looks at each byte of a file as if it were an object, which takes seconds for a font.
expect.addEqualityTesters([
  (one: unknown, other: unknown) =>
    one instanceof Uint8Array && other instanceof Uint8Array ? Buffer.compare(one, other) === 0 : undefined,
]);
