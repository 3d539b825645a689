import { deflateSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import type { PreflightReport } from '../../src/model/preflight.js';
import { inspect } from '../../src/preflight/index.js';
import { costOf } from '../cost.js';
import { hostile, pdfOf } from './hostile.js';

/** Far above what any of them takes, far below what a hang would; in yardsticks. */
const MOST_COST = 1500;
/** Far below what would exhaust the memory. */
const MOST_GROWTH = 400_000_000;

/** What has to be said of some of them. */
const SAID: Readonly<Record<string, string>> = {
  'no byte at all': 'file.unreadable',
  'not a PDF': 'file.unreadable',
  'a page tree in a circle': 'file.unreadable',
  'an outline in a circle': 'file.trees',
  'a structure in a circle': 'file.trees',
  'names in a circle': 'file.trees',
  'a role map in a circle': 'tag.roles',
  'a form that paints itself': 'page.parse',
  'forms that double twenty times': 'file.limit',
  'a page that inflates to too much': 'file.limit',
  'a page that inflates twice to too much': 'file.limit',
  'objects in a stream that inflates to too much': 'file.limit',
  'entities in the metadata': 'meta.xmp',
  'a hundred thousand saved states': 'content.balance',
};

/** A file that is well built but for what is done to it, with a compressed page and an object stream. */
let sample: Uint8Array;

beforeAll(() => {
  const content = deflateSync(Buffer.from('q 1 0 0 1 9 9 cm BT /F 9 Tf <00410042> Tj ET Q\n'.repeat(40)));
  const map = 'beginbfrange <0000> <00FF> <0000> endbfrange';
  sample = pdfOf([
    '<</Type /Catalog /Pages 2 0 R /Outlines 8 0 R /StructTreeRoot 9 0 R /Lang (en)>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources <</Font <</F 5 0 R>>>> /Contents 4 0 R /StructParents 0>>',
    Buffer.concat([
      Buffer.from(`<</Filter /FlateDecode /Length ${content.length}>>\nstream\n`),
      content,
      Buffer.from('\nendstream'),
    ]),
    '<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R>>',
    '<</Subtype /CIDFontType2 /W [0 [500 500] 65 90 600] /CIDToGIDMap /Identity>>',
    `<</Length ${map.length}>>\nstream\n${map}\nendstream`,
    '<</First 10 0 R>>',
    '<</K 11 0 R /ParentTree <</Nums [0 [11 0 R]]>>>>',
    '<</Title (A) /Dest [3 0 R /XYZ 0 0 0]>>',
    '<</S /P /Pg 3 0 R /K 0>>',
  ]);
});

/** A report is sound: it has a verdict, and that follows from the findings. */
function expectSound(report: PreflightReport): void {
  expect(report.ok).toBe(report.findings.every(({ severity }) => severity !== 'error'));
  for (const { id, message } of report.findings)
    expect(`${id} ${message}`).not.toMatch(/\bundefined(?! entity)|NaN|\[object/u);
}

test('what has to be said is said of files that there are', () => {
  expect(Object.keys(hostile)).toEqual(expect.arrayContaining(Object.keys(SAID)));
});

test('the sample can be read', () => {
  const report = inspect(sample);
  expect(report.pages).toBe(1);
  expect(report.findings.map(({ id }) => id)).not.toEqual(
    expect.arrayContaining(['file.objects', 'page.parse']),
  );
});

test.each(Object.entries(hostile))('%s', async (name, make) => {
  const bytes = make();
  const before = process.memoryUsage().rss;
  const { value: report, cost } = await costOf(() => inspect(bytes));
  expect(cost).toBeLessThan(MOST_COST);
  expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH);
  expectSound(report);
  expect(report.ok).toBe(false);
  const said = SAID[name];
  if (said !== undefined) expect(report.findings.map(({ id }) => id)).toContain(said);
});

test('a file cut short at fifty places', () => {
  for (let part = 0; part < 50; part++) {
    const report = inspect(sample.subarray(0, Math.floor((sample.length * part) / 50)));
    expectSound(report);
    expect(report.ok).toBe(false);
  }
});

test('bytes changed at random, two hundred times', () => {
  // A linear congruential generator: the same files on every machine.
  let state = 20_250_812;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let round = 0; round < 200; round++) {
    const bytes = Uint8Array.from(sample);
    for (let count = 0; count <= round % 8; count++) bytes[random(bytes.length)] = random(256);
    expectSound(inspect(bytes));
  }
});

test('an encrypted file has one finding', () => {
  const report = inspect(
    pdfOf(
      ['<</Type /Catalog /Pages 2 0 R>>', '<</Kids [3 0 R]>>', '<</Type /Page>>'],
      '/Encrypt <</Filter /Standard>> ',
    ),
  );
  expect(report.findings.map(({ id }) => id)).toEqual(['file.encrypt']);
});
