import { describe, expect, test } from 'vitest';
import { dateReader } from '../../src/parse/roles/dates/index.js';
import { Lexicon } from '../../src/parse/roles/lexicon.js';
import { recognition } from '../recognition.js';

/** Languages of the world that CLDR knows, as a coalition may write in. */
const LANGUAGES =
  'af am ar ar-LB ar-MA az be bg bn bs ca ckb cs cy da de el en en-GB eo es es-MX et fa fi fil fr fr-CA ga gl gu ha he ' +
  'hi hr hu hy id ig is it ja ka kk km kn ko ku ky lo lt lv mk ml mn mr ms my nb ne nl or pa pl ps pt pt-PT ro ru rw si ' +
  'sk sl so sq sr sr-Latn st sv sw ta te tg th tl tr uk ur uz vi xh yo zh-Hans zh-Hant zu';
const DAYS = ['2026-03-03', '2025-11-21', '2026-01-01', '2024-08-30'];

const readerOf = (locale: string) => {
  const { words, months } = recognition('en');
  return dateReader({ locale, months, lexicon: new Lexicon(words, locale) });
};

describe('a date is read as the languages of the world write it', () => {
  test.each(LANGUAGES.split(' '))('%s', (locale) => {
    const reader = readerOf(locale);
    for (const dateStyle of ['full', 'long'] as const) {
      const format = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC', calendar: 'gregory' });
      for (const iso of DAYS) {
        const line = format.format(new Date(`${iso}T12:00:00Z`));
        expect(reader.read(line), line).toEqual({ kind: 'date', iso });
      }
    }
  });

  test.each(LANGUAGES.split(' '))('%s: a short form is never another date', (locale) => {
    const reader = readerOf(locale);
    const format = new Intl.DateTimeFormat(locale, {
      ...{ dateStyle: 'medium', timeZone: 'UTC', calendar: 'gregory' },
    });
    for (const iso of DAYS) {
      const line = format.format(new Date(`${iso}T12:00:00Z`));
      const reading = reader.read(line);
      if (reading.kind === 'date') expect([line, reading.iso]).toEqual([line, iso]);
      if (reading.kind === 'ambiguous') expect([reading.dayFirst, reading.monthFirst]).toContain(iso);
    }
  });

  test.each([
    ['cs', 'V Praze dne 3. března 2026', 'V Praze'],
    ['pl', 'Warszawa, dnia 3 marca 2026 r.', 'Warszawa'],
    ['uk', 'м. Київ, 3 березня 2026 р.', 'м. Київ'],
    ['ru', '3-го марта 2026 года, г. Женева', 'г. Женева'],
    ['pt', 'Brasília, 1.º de março de 2026', 'Brasília'],
    ['vi', 'Hà Nội, ngày 3 tháng 3 năm 2026', 'Hà Nội'],
    ['ku', 'Amed, 3ê Adara 2026an', 'Amed'],
    ['eu', 'Bilbo, 2026ko martxoaren 3a', 'Bilbo'],
    ['ur', 'کراچی، 3 مارچ 2026ء', 'کراچی'],
    ['am', 'አዲስ አበባ፣ ማርች 3 ቀን 2026', 'አዲስ አበባ'],
    ['tr', '3 Mart 2026 Salı, İstanbul', 'İstanbul'],
    ['fr', 'Tunis, Bruxelles, Genève – Mardi 3 mars 2026', 'Tunis, Bruxelles, Genève'],
    ['he', 'י"ד באדר תשפ"ו, 3 במרץ 2026', undefined],
    ['ja', '令和8年3月3日', undefined],
    ['ja', '2026年（令和8年）3月3日（火）', undefined],
    ['hu', '2026. 03. 03.', undefined],
    ['ja', '東京、二〇二六年三月三日', '東京'],
    ['zh-Hant', '中華民國115年3月3日', undefined],
    ['th', '3 มีนาคม 2569', undefined],
    ['th', '3/3/2569', undefined],
    ['ja', '令和元年五月一日', undefined],
    ['ja', '昭和六十年八月十五日', undefined],
    ['es', '12-may-2026', undefined],
  ])('%s: %s', (locale, line, place) => {
    const reading = readerOf(locale).read(line);
    expect(reading).toMatchObject({ kind: 'date', ...(place !== undefined && { place }) });
    if (place === undefined) expect(reading).not.toHaveProperty('place');
    expect(reading).not.toHaveProperty('wrongWeekday');
  });

  test('a title with a date is no date line', () => {
    for (const [locale, line] of [
      ['en', 'Statement of 12 March 2026'],
      ['de', 'Erklärung des Bündnisses vom 3. März 2026'],
      ['cs', 'Prohlášení organizací ze dne 3. března 2026'],
      ['zh-Hans', '二〇二六年的联合声明'],
    ] as const)
      expect(readerOf(locale).read(line).kind, line).toBe('none');
  });
});
