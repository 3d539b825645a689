import { afterAll, expect } from 'vitest';
import { differencesIn, type Difference } from '../../direction/compare.js';
import { LANGUAGES } from '../../direction/paragraphs.js';
import { openPress } from '../../direction/press.js';
import { requireTime, test } from '../tally.js';

/** Paragraphs of all languages together. */
const PARAGRAPHS = Number(process.env.PARAGRAPHS ?? 5000);
/** Paragraphs of one publication: many to a page, for each page has its own cost. */
const AT_ONCE = 250;
const SEED = Number(process.env.FUZZ_SEED ?? 1000);

const press = openPress();
afterAll(() => press.close());

test('thousands of paragraphs of mixed directions show in every format as they are meant', async ({
  tally,
}) => {
  const tags = Object.keys(LANGUAGES);
  const wrong: (Difference & { readonly where: string })[] = [];
  for (let at = 0; tally.tried < PARAGRAPHS; at += 1) {
    requireTime(`${tally.tried} paragraphs`);
    const tag = tags[at % tags.length] ?? '';
    const seed = SEED + Math.floor(at / tags.length);
    const count = Math.min(AT_ONCE, PARAGRAPHS - tally.tried);
    const differences = await differencesIn(press, tag, count, seed);
    tally.tried += count;
    tally.lost += differences.length;
    wrong.push(...differences.map((one) => ({ where: `${tag}, seed ${seed}`, ...one })));
  }
  expect(wrong).toEqual([]);
});
