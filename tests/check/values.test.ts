import { describe, expect, test } from 'vitest';
import { datesIn } from '../../src/check/dates-by-value.js';
import { monthNamesOf } from '../../src/check/month-names.js';
import { numbersSaid } from '../../src/check/number-words.js';
import { numbersIn } from '../../src/check/numbers-by-value.js';
import { placeIn } from '../../src/check/place.js';
import { proseOf } from '../../src/check/prose.js';
import { languageScore } from '../../src/check/rules/wrong-language.js';
import { toLocale } from '../../src/model/locale.js';
import { parseCatalogue } from '../../src/parse/catalogue.js';
import { parseGlossary } from '../../src/parse/glossary.js';

describe('numbers by value', () => {
  test.each([
    ['81', [['81']]],
    ['۸۱ and ٨١ and ८१', [['81'], ['81'], ['81']]],
    ['1,234', [['1234', '1.234']]],
    ['۱٬۲۳۴٫۵', [['1234.5']]],
    ['1.234,5', [['1234.5']]],
    ['1 234 567', [['1234567']]],
    ['48.5', [['48.5']]],
    ['12.08.2025', [['12'], ['8'], ['2025']]],
    ['1.5 million', [['1.5', '1500000']]],
    ['7(2)(b)', [['7'], ['2']]],
    ['00:30', [['0'], ['30']]],
  ])('%s', (text, keys) => {
    expect(numbersIn(text, 'en').map((number) => number.keys)).toEqual(keys);
  });
  test.each(['62%', '62 percent', '62 per cent'])('a percentage: %s', (text) => {
    expect(numbersIn(text, 'en')[0]?.isPercentage).toBe(true);
  });
  test.each(['۶۲٪', '۶۲ درصد', '۶۲ فیصد', '۶۲ سلنه'])('a percentage: %s', (text) => {
    expect(numbersIn(text, 'fa')[0]?.isPercentage).toBe(true);
  });
  test.each([
    ['مادهٔ بیست و یکم', '21', 'fa', true],
    ['بیست‌ویک تن', '21', 'fa', true],
    ['دوه ويشتمه ماده', '22', 'ps', true],
    ['one million people', '1000000', 'en', true],
    ['صد هزار تن', '100000', 'fa', true],
    ['بیست تن', '21', 'fa', false],
    ['دهکده', '12', 'fa', false],
  ])('%s says %s: %s %s', (text, key, language, says) => {
    expect(numbersSaid(text, language)(key)).toBe(says);
  });
});

describe('dates by value', () => {
  const months = monthNamesOf(toLocale('en'));
  test.each([
    ['In July 2025', [[6, undefined, 2025]]],
    ['on 12 August 2025', [[7, 12, 2025]]],
    ['on February 14, 2026', [[1, 14, 2026]]],
    ['from 15 to 23 February 2026', [[1, 23, 2026]]],
    ['They may 5 times march on; in August they rest.', []],
  ])('%s', (text, dates) => {
    expect(months && datesIn(text, months).map(({ month, day, year }) => [month, day, year])).toEqual(dates);
  });
});

describe('places', () => {
  /** The only translation of a catalogue file. */
  const read = (json: string) => {
    const translation = parseCatalogue('fa', { statement: json }, '').value?.translations.get('k');
    if (translation === undefined) throw new RangeError(json);
    return translation;
  };
  /** Line and column of a character of the translation, as it is in the file. */
  const placeOf = (json: string, words: string) => {
    const translation = read(json);
    const { line, column } = placeIn(translation, translation.target.indexOf(words), 'fa.json');
    return { line, column };
  };
  test('a text without escapes', () => {
    expect(placeOf('{\n  "k": "abc x"\n}', 'x')).toEqual({ line: 2, column: 13 });
  });
  test.each([
    String.raw`{"k": "a\"b\\c x"}`,
    String.raw`{"k": "a\nb\tc x"}`,
    String.raw`{"k": "\u0627\u200c\u0628 x"}`,
    String.raw`{"k": "\ud83d\ude00 x"}`,
  ])('escapes: %s', (json) => {
    expect(placeOf(json, 'x')).toEqual({ line: 1, column: json.indexOf('x', 6) + 1 });
  });
  test('a translation that is in no file stays where it is', () => {
    const position = { line: 1, column: 1 };
    expect(placeIn({ target: 'abc', content: [], position }, 2, 'fa.json')).toEqual({
      file: 'fa.json',
      ...position,
    });
    expect(
      placeIn({ target: 'abc', content: [], position, file: 'publish.config.yaml' }, 2, 'fa.json').file,
    ).toBe('publish.config.yaml');
  });
  test.each([
    ['**متن** [پیوند](#) x', 'x'],
    ['a \\*b\\* x', 'x'],
    ['a &amp; b x', 'x'],
    ['*a* `code` [b](https://example.org) x', 'x'],
    ['a\n  b x', 'x'],
  ])('words behind marks, escapes and references: %s', (target, words) => {
    const translation = read(JSON.stringify({ k: target }));
    const prose = proseOf(translation.content, translation.target);
    expect(prose.offsetAt(prose.text.lastIndexOf(words))).toBe(target.lastIndexOf(words));
  });
});

describe('the language of a text', () => {
  test.each([
    ['د افغانستان خلک باید خپل حقونه ولري او هېڅوک یې باید ونه باسي.', 1],
    ['مردم افغانستان باید از حقوق خود برخوردار باشند و هیچ‌کس نباید آنان را اخراج کند.', -1],
  ])('%s', (text, sign) => {
    expect(Math.sign(languageScore(text))).toBe(sign);
  });
});

describe('the glossary', () => {
  test('a term has a form or a list of them', () => {
    expect(parseGlossary('fa', '{"refugee": "پناهنده", "UN": ["سازمان ملل"]}').value).toEqual(
      new Map([
        ['refugee', ['پناهنده']],
        ['UN', ['سازمان ملل']],
      ]),
    );
  });
  test.each(['{"refugee": []}', '{"refugee": 5}', '{"refugee": [""]}', '{"refugee": [1]}'])('%s', (text) => {
    expect(parseGlossary('fa', text).problems).toMatchObject([
      { rule: 'invalid-value', file: 'locales/fa/glossary.json', line: 1 },
    ]);
  });
});
