import { expect } from 'vitest';
import { checked } from '../../check/corpora.js';
import { declarationCodes, declarationText } from '../../check/declaration.js';
import { requireTime, test } from '../tally.js';

/** Every fourth language; `LANGUAGES=all` tries all of them, in a minute. */
const STEP = process.env.LANGUAGES === 'all' ? 1 : 4;
const codes = (await declarationCodes()).filter((_, at) => at % STEP === 0);

test(`the Universal Declaration in ${codes.length} languages: nothing is taken for what converters leave`, async ({
  tally,
}) => {
  const alarms: unknown[] = [];
  for (const code of codes) {
    requireTime(`${tally.tried} languages`);
    const found = checked(await declarationText(code)).filter(({ rule }) => rule !== 'source-form');
    alarms.push(...found.map(({ rule, line, message }) => [code, rule, line, message]));
    tally.tried += 1;
  }
  expect(alarms).toEqual([]);
});
