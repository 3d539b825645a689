import { afterAll, expect, test } from 'vitest';
import { differencesIn } from './compare.js';
import { LANGUAGES } from './paragraphs.js';
import { openPress } from './press.js';
import { runs, SEED } from '../runs.js';

const press = openPress();
afterAll(() => press.close());

test.each(Object.keys(LANGUAGES))(
  '%s: paragraphs of mixed directions show in every format as they are meant',
  async (tag) => {
    expect(await differencesIn(press, tag, runs(15), SEED)).toEqual([]);
  },
);
