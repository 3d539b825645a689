import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { pictures } from '../../pictures.js';
import { publicationOf, publish } from '../../publication.js';
import { requireTime, test } from '../tally.js';
import { changed, changes } from './files.js';
import { SEED } from './try.js';

/** Pictures of which a part is missing, and as many that are changed anywhere. */
const PICTURES = Number(process.env.FUZZ_PICTURES ?? 500);
const MOST_MILLISECONDS = 20_000;
/** Every so many are built, too. */
const BUILT = 50;

test(`${2 * PICTURES} broken pictures: each is told at its place or can be published`, async ({ tally }) => {
  const good = await pictures();
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en]\ndate: 2025-01-02\n',
    'locales/en/statement.md': '',
  });
  const tryOne = async (name: string, bytes: Uint8Array, mustFail: boolean) => {
    requireTime(`${tally.tried} pictures`);
    const start = performance.now();
    await writeFile(join(folder, 'locales/en/statement.md'), `# Title\n\nText.\n\n![alt](${name})\n`);
    await writeFile(join(folder, 'locales/en', name), bytes);
    const { code, stdout, stderr } = await publish(['-C', folder, 'check', '--json']);
    const { problems } = JSON.parse(stdout) as {
      problems: { rule: string; line?: number; column?: number }[];
    };
    const found = problems.filter(({ rule }) => rule === 'image');
    if (found.length > 0 || mustFail)
      expect([code, found]).toEqual([1, [expect.objectContaining({ line: 5, column: 1 })]]);
    else expect(code).toBe(0);
    expect(stderr).not.toMatch(/bug in `publish`|^\s+at /mu);
    if (tally.tried % BUILT === 0) {
      const built = await publish(['-C', folder, 'build', '--format', 'html']);
      expect(built.code).toBe(code);
    }
    expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS);
    tally.tried += 1;
  };
  const options = { numRuns: PICTURES, ...(SEED !== undefined && { seed: SEED }) };
  const picture = fc.constantFrom(...good);
  const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  await fc.assert(
    fc.asyncProperty(picture, part, async ([name, bytes], kept) => {
      await tryOne(name, bytes.subarray(0, Math.floor(kept * bytes.length)), true);
    }),
    options,
  );
  await fc.assert(
    fc.asyncProperty(picture, changes, async ([name, bytes], list) => {
      await tryOne(name, changed(bytes, list), false);
    }),
    options,
  );
});
