import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { getDocument } from '../pdf-js.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { readContent } from '../../src/pdf/syntax/content.js';
import { publish, ROOT, spawnPublish, ANOTHER_DAY } from '../publication.js';
import { inPdfium, shareOf, tagsInPdfJs } from '../pdf/readers.js';
import { smallPublication, smallTexts } from '../pdf/small.js';

const MILLIMETRE = 72 / 25.4;
const TAGS = ['en', 'fa'] as const;
const fogra = () => readFile(join(ROOT, 'templates/fogra39l.icc'));

let folder: string;
let own: string;
const files = new Map<string, Uint8Array>();
const file = (name: string) => files.get(name) ?? new Uint8Array();
const bytesOf = async (root: string, path: string) => new Uint8Array(await readFile(join(root, path)));
const documentOf = (name: string) => PDFDocument.load(file(name), { updateMetadata: false });

beforeAll(async () => {
  // Each block begins a page: five of them, as many as a booklet needs to be told from a list.
  const style = await readFile(join(ROOT, 'templates/paper.css'), 'utf8');
  const pages = ':is(.body h2, .body li + li, .signatories, .links) { break-before: page }';
  folder = await smallPublication('', { 'templates/paper.css': `${style}\n${pages}\n` });
  const build = ['build', '--format', 'print', 'booklet'];
  expect(await publish(['-C', folder, ...build])).toMatchObject({
    code: 0,
    stderr: expect.not.stringContaining('error') as unknown,
  });
  own = await smallPublication(
    'print: { standard: x1a, profile: press.icc, bleed: 5, marks: false }\npdf: { pageSize: Letter }\n',
    { 'press.icc': await fogra() },
  );
  expect(await publish(['-C', own, 'build', '--format', 'print', '--locale', 'fa'])).toMatchObject({
    code: 0,
  });
  for (const tag of TAGS) {
    for (const kind of ['print', 'booklet']) {
      files.set(`${tag} ${kind}`, await bytesOf(folder, `dist/${tag}/river.${tag}.${kind}.pdf`));
    }
  }
  files.set('x1a', await bytesOf(own, 'dist/fa/river.fa.print.pdf'));
});

/** The boxes of each page, in millimetres from the corner of the sheet: left, bottom, width, height. */
async function boxesOf(name: string) {
  return (await documentOf(name))
    .getPages()
    .map((page) =>
      Object.fromEntries(
        Object.entries({ media: page.getMediaBox(), bleed: page.getBleedBox(), trim: page.getTrimBox() }).map(
          ([key, { x, y, width, height }]) => [key, [x, y, width, height].map((side) => side / MILLIMETRE)],
        ),
      ),
    );
}

const exact = (sides: readonly number[]) => sides.map((side) => expect.closeTo(side, 2) as unknown);

describe('boxes, to a hundredth of a millimetre', () => {
  test.each([
    ['en print', 210, 297, 3, 8],
    ['fa print', 210, 297, 3, 8],
    ['en booklet', 420, 297, 3, 8],
    ['fa booklet', 420, 297, 3, 8],
    ['x1a', 215.9, 279.4, 5, 0],
  ])('%s', async (name, width, height, bleed, slug) => {
    const boxes = await boxesOf(name);
    expect(boxes.length).toBeGreaterThan(0);
    const edge = bleed + slug;
    for (const { media, bleed: bled, trim } of boxes) {
      expect(media).toEqual(exact([0, 0, width + 2 * edge, height + 2 * edge]));
      expect(bled).toEqual(exact([slug, slug, width + 2 * bleed, height + 2 * bleed]));
      expect(trim).toEqual(exact([edge, edge, width, height]));
    }
  });
});

describe('what the file says it is', () => {
  async function intentOf(name: string) {
    const { catalog } = await documentOf(name);
    const intents = catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
    expect(intents.size()).toBe(1);
    const intent = intents.lookup(0, PDFDict);
    const profile = intent.lookup(PDFName.of('DestOutputProfile'));
    return {
      profile: profile instanceof PDFRawStream ? inflateSync(profile.getContents()) : undefined,
      entries: Object.fromEntries(
        intent.entries().map(([key, value]) => [key.decodeText(), value.toString()]),
      ),
    };
  }

  test.each(['en print', 'fa print', 'en booklet'])(
    '%s: PDF/X-4 with the profile of FOGRA39',
    async (name) => {
      const raw = Buffer.from(file(name)).toString('latin1');
      expect(raw.slice(0, 8)).toBe('%PDF-1.6');
      expect(raw).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>');
      expect(raw).toContain('<pdf:Trapped>False</pdf:Trapped>');
      const { profile, entries } = await intentOf(name);
      expect(entries).toMatchObject({
        S: '/GTS_PDFX',
        OutputConditionIdentifier: '(FOGRA39)',
        RegistryName: '(http://www.color.org)',
      });
      expect(profile?.equals(await fogra())).toBe(true);
    },
  );

  test('x1a: PDF/X-1a:2003 with the profile of the publication', async () => {
    const raw = Buffer.from(file('x1a')).toString('latin1');
    expect(raw.slice(0, 8)).toBe('%PDF-1.4');
    expect(raw).toMatch(/\/GTS_PDFXVersion \(PDF\/X-1a:2003\)/u);
    expect(raw).not.toContain('/ObjStm');
    const { profile, entries } = await intentOf('x1a');
    expect(entries).toMatchObject({ S: '/GTS_PDFX', OutputConditionIdentifier: '(Custom)' });
    expect(entries.RegistryName).toBeUndefined();
    expect(profile?.equals(await fogra())).toBe(true);
  });

  test.each(['press.icc', 'nowhere.icc'])('a profile that is none stops the build: %s', async (path) => {
    const broken = await smallPublication(`print: { profile: ${path} }\n`, { 'press.icc': 'no profile' });
    const { code, stderr } = await publish(['-C', broken, 'build', '--format', 'print', '--locale', 'en']);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${path} (print.profile)`)]);
  });
});

describe.each(['en print', 'fa print', 'en booklet', 'fa booklet', 'x1a'])('%s: on the plates', (name) => {
  /** Instructions of every page and of the forms on it. */
  async function painted() {
    const document = await documentOf(name);
    const streams = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
      if (!(object instanceof PDFRawStream)) return [];
      const subtype = object.dict.get(PDFName.of('Subtype'))?.toString();
      const isContent =
        document.getPages().some(({ node }) => node.Contents() === object) || subtype === '/Form';
      return isContent ? [inflateSync(object.getContents())] : [];
    });
    return streams.map((bytes) => readContent(bytes).instructions);
  }

  test('text in black and grey is on black alone, and nothing is in RGB', async () => {
    const texts = new Map<string, number>();
    for (const instructions of await painted()) {
      let fill = '';
      const saved: string[] = [];
      for (const { operator, operands } of instructions) {
        expect(['rg', 'RG', 'g', 'G', 'sc', 'scn', 'SC', 'sh']).not.toContain(operator);
        if (operator === 'k') fill = operands.map(Number).join(' ');
        else if (operator === 'q') saved.push(fill);
        else if (operator === 'Q') fill = saved.pop() ?? '';
        else if (operator === 'Tj' || operator === 'TJ') texts.set(fill, (texts.get(fill) ?? 0) + 1);
      }
    }
    const colours = [...texts.keys()];
    expect(colours).toContain('0 0 0 1');
    // All but the accent of the release line and the marks of what is not translated.
    const accents = colours.filter((colour) => !/^0 0 0 [\d.]+$/u.test(colour));
    expect(accents.length).toBe(1);
    expect(
      accents[0]
        ?.split(' ')
        .map(Number)
        .reduce((sum, ink) => sum + ink, 0),
    ).toBeLessThan(3);
  });

  test('there is no annotation, no transparency, and marks only where they are asked for', async () => {
    const document = await documentOf(name);
    for (const { node } of document.getPages()) {
      expect([node.Annots(), node.get(PDFName.of('Group'))]).toEqual([undefined, undefined]);
    }
    const raw = document.context.enumerateIndirectObjects().map(([, object]) => object.toString());
    expect(
      raw.filter((one) =>
        /\/(?:SMask|BM) (?!\/(?:None|Normal))|\/(?:ca|CA) 0?\.|\/S \/Transparency/u.test(one),
      ),
    ).toEqual([]);
    expect(raw.some((one) => one.includes('/Separation /All'))).toBe(name !== 'x1a');
  });
});

describe.each(TAGS)('the text of the print PDF in %s', (tag) => {
  test('is there, word by word, for PDFium', async () => {
    const written = smallTexts(tag).join('\n');
    expect(shareOf(written, await inPdfium(file(`${tag} print`))).lost).toEqual([]);
    expect(shareOf(written, await inPdfium(file(`${tag} booklet`))).lost).toEqual([]);
  });

  test('is tagged, links as plain spans', async () => {
    const raw = JSON.stringify(await tagsInPdfJs(file(`${tag} print`)));
    expect(raw).toContain('"H1"');
    expect(raw).toContain('"LBody"');
    expect(raw).not.toContain('"Link"');
  });

  test('the booklet has the first page on the outside of the first sheet, at the right place', async () => {
    const pages = (await documentOf(`${tag} print`)).getPageCount();
    expect(pages).toBeGreaterThanOrEqual(5);
    const document = await getDocument({ data: file(`${tag} booklet`).slice(), verbosity: 0 }).promise;
    expect(document.numPages).toBe(2 * Math.ceil(pages / 4));
    const middle = (210 + 11) * MILLIMETRE;
    const [title = ''] = smallTexts(tag);
    const halves: string[] = [];
    for (let number = 1; number <= 2; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      for (const isRight of [false, true]) {
        const half = items.flatMap((item) =>
          'str' in item && item.transform[4] > middle === isRight ? item.str : [],
        );
        halves.push(half.join(' '));
      }
    }
    await document.destroy();
    const [outside, inside] = tag === 'en' ? [halves[1], halves[2]] : [halves[0], halves[3]];
    expect(outside?.replace(/\u200C/gu, '')).toContain(title);
    const [, , demands = ''] = smallTexts(tag);
    expect(inside).toContain(demands.replace(/\u200C/gu, ''));
  });
});

test('the same bytes on another day and one page at a time', async () => {
  const build = ['-C', folder, 'build', '--format', 'print', 'booklet', '--jobs', '1', '--locale', 'fa'];
  expect(await spawnPublish([...build, '--out-dir', 'again'], ANOTHER_DAY)).toMatchObject({ code: 0 });
  for (const kind of ['print', 'booklet']) {
    const again = await readFile(join(folder, `again/fa/river.fa.${kind}.pdf`));
    expect(again.equals(file(`fa ${kind}`))).toBe(true);
  }
});
