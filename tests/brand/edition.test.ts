import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { pageContent } from '../../src/pdf/page-content.js';
import { smallPublication } from '../pdf/small.js';
import { publish } from '../publication.js';

const CONFIG = `brand:
  accent: '#1a4d8f'
`;

let folder: string;
const built = (path: string) => readFile(join(folder, 'dist', path));
const page = async (path: string) => (await built(path)).toString();

beforeAll(async () => {
  folder = await smallPublication(CONFIG);
  const build = ['build', '-C', folder, '--format', 'html', 'pdf', 'print', '--no-cache'];
  expect(await publish(build)).toMatchObject({
    code: 0,
    stderr: expect.not.stringMatching(/brand|logo/u) as unknown,
  });
});

/** The colours of a PDF’s pages, by the operators that set them. */
async function coloursOf(path: string, operators: readonly string[]): Promise<Set<string>> {
  const pdf = await PDFDocument.load(await built(path), { updateMetadata: false });
  const found = pdf.getPages().flatMap((one) =>
    pageContent(one)
      .instructions.filter(({ operator }) => operators.includes(operator))
      .map(({ operands }) => operands.map((one) => Number(one).toFixed(2)).join(' ')),
  );
  return new Set(found);
}

describe('the accent', () => {
  test('comes after the package’s own in the style of the pages, by day and by night', async () => {
    const css = await page('assets/page.css');
    const accents = Array.from(css.matchAll(/--accent: (#\w+)/gu), ([, colour]) => colour);
    expect(accents.slice(-2)).toEqual(['#1a4d8f', '#77adf6']);
  });

  test.each(['en', 'fa'])('is the colour of the reading PDF in %s, and inks in print', async (tag) => {
    const read = await coloursOf(`${tag}/river.${tag}.pdf`, ['rg', 'RG']);
    expect(read).toContain('0.10 0.30 0.56');
    expect(read).not.toContain('0.54 0.08 0.22');
    const printed = await coloursOf(`${tag}/river.${tag}.print.pdf`, ['k', 'K']);
    expect(printed).toContain('0.86 0.58 0.00 0.27');
    // The package’s own.
    expect(printed).not.toContain('0.00 0.86 0.34 0.49');
  });
});
