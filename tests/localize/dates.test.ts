import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localizeDate, releaseTime } from '../../src/localize/dates.js';
import { createI18n, stringsOf } from '../../src/localize/strings.js';
import { toLocale } from '../../src/model/locale.js';
import type { StringTable } from '../../src/model/strings.js';
import { parseStrings } from '../../src/parse/strings.js';
import { ROOT } from '../publication.js';

const TAGS = ['en', 'fa-AF', 'ps', 'fa'];
const table = (tag: string): StringTable => {
  const file = `locales/${tag}/press.json`;
  return parseStrings(tag, file, readFileSync(join(ROOT, file), 'utf8')).value ?? new Map<string, string>();
};
const i18n = createI18n(new Map(TAGS.map((tag) => [tag, table(tag)])));
const date = (iso: string, tag: string) => {
  const strings = stringsOf(i18n, tag);
  return localizeDate(iso, toLocale(tag), strings, strings.text('numerals')).text;
};

describe('localizeDate', () => {
  test.each([
    ['en', '2025-08-12', '12 August 2025'],
    ['fa-AF', '2025-08-12', '۱۲ اگست ۲۰۲۵ (۲۱ اسد ۱۴۰۴)'],
    ['ps', '2025-08-12', '۱۲ اګست ۲۰۲۵ (۲۱ زمری ۱۴۰۴)'],
    ['fa', '2025-08-12', '۱۲ اوت ۲۰۲۵ (۲۱ مرداد ۱۴۰۴)'],
    ['fa-AF', '2025-03-21', '۲۱ مارچ ۲۰۲۵ (۱ حمل ۱۴۰۴)'],
    ['fa', '2026-01-05', '۵ ژانویۀ ۲۰۲۶ (۱۵ دی ۱۴۰۴)'],
    ['ps', '2026-01-05', '۵ جنوري ۲۰۲۶ (۱۵ مرغومی ۱۴۰۴)'],
    ['fa', '2025-03-20', '۲۰ مارس ۲۰۲۵ (۳۰ اسفند ۱۴۰۳)'],
  ])('%s %s', (tag, iso, text) => {
    expect(date(iso, tag)).toBe(text);
  });

  test('a locale without a table of months gets the Gregorian date of CLDR, without direction marks', () => {
    const strings = stringsOf(createI18n(new Map([['ar', new Map([['numerals', 'arabic-indic']])]])), 'ar');
    expect(localizeDate('2025-08-12', toLocale('ar'), strings, 'arabic-indic').text).toBe('١٢ أغسطس ٢٠٢٥');
  });

  test('never has another day, year or digit than the date itself', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.constantFrom('fa-AF', 'ps', 'fa'),
        (day, tag) => {
          const iso = day.toISOString().slice(0, 10);
          const ascii = date(iso, tag).replace(/[۰-۹]/gu, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)));
          const [first, year, solarDay, solarYear] = (ascii.match(/\d+/gu) ?? []).map(Number);
          expect([first, year]).toEqual([day.getUTCDate(), day.getUTCFullYear()]);
          expect(solarDay).toBeLessThanOrEqual(31);
          expect((year ?? 0) - (solarYear ?? 0)).toBeOneOf([621, 622]);
        },
      ),
    );
  });
});

describe('releaseTime', () => {
  test.each([
    ['2025-08-12T09:00:00+04:30', { date: '2025-08-12', time: '09:00', zone: 'UTC+4:30' }],
    ['2025-08-12T23:59Z', { date: '2025-08-12', time: '23:59', zone: 'UTC' }],
    ['2025-08-12T00:00-05:00', { date: '2025-08-12', time: '00:00', zone: 'UTC-5' }],
  ])('%s', (iso, parts) => {
    expect(releaseTime(iso)).toEqual(parts);
  });
  test.each(['2025-08-12', '2025-08-12T09:00', '2025-13-12T09:00Z', 'tomorrow'])(
    '%s is no instant',
    (iso) => {
      expect(releaseTime(iso)).toBeUndefined();
    },
  );
});
