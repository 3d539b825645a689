import { describe, expect, test } from 'vitest';
import { nearest, nearestTag } from '../../src/text/nearest.js';

describe('the word that was meant', () => {
  test.each([
    ['pfd', ['html', 'pdf', 'txt'], 'pdf'],
    ['lrt', ['ltr', 'rtl'], 'ltr'],
    ['locale', ['locales', 'links'], 'locales'],
    ['Harbour Reader', ['Harbour Readers', 'Harbour Writers'], 'Harbour Readers'],
    ['انجمن کتب', ['انجمن کتاب'], 'انجمن کتاب'],
    ['__proto__', ['names'], undefined],
  ])('%s of %j is %s', (word, known, meant) => {
    expect(nearest(word, known)).toBe(meant);
  });
  test.each(['xx', 'xyz', 'a', '', 'json'])('%s is not one of them', (word) => {
    expect(nearest(word, ['html', 'pdf', 'txt', 'en', 'b'])).toBeUndefined();
  });
});

describe('the language that was meant', () => {
  const tags = ['en', 'fa', 'fa-AF', 'ps', 'pt-BR'];
  test.each([
    ['fa-TJ', 'fa'],
    ['fa_ir', 'fa'],
    ['prs', 'fa-AF'],
    ['pt', 'pt-BR'],
    ['Pashto', 'ps'],
    ['persian', 'fa'],
    ['فارسی', 'fa'],
    ['eng', 'en'],
    ['pss', 'ps'],
  ])('%s is %s', (input, meant) => {
    expect(nearestTag(input, tags)).toBe(meant);
  });
  // One letter is all that parts French from Persian; who writes “fr” means French.
  test.each(['xx', 'fr', 'es', 'pl', 'zh-Hans', '*', ''])('%s is not one of them', (input) => {
    expect(nearestTag(input, tags)).toBeUndefined();
  });
});
