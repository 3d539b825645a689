import { describe, expect, test } from 'vitest';
import { checks } from '../../src/check/index.js';
import { corrected } from '../../src/client/editor/content.js';
import { INSPECTED, inspect } from '../../src/client/findings/inspect.js';
import { contentsOf } from '../../src/exchange/sheet/content.js';
import type { Content, SheetFinding } from '../../src/model/sheet.js';

const checking = { severities: {}, accepted: [], glossary: [], numerals: 'persian', names: [] };

/** What the checks find in a translation, as the editor shows it. */
function found(source: string, target: string | Content, locale = 'fa'): readonly SheetFinding[] {
  const contents = contentsOf(source, typeof target === 'string' ? target : '');
  const view = { role: 'paragraph' as const, codes: contents.codes, source: contents.source };
  const content = typeof target === 'string' ? contents.target : target;
  return inspect({ key: 'key', view, target: content, sourceLocale: 'en', locale, checking });
}

/** The words after every correction of one rule. */
function fixed(source: string, target: string, rule: string, locale?: string): string {
  const { target: content } = contentsOf(source, target);
  const corrections = found(source, target, locale).flatMap((one) =>
    one.rule === rule ? (one.corrections ?? []) : [],
  );
  return corrected(content, corrections)
    .map((piece) => (typeof piece === 'string' ? piece : '·'))
    .join('');
}

const samples = checks
  .filter(({ id }) => INSPECTED.has(id))
  .flatMap(({ id, samples: all }) =>
    all.flatMap((sample) =>
      'source' in sample && typeof sample.source === 'string' && typeof sample.wrong === 'string'
        ? [[id, sample.locale, sample.source, sample.wrong] as const]
        : [],
    ),
  );
const certain = samples.filter(([id, locale, source, wrong]) =>
  found(source, wrong, locale).some(({ rule, corrections }) => rule === id && corrections !== undefined),
);

describe('a correction', () => {
  test('is there for what is certain', () => {
    expect(new Set(certain.map(([id]) => id))).toEqual(
      new Set([
        ...['arabic-letters', 'ascii-digits', 'ascii-punctuation', 'ascii-quotes', 'doubled-spaces'],
        ...['foreign-digits', 'look-alikes', 'punctuation-spacing'],
      ]),
    );
  });

  test.each(certain)('of %s settles the finding (%s: %s %s)', (id, locale, source, wrong) => {
    const right = fixed(source, wrong, id, locale);
    expect(right).not.toBe(wrong);
    const left = found(source, right, locale).filter(({ rule, corrections }) => rule === id && corrections);
    expect(left).toEqual([]);
  });

  test('replaces exactly its range, around marks too', () => {
    expect(fixed('A **book** is one.', '**كتاب** يكي است.', 'arabic-letters')).toBe('·کتاب· یکی است.');
    expect(fixed('In 1,000 of 62.5.', 'در 1,000 از 62.5.', 'ascii-digits')).toBe('در ۱٬۰۰۰ از 62.5.');
    expect(fixed('A “b” c.', 'این "ب" "پ" است.', 'ascii-quotes')).toBe('این «ب» «پ» است.');
  });

  test.each([
    ['a quotation mark is alone', 'این "ب است.', 'ascii-quotes'],
    ['a letter may stand for two', 'د ښوونے کور.', 'arabic-letters'],
  ])('is not there where %s', (_why, target, rule) => {
    const locale = rule === 'arabic-letters' ? 'ps' : 'fa';
    expect(found('A school.', target, locale).map((one) => [one.rule, one.corrections])).toContainEqual([
      rule,
      undefined,
    ]);
  });
});
