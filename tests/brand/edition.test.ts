import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { parse } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { pageContent } from '../../src/pdf/page-content.js';
import { elements } from '../html.js';
import { smallPublication } from '../pdf/small.js';
import { onePixel } from '../pictures.js';
import { publish } from '../publication.js';

/** A ring and a word drawn as lines, wider than high. */
const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><circle cx="20" cy="20" r="15" fill="none" stroke="#1a4d8f" stroke-width="6"/><path d="M50 30V10l20 20V10M82 10v20M94 10v20h18" fill="none" stroke="#000" stroke-width="5"/></svg>\n';

/** On paper a colour that nothing else has. */
const STYLE = '\uFEFF/* Ours. */\r\nh1 { letter-spacing: 0 }\r\n@media print { h1 { color: #00667a } }\r\n';

const CONFIG = `brand:
  accent: '#1a4d8f'
  logo: { file: press/logo.svg, alt: { en: River Circle, fa: حلقۀ رود } }
  icon: press/icon.PNG
  stylesheet: press/own.css
`;

let folder: string;
const built = (path: string) => readFile(join(folder, 'dist', path));
const page = async (path: string) => (await built(path)).toString();

beforeAll(async () => {
  folder = await smallPublication(CONFIG, {
    'press/logo.svg': LOGO,
    'press/icon.PNG': onePixel(),
    'press/own.css': STYLE,
  });
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

describe('the logo', () => {
  const ALTS = [
    ['en', 'River Circle'],
    ['fa', 'حلقۀ رود'],
  ] as const;
  const named = async (path: string, name: string) =>
    elements(
      parse(await page(path)),
      ({ tagName, attributes }) => tagName === name || attributes.class === name,
    );

  test('is a file of the edition, as it is, and in its manifest', async () => {
    const { files } = JSON.parse(await page('manifest.json')) as { files: { path: string }[] };
    const [path = ''] = files.map((file) => file.path).filter((one) => one.endsWith('-logo.svg'));
    expect(await page(path)).toBe(LOGO);
  });

  test.each([
    ['index.html', '', 'River Circle'],
    ['en/index.html', '../', 'River Circle'],
    ['fa/index.html', '../', 'حلقۀ رود'],
  ])('is at the head of %s', async (path, up, alt) => {
    expect((await named(path, 'logo')).map(({ attributes }) => attributes)).toEqual([{ class: 'logo' }]);
    const [image] = await named(path, 'img');
    expect(image?.attributes).toMatchObject({ alt, width: '120', height: '40' });
    expect(image?.attributes.src).toMatch(new RegExp(`^${up}assets/images/[0-9a-f]{8}-logo\\.svg$`, 'u'));
  });

  test.each(ALTS)('is a figure with its words in the PDFs in %s', async (tag, alt) => {
    for (const kind of ['pdf', 'print.pdf']) {
      const bytes = await built(`${tag}/river.${tag}.${kind}`);
      const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
      const words = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
        const isFigure = object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of('Figure');
        const one = isFigure ? object.lookup(PDFName.of('Alt')) : undefined;
        return one instanceof PDFString || one instanceof PDFHexString ? one.decodeText() : [];
      });
      expect(words).toEqual([alt]);
    }
  });
});

describe('the icon', () => {
  test.each([
    ['index.html', ''],
    ['en/index.html', '../'],
    ['fa/index.html', '../'],
  ])('and the colour of the browser are in the head of %s', async (path, up) => {
    const links = elements(parse(await page(path)), ({ attributes }) => attributes.rel === 'icon');
    expect(links.map(({ attributes }) => [attributes.type, attributes.sizes])).toEqual([
      ['image/png', '1x1'],
    ]);
    const href = links[0]?.attributes.href ?? '';
    expect(href.slice(0, up.length)).toBe(up);
    expect(await built(href.slice(up.length))).toEqual(onePixel());
    expect(
      elements(parse(await page(path)), (one) => one.attributes.name === 'theme-color').map(
        (one) => one.attributes.content,
      ),
    ).toEqual(['#1a4d8f']);
  });
});

describe('the stylesheet', () => {
  test('is the end of the style of the pages', async () => {
    const css = await page('assets/page.css');
    expect(css.trimEnd()).toMatch(/h1 \{ letter-spacing: 0 \}\n@media print \{ h1 \{ color: #00667a \} \}$/u);
    expect(css.indexOf('h1 { letter-spacing: 0 }')).toBeGreaterThan(css.indexOf('--accent: #77adf6'));
  });

  test.each(['en', 'fa'])('colours the PDFs in %s', async (tag) => {
    expect(await coloursOf(`${tag}/river.${tag}.pdf`, ['rg'])).toContain('0.00 0.40 0.48');
    expect(await coloursOf(`${tag}/river.${tag}.print.pdf`, ['k'])).not.toContain('0.00 0.40 0.48');
  });
});
