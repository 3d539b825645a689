import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Direction } from '../../src/model/locale.js';
import { plain, writeLine, type Line, type LineOptions, type Part } from '../../src/render/txt/line.js';
import { layOut } from '../bidi.js';

const CONTROLS: Readonly<Record<string, string>> = {
  '\u200E': '<LRM>',
  '\u200F': '<RLM>',
  '\u061C': '<ALM>',
  '\u2066': '<LRI>',
  '\u2067': '<RLI>',
  '\u2069': '<PDI>',
};
const show = (line: string) =>
  line.replace(/[\u200E\u200F\u061C\u2066-\u2069]/gu, (control) => CONTROLS[control] ?? '');
const token = (text: string, direction: Direction): Part => ({ token: text, direction });
const write = (prefix: string, parts: Part[], base: Direction, more: Partial<LineOptions & Line> = {}) =>
  writeLine(
    { prefix, hanging: ' '.repeat(prefix.length), parts, direction: more.direction ?? base },
    { base, script: 'Arab', bidi: 'isolates', ...more },
  ).map(show);

describe('the lines of rtl-rules', () => {
  test.each([
    ['ltr', '46. ', [token('جنبش ترکتبار افغانستان', 'rtl')], '<LRM>46. <RLI>جنبش ترکتبار افغانستان<PDI>'],
    [
      'ltr',
      '48. ',
      [token('VPO-سازمان حمایت از قربانیان', 'rtl')],
      '<LRM>48. <RLI>VPO-سازمان حمایت از قربانیان<PDI>',
    ],
    ['ltr', '3. ', ['Bramsh(Balochistan Women Voice)'], '3. Bramsh(Balochistan Women Voice)'],
    [
      'rtl',
      '۳. ',
      [token('Bramsh(Balochistan Women Voice)', 'ltr')],
      '<RLM>۳. <LRI>Bramsh(Balochistan Women Voice)<PDI>',
    ],
    ['rtl', '۵. ', [token('Femena, Inc.', 'ltr')], '<RLM>۵. <LRI>Femena, Inc.<PDI>'],
    ['rtl', '۴۶. ', [token('جنبش ترکتبار افغانستان', 'rtl')], '<RLM>۴۶. <RLI>جنبش ترکتبار افغانستان<PDI>'],
    [
      'rtl',
      '۴۸. ',
      [token('VPO-سازمان حمایت از قربانیان', 'rtl')],
      '<RLM>۴۸. <RLI>VPO-سازمان حمایت از قربانیان<PDI>',
    ],
    ['rtl', '', [token('ICC', 'ltr'), ' در لاهه اعلام کرد.'], '<RLM><LRI>ICC<PDI> در لاهه اعلام کرد.'],
    ['rtl', '', ['قطعنامۀ ', token('A/79/L.100', 'ltr'), '.'], '<RLM>قطعنامۀ <LRI>A/79/L.100<PDI>.'],
    ['rtl', '', ['تلفن: ', token('+93 70 123 4567', 'ltr')], '<RLM>تلفن: <LRI>+93 70 123 4567<PDI>'],
    ['rtl', '', ['۱۲ اګست ۲۰۲۵ (۲۱ زمری ۱۴۰۴)'], '<RLM>۱۲ اګست ۲۰۲۵ (۲۱ زمری ۱۴۰۴)'],
    ['rtl', '', ['۴۸٪ زنان'], '<RLM><ALM>۴۸٪ زنان'],
    ['rtl', '', [], ''],
  ] as const)('%s %s', (base, prefix, parts, expected) => {
    expect(write(prefix, [...parts], base)).toEqual([expected]);
  });
});

test('marks stand around tokens, none leaves everything out', () => {
  const parts = [token('Femena, Inc.', 'ltr')];
  expect(write('۵. ', parts, 'rtl', { bidi: 'marks' })).toEqual(['<RLM>۵. <LRM>Femena, Inc.<LRM>']);
  expect(write('۵. ', parts, 'rtl', { bidi: 'none' })).toEqual(['۵. Femena, Inc.']);
});

test('a text in the other direction is one isolate a line', () => {
  expect(write('[متن] ', ['one two three'], 'rtl', { direction: 'ltr', wrap: 14 })).toEqual([
    '<RLM>[متن] <LRI>one two<PDI>',
    '<RLM>      <LRI>three<PDI>',
  ]);
});

describe('wrapping', () => {
  test('counts cells, not code units: joiners, marks and wide letters', () => {
    // Five letters, a space, five letters; the joiners take no cell.
    const words = 'می\u200Cشود می\u200Cشود';
    expect(write('', [words], 'rtl', { wrap: 11 })).toEqual([`<RLM>${words}`]);
    expect(write('', [words], 'rtl', { wrap: 10 })).toHaveLength(2);
    expect(write('', ['声明 声明'], 'ltr', { wrap: 8 })).toHaveLength(2);
  });

  const word = fc.constantFrom('متن', 'word', '۴۸٪', '(متن)', 'a/b', 'می‌شود');
  const part = fc.oneof(
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    fc.constantFrom('ICC', 'Human Rights Watch', '+93 70 123 4567').map((text) => token(text, 'ltr')),
    fc.constant(' '),
  );
  test('loses nothing, breaks no token, and balances isolates on every line', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 5, max: 40 }),
        (parts, wrap) => {
          const lines = write('> ', parts, 'rtl', { wrap }).map((line) =>
            line.replace(/<RLM>(?:> | {2})(?:<ALM>)?/u, ''),
          );
          for (const line of lines) expect(line.replace(/<LRI>[^<]*<PDI>/gu, '')).not.toContain('<');
          const words = (text: string) =>
            text
              .replace(/<[A-Z]+>/gu, '')
              .split(/ +/u)
              .filter(Boolean)
              .join(' ');
          expect(words(lines.join(' '))).toBe(words(plain(parts)));
        },
      ),
    );
  });
});

test('every line of a right-to-left text is one in UAX #9, whatever it begins with', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('ICC', 'متن', '۴۸٪', '3', '(a)', '«متن»', '-'),
      fc.boolean(),
      (text, isToken) => {
        const parts = [isToken ? token(text, 'ltr') : text, ' متن'];
        const [line = ''] = writeLine(
          { prefix: '', hanging: '', parts, direction: 'rtl' },
          { base: 'rtl', script: 'Arab', bidi: 'isolates' },
        );
        expect(layOut(line).level).toBe(1);
      },
    ),
  );
});
