import { describe, expect, test } from 'vitest';
import { majorityDirection } from '../../src/text/bidi.js';
import { canonicalTag, toLocale } from '../../src/model/locale.js';

describe('canonicalTag', () => {
  test.each([
    ['en-US', 'en'],
    ['en-GB', 'en'],
    ['prs', 'fa-AF'],
    ['prs-AF', 'fa-AF'],
    ['fa_AF', 'fa-AF'],
    ['fa-Arab-AF', 'fa-AF'],
    ['dari', 'fa-AF'],
    ['ps-AF', 'ps'],
    ['pbu', 'ps'],
    ['pus', 'ps'],
    ['fa-IR', 'fa'],
    ['pes', 'fa'],
    ['fas', 'fa'],
    ['per', 'fa'],
    ['PT-br', 'pt-BR'],
    ['zh-hant', 'zh-Hant'],
    ['haz', 'haz'],
  ])('%s is %s', (input, tag) => {
    expect(canonicalTag(input)).toBe(tag);
  });
  test.each(['', 'x', 'fa--AF', 'a language', '../en'])('%j is no tag', (input) => {
    expect(canonicalTag(input)).toBeUndefined();
  });
});

describe('direction', () => {
  test.each([
    ['fa-AF', 'rtl'],
    ['ps', 'rtl'],
    ['ur', 'rtl'],
    ['he', 'rtl'],
    ['dv', 'rtl'],
    ['ckb', 'rtl'],
    ['haz', 'rtl'],
    ['rhg', 'rtl'],
    ['ff-Adlm', 'rtl'],
    ['uz-Arab', 'rtl'],
    ['en', 'ltr'],
    ['uz', 'ltr'],
    ['tg', 'ltr'],
    ['hi', 'ltr'],
    ['ku', 'ltr'],
    ['az', 'ltr'],
  ])('of %s is %s', (tag, direction) => {
    expect(toLocale(tag).direction).toBe(direction);
  });

  test.each([
    ['VPO-سازمان حمایت از قربانیان', 'rtl'],
    ['Bramsh(Balochistan Women Voice)', 'ltr'],
    ['Human Rights hūmānus', 'ltr'],
    ['Afghan Women Coordination Umbrella (AWCU)', 'ltr'],
  ])('of the name %s is %s, whatever its first letter', (name, direction) => {
    expect(majorityDirection(name, 'ltr')).toBe(direction);
    expect(majorityDirection(name, 'rtl')).toBe(direction);
  });

  test('of a text without a majority is that of its surroundings', () => {
    expect(majorityDirection('ab اب', 'rtl')).toBe('rtl');
    expect(majorityDirection('123', 'ltr')).toBe('ltr');
  });
});
