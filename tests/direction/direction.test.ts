import { afterAll, expect, test } from 'vitest';
import { differencesIn } from './compare.js';
import { LANGUAGES } from './paragraphs.js';
import { openPress } from './press.js';

const press = openPress();
afterAll(() => press.close());

test.each(Object.keys(LANGUAGES))(
  '%s: paragraphs of mixed directions show in every format as they are meant',
  async (tag) => {
    const [count, seed] = [Number(process.env.COUNT ?? 15), Number(process.env.SEED ?? 1)];
    expect(await differencesIn(press, tag, count, seed)).toEqual([]);
  },
);
