import { expect, test } from 'vitest';
import { chooseLocales } from '../../src/pipeline/choices.js';
import type { Failure } from '../../src/model/failure.js';

const TAGS = ['en', 'fa-AF', 'ps', 'fa'];

test.each([
  ['Persian', '“Persian” is the name of a language, not its tag.', 'Write “fa”.'],
  ['پښتو', '“پښتو” is the name of a language, not its tag.', 'Write “ps”.'],
  ['arabic', 'This publication has no locale “ar” (arabic).', 'To add it, write ar into `locales`'],
  ['de', 'This publication has no locale “de”.', 'To add it, write de into `locales`'],
  ['fa-TJ', 'This publication has no locale “fa-TJ”.', 'Did you mean “fa”?'],
])('--locale %s says which tag is meant', (input, message, help) => {
  let thrown: unknown;
  try {
    chooseLocales(TAGS, [input]);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code: 2, message });
  expect((thrown as Failure).help).toContain(help);
});
