import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDocument } from '../../src/preflight/reading/index.js';
import { publicationOf, publish } from '../publication.js';

const WORDS = 'The council has decided to close the library of the harbour at once. '.repeat(12);
const COLUMNS = 14;
const row = (cell: (at: number) => string) =>
  `| ${Array.from({ length: COLUMNS }, (_, at) => cell(at)).join(' | ')} |`;
const WIDE = [row((at) => `C${at}`), row(() => '---'), row(() => 'Acknowledgements')].join('\n');
const ADDRESS = `https://example.org/${'a_very_long_name_without_any_hyphen_'.repeat(6)}`;

/** The size that most characters of a PDF are set in, in points. */
function bodySize(pdf: Uint8Array): number {
  const counts = new Map<number, number>();
  for (const { content } of readDocument(pdf).pages) {
    for (const { size, text } of content.pieces) {
      const points = Math.round(Math.abs(size) * 100) / 100;
      counts.set(points, (counts.get(points) ?? 0) + text.length);
    }
  }
  const [[size] = [0]] = [...counts].sort(([, one], [, other]) => other - one);
  return size;
}

test('the text has the same size in a PDF with a wide table and a long address as in a plain one', async () => {
  const sizes: number[] = [];
  for (const more of ['', `${WIDE}\n\n| A | B |\n| --- | --- |\n| ${ADDRESS} | ${ADDRESS} |\n\n${ADDRESS}`]) {
    const folder = await publicationOf({
      'locales/en/statement.md': `# Harbour library\n\n${WORDS}\n\n${more}\n`,
      'publish.config.yaml': 'date: 2026-03-12\nslug: harbour\nlocales: [en]\n',
    });
    const { code, stderr } = await publish(['-C', folder, 'build', '--format', 'pdf']);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    sizes.push(bodySize(new Uint8Array(await readFile(join(folder, 'dist/en/harbour.en.pdf')))));
  }
  const [plain = 0, wide] = sizes;
  expect(plain).toBeGreaterThan(8);
  expect(wide).toBe(plain);
});
