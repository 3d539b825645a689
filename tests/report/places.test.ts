import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../runs.js';
import { checked } from './documents.js';

/** A character that no text may have; the finding has to point at it. */
const MARKER = '\uE000';

/** A character as JSON may write it: itself, with a short escape, or as `\u` and its code (RFC 8259 §7). */
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const coded = (text: string) =>
  Array.from(
    { length: text.length },
    (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
const character = fc
  .tuple(
    fc.constantFrom('a', 'ب', '۱', '.', '،', '"', '\\', '/', '\n', '\t', ' ', 'é', '😀', '\u200c'),
    fc.nat(2),
  )
  .map(([text, way]) => {
    const must = text === '"' || text === '\\' || text < ' ';
    return way === 0 ? coded(text) : way === 1 || must ? (SHORT[text] ?? text) : text;
  });
const stretch = fc.array(character, { maxLength: 12 }).map((pieces) => pieces.join(''));

test('a finding points at the very character of a translation, whatever escapes stand before it', async () => {
  await fc.assert(
    fc.asyncProperty(stretch, stretch, fc.boolean(), async (before, after, isCoded) => {
      const marker = isCoded ? coded(MARKER) : MARKER;
      const line = `  "the-river": "آب${before}${marker}${after}.",`;
      const { problems } = await checked({
        'publish.config.yaml': 'locales: [en, fa]',
        'locales/en/statement.md': '# The river\n\nIt has to flow.\n\n## Signatories:\n\n- One\n',
        'locales/fa/statement.json': `{\n${line}\n  "it-has-to-flow": "باید روان باشد."\n}\n`,
      });
      const found = problems.filter(
        ({ locale, message }) => locale === 'fa' && /U\+E000|private/iu.test(message),
      );
      expect(found.map(({ file, line: row, column }) => [file, row, column])).toEqual([
        ['locales/fa/statement.json', 2, line.indexOf(marker) + 1],
      ]);
    }),
    { numRuns: runs(25) },
  );
});

test('a finding points at the very character of the statement', async () => {
  const piece = fc.constantFrom(
    'a',
    'word ',
    '**b** ',
    '[c](https://x.example) ',
    '&amp; ',
    '\\* ',
    'é',
    '😀 ',
    '`d` ',
    'ب ',
  );
  const pieces = fc.array(piece, { maxLength: 8 }).map((list) => list.join(''));
  await fc.assert(
    fc.asyncProperty(pieces, pieces, fc.constantFrom('', '> ', '- ', '## '), async (before, after, block) => {
      const line = `${block}It ${before}${MARKER}${after} flows.`;
      const { problems } = await checked({
        'publish.config.yaml': 'locales: [en]',
        'locales/en/statement.md': `# The river\n\n${line}\n\nText.\n\n## Signatories:\n\n- One\n`,
      });
      const found = problems.filter(({ message }) => /U\+E000|private/iu.test(message));
      expect(found.map(({ file, line: row, column }) => [file, row, column])).toEqual([
        ['locales/en/statement.md', 3, line.indexOf(MARKER) + 1],
      ]);
    }),
    { numRuns: runs(20) },
  );
});
