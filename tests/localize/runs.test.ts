import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isolateRuns, isolateText, plainText } from '../../src/localize/runs.js';
import { isolatedText } from '../../src/model/inline.js';
import { NO_LEXICON } from '../../src/localize/lexicon.js';
import { parseInline } from '../../src/parse/markdown.js';
import { runs } from '../runs.js';

const NONE = NO_LEXICON;
/** Isolates shown as brackets: `[` for left-to-right, `{` for right-to-left. */
const show = (text: string) => {
  const open: string[] = [];
  return text.replace(/[\u2066\u2067\u2069]/gu, (control) => {
    if (control === '\u2069') return open.pop() ?? '?';
    open.push(control === '\u2066' ? ']' : '}');
    return control === '\u2066' ? '[' : '{';
  });
};
const rtl = (text: string) => show(isolatedText(isolateText(text, 'rtl')));
const ltr = (text: string) => show(isolatedText(isolateText(text, 'ltr')));

describe('in right-to-left text', () => {
  test.each([
    ['ICC در لاهه اعلام کرد.', '[ICC] در لاهه اعلام کرد.'],
    ['قطعنامۀ A/79/L.100.', 'قطعنامۀ [A/79/L.100].'],
    ['تلفن: +93 70 123 4567', 'تلفن: [+93 70 123 4567]'],
    ['نشانی: https://example.org/a/ است', 'نشانی: [https://example.org/a/] است'],
    ['(https://example.org/a?b=1).', '([https://example.org/a?b=1]).'],
    ['به press@example.org بنویسید', 'به [press@example.org] بنویسید'],
    ['مادۀ 7(1)(h) اساسنامه', 'مادۀ [7(1)(h)] اساسنامه'],
    ['محکمه (ICC) و دیوان (ECJ)', 'محکمه ([ICC]) و دیوان ([ECJ])'],
    ['سازمان Human Rights Watch (HRW) گفت', 'سازمان [Human Rights Watch (HRW)] گفت'],
    ['نهاد Femena, Inc. و', 'نهاد [Femena, Inc.] و'],
    ["Women's Voices Now/Heidi Basch-Harod", "[Women's Voices Now/Heidi Basch-Harod]"],
    ['حدود ۴۸٪ زنان در سال ۲۰۲۵ و 1951', 'حدود ۴۸٪ زنان در سال ۲۰۲۵ و 1951'],
    ['UN ۲۰۲۵', '[UN] ۲۰۲۵'],
    // What is quoted says nothing of the sentence around it.
    [
      'AT&T: کتاب (Stop the deportations of all women now!) بندر',
      '[AT&T]: کتاب ([Stop the deportations of all women now!]) بندر',
    ],
    ['The people of Kabul (مردم) asked for water.', '[The people of Kabul ({مردم}) asked for water.]'],
    // Brackets and quotes around all of what is quoted are the text’s.
    [
      'گفت «(Stop the deportations of all women now!)».',
      'گفت «([Stop the deportations of all women now!])».',
    ],
    ['از «--help» و ((UK))', 'از «[--help]» و (([UK]))'],
    // Parts of file names and codes are no words of a sentence.
    ['report-final.pdf: را .NET: و جنبش m³/s!', '[report-final.pdf]: را [.NET]: و جنبش [m³/s]!'],
    // Somebody’s words do not make the sentence before them one of their direction.
    [
      'Kabul – Herat، G7 و رود: We have waited for the water too long.',
      '[Kabul – Herat]، [G7] و رود: [We have waited for the water too long.]',
    ],
    [
      'UN Women در رود: We have waited for the water too long.',
      '[UN Women] در رود: [We have waited for the water too long.]',
    ],
    ['در 12.5 درصد و 3,000 تن', 'در 12.5 درصد و 3,000 تن'],
  ])('%s', (text, expected) => {
    expect(rtl(text)).toBe(expected);
  });

  test('a number in other digits than the text’s stays with its words, behind brackets too', () => {
    const persian = { ...NONE, numerals: 'persian' };
    const text = 'گروه 5 (five) Rivers و 12 NGOs';
    expect(show(isolatedText(isolateText(text, 'rtl', persian)))).toBe('گروه [5 (five) Rivers] و [12 NGOs]');
  });

  test('a name of mixed direction is one run', () => {
    const direction = { direction: 'rtl' as const, lang: 'fa' };
    const names = { names: new Map([['VPO-سازمان حمایت', direction]]), locales: [] };
    expect(show(isolatedText(isolateText('گفت VPO-سازمان حمایت و ICC', 'rtl', names)))).toBe(
      'گفت {VPO-سازمان حمایت} و [ICC]',
    );
    expect(show(isolatedText(isolateText('says VPO-سازمان حمایت too', 'ltr', names)))).toBe(
      'says {VPO-سازمان حمایت} too',
    );
  });
});

describe('in left-to-right text', () => {
  test.each([
    ['The group جنبش ترکتبار افغانستان says', 'The group {جنبش ترکتبار افغانستان} says'],
    ['The word «سلام» 2025', 'The word «{سلام}» 2025'],
    ['سال ۱۴۰۴ is a year', '{سال ۱۴۰۴} is a year'],
    ['They said: رود آمد. مردم کجاست؟ and left', 'They said: {رود آمد. مردم کجاست؟} and left'],
    ['In كتب. شعب (UN) came', 'In {كتب}. {شعب} (UN) came'],
    ['He said “(این یک خبر است.)”', 'He said “({این یک خبر است.})”'],
    ['Plain words, https://example.org/', 'Plain words, https://example.org/'],
  ])('%s', (text, expected) => {
    expect(ltr(text)).toBe(expected);
  });
});

describe('across emphasis and links', () => {
  const inline = (markdown: string) => show(isolatedText(isolateRuns(parseInline(markdown), 'rtl', NONE)));
  test.each([
    ['قطعنامۀ [A/79/L.100](https://e.org) است', 'قطعنامۀ [A/79/L.100] است'],
    ['نهاد **Human** Rights *Watch* گفت', 'نهاد [Human Rights Watch] گفت'],
    ['نهاد **Human Rights** گفت', 'نهاد [Human Rights] گفت'],
    ['کد `a b` است', 'کد [a b] است'],
  ])('%s', (markdown, expected) => {
    expect(inline(markdown)).toBe(expected);
  });
  test('a run stays inside the link that holds it', () => {
    const [, link] = isolateRuns(parseInline('قطعنامۀ [A/79/L.100](https://e.org)'), 'rtl', NONE);
    expect(link).toMatchObject({ type: 'link', children: [{ type: 'run', direction: 'ltr' }] });
  });
});

describe('always', () => {
  const piece = fc.constantFrom(
    'ICC',
    ' ',
    'متن',
    '۴۸٪',
    '(',
    ')',
    '**',
    '*',
    '[x](https://e.org)',
    '`c`',
    'A/79',
    '.',
    '\u202E',
    '\u2066',
    '\u2069',
    'אב',
    '12',
    '-',
    '\n',
  );
  test('every character is kept in order, isolates are balanced, controls from outside are dropped', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.constantFrom('rtl' as const, 'ltr' as const),
        (pieces, base) => {
          const content = parseInline(pieces.join(''));
          const isolated = isolateRuns(content, base, NONE);
          const kept = plainText(content).replace(/[\u202A-\u202E\u2066-\u2069]/gu, '');
          expect(plainText(isolated).replaceAll('\u061C', '')).toBe(kept);
          let depth = 0;
          for (const character of isolatedText(isolated)) {
            if (character === '\u2066' || character === '\u2067') depth += 1;
            if (character === '\u2069') depth -= 1;
            expect(depth).toBeGreaterThanOrEqual(0);
            expect(character).not.toBe('\u202E');
          }
          expect(depth).toBe(0);
        },
      ),
      { numRuns: runs(150) },
    );
  });
});
