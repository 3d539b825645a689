import { expect } from 'vitest';
import { differencesIn } from '../../direction/compare.js';
import { LANGUAGES } from '../../direction/paragraphs.js';
import { requireTime, test } from '../tally.js';

/** Paragraphs of all languages together. */
const PARAGRAPHS = Number(process.env.PARAGRAPHS ?? 5000);
/** Paragraphs of one publication. */
const AT_ONCE = 250;

test('thousands of paragraphs of mixed directions show in every format as they are meant', async ({
  tally,
}) => {
  const tags = Object.keys(LANGUAGES);
  const rounds = Math.ceil(PARAGRAPHS / (AT_ONCE * tags.length));
  for (let round = 0; round < rounds; round += 1) {
    for (const tag of tags) {
      requireTime(`${tally.tried} paragraphs`);
      const differences = await differencesIn(tag, AT_ONCE, 1000 + round);
      tally.tried += AT_ONCE;
      tally.lost += differences.length;
      expect(differences, `${tag}, seed ${1000 + round}`).toEqual([]);
    }
  }
});
