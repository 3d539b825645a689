import { expect, test } from 'vitest';
import { differencesIn } from './compare.js';
import { LANGUAGES } from './paragraphs.js';

test.each(Object.keys(LANGUAGES))(
  '%s: paragraphs of mixed directions show in every format as they are meant',
  async (tag) => {
    expect(await differencesIn(tag, Number(process.env.COUNT ?? 25), Number(process.env.SEED ?? 1))).toEqual(
      [],
    );
  },
);
