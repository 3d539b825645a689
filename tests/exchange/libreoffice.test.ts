import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docx } from '../../src/exchange/docx/index.js';
import type { ImportDocument } from '../../src/model/exchange.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import type { Outcome } from '../../src/model/problem.js';
import { ROOT } from '../publication.js';

/** Files that LibreOffice 7.4 opened, edited as their names say, and saved as “Word 2007–365 (.docx)”. */
const read = (name: string) => {
  const bytes = readFileSync(join(ROOT, 'tests/fixtures/libreoffice', `${name}.docx`));
  return docx.parse(new Uint8Array(bytes), `${name}.docx`) as Outcome<ImportDocument>;
};
const targets = (name: string) =>
  Object.fromEntries((read(name).value?.units ?? []).map(({ key, target }) => [key, target]));

/** What was exported. */
const TARGETS = {
  'the-river': 'سیند د ټولو دی',
  'we-ask': 'له **UN** څخه غواړو چې په ۲۰۲۵ کې [عمل](#) وکړي[^law].',
  now: '',
  dam: 'بند تړل شوی دی.',
  line: 'یو\\\nدوه',
  signed: 'لاسلیک کوونکي:',
};

const without = (key: string) => Object.fromEntries(Object.entries(TARGETS).filter(([name]) => name !== key));

describe('a file that LibreOffice saved', () => {
  test('untouched, is what was exported', () => {
    const { value, problems } = read('saved');
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ publication: 'the-river', sourceLocale: 'en', locale: 'ps' });
    expect(targets('saved')).toEqual(TARGETS);
    for (const { target, exported } of value?.units ?? []) expect(exported).toBe(fingerprint(target));
    expect(value?.units.filter(({ unfinished }) => unfinished).map(({ key }) => key)).toEqual(['dam']);
    expect(value?.units.find(({ key }) => key === 'we-ask')?.source).toBe(
      'We ask the **UN** to [act](#) in 2025[^law].',
    );
  });

  test('with tracked changes: insertions stay, deletions and a deleted row go', () => {
    expect(read('tracked').problems).toEqual([]);
    expect(targets('tracked')).toEqual({
      ...without('line'),
      'we-ask': 'له **UN** څخه غوښتنه کوو چې په ۲۰۲۵ کې [عمل](#) وکړي[^law].',
      now: 'اوس او «دلته»: موږ ټول',
      dam: 'بند اوس تړل شوی دی.',
    });
    expect(read('tracked').value?.units.find(({ key }) => key === 'dam')?.unfinished).toBe(false);
  });

  test('with a row deleted, a paragraph more, and bold words', () => {
    expect(read('edited').problems).toMatchObject([
      { severity: 'info', key: 'now', message: expect.stringContaining('several paragraphs') as string },
    ]);
    expect(targets('edited')).toEqual({
      ...without('signed'),
      'we-ask': 'له **ملګرو ملتونو** څخه غواړو',
      now: 'لومړۍ کرښه، می‌خواهد\\\nدوهمه کرښه',
    });
  });

  test('with two translations merged into one cell, these two are told and nothing is guessed', () => {
    const { problems } = read('merged');
    expect(problems.map(({ severity, key }) => [severity, key])).toEqual([
      ['error', 'now'],
      ['error', 'dam'],
    ]);
    expect(Object.keys(targets('merged'))).toEqual(['the-river', 'we-ask', 'line', 'signed']);
  });
});

/** Translations with bold, italics, links, notes, code and line breaks, as LibreOffice saved them. */
test.each(['formatting-fr', 'formatting-fa'])(
  '%s, in Word’s own formatting, is what was exported',
  (name) => {
    const { value, problems } = read(name);
    expect(problems).toEqual([]);
    expect(value?.units).toHaveLength(9);
    for (const { target, exported } of value?.units ?? []) expect(exported).toBe(fingerprint(target));
    const all = Object.values(targets(name)).join('\n');
    for (const sign of ['**Quay Street Library**', '](#)', '[^law]', '`H2O`', '\\\n', '[m]', '~~', '***'])
      expect(all).toContain(sign);
  },
);
