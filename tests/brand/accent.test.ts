import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { converter, differenceEuclidean, wcagContrast } from 'culori';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/index.js';
import { accentOf, GROUNDS, paleAccent } from '../../src/model/accent.js';
import { publicationOf, publish, ROOT } from '../publication.js';
import { runs } from '../runs.js';

const read = (yaml: string) => parseConfig(yaml, 'publish.config.yaml', ['html'], []);
const brand = (yaml: string) => read(yaml).value?.brand;
const found = (yaml: string) =>
  read(yaml).problems.map(({ line, column, message, help }) => [`${line}:${column}`, message, help]);

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);
const toOklch = converter('oklch');
const contrast = (colour: string, grounds: readonly string[]) =>
  Math.min(...grounds.map((ground) => wcagContrast(colour, ground)));

/** How far the hue of one colour is from that of another that has enough of it to be seen. */
function turned(one: string, other: string): number {
  const [a, b] = [toOklch(one), toOklch(other)];
  if (a === undefined || b === undefined || a.c < 0.04 || b.c < 0.04) return 0;
  const between = Math.abs((a.h ?? 0) - (b.h ?? 0));
  return Math.min(between, 360 - between);
}

describe('any colour', () => {
  test('that is refused comes with the nearest one that is not', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        const pale = paleAccent(colour);
        if (pale === undefined) {
          expect(contrast(colour, GROUNDS.day)).toBeGreaterThanOrEqual(4.5);
          return;
        }
        expect(contrast(colour, GROUNDS.day)).toBeLessThan(4.5);
        expect(paleAccent(pale.nearest)).toBeUndefined();
        // No darker than needed.
        expect(contrast(pale.nearest, GROUNDS.day)).toBeLessThan(4.7);
        expect(turned(colour, pale.nearest)).toBeLessThan(4);
      }),
      { numRuns: runs(60) },
    );
  });

  test('has a lighter one of its hue that can be read on dark pages', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        const { day, night } = accentOf(colour);
        expect(day).toBe(colour);
        expect(contrast(night, GROUNDS.night)).toBeGreaterThanOrEqual(7);
        expect(turned(colour, night)).toBeLessThan(4);
      }),
      { numRuns: runs(60) },
    );
  });
});

test('what is near in the colour space is near to the eye', () => {
  const { nearest = '' } = paleAccent('#d97706') ?? {};
  expect(differenceEuclidean('oklch')('#d97706', nearest)).toBeLessThan(0.15);
});

test('the grounds are those of the pages', () => {
  const css = readFileSync(join(ROOT, 'templates/page.css'), 'utf8');
  const [day = '', night = ''] = css.split('@media (prefers-color-scheme: dark)');
  const grounds = (sheet: string) =>
    ['paper', 'tint'].map((name) => new RegExp(`--${name}: (#[0-9a-f]{6});`, 'u').exec(sheet)?.[1]);
  expect([grounds(day), grounds(night)]).toEqual([GROUNDS.day, GROUNDS.night]);
});

test('a colour is read in its two forms', () => {
  expect(brand("brand: { accent: '#06C' }\n")).toMatchObject({ accent: '#0066cc' });
  expect(brand("brand:\n  accent: '#1A4D8F'\n")).toMatchObject({ accent: '#1a4d8f' });
});

test('a colour that is too pale is an error at its place with the nearest one', () => {
  expect(found("brand:\n  accent: '#d97706'\n")).toEqual([
    [
      '2:11',
      '“brand.accent” has a contrast of 2.84:1 with light pages; text needs 4.5:1 (WCAG 2.2, level AA).',
      "Use '#a85b00', the nearest colour of the same hue that can be read. Dark pages then use #ea9852, computed from it.",
    ],
  ]);
});

test.each([
  [
    'what YAML reads as a comment',
    'brand:\n  accent: #8a1538\n',
    'empty',
    /^Give a colour in quotation marks/u,
  ],
  ['a colour without its sign', 'brand:\n  accent: 8a1538\n', '“8a1538”', /^Did you mean “'#8a1538'”\?$/u],
  ['the name of a colour', 'brand:\n  accent: crimson\n', '“crimson”', /^Give a colour in quotation marks/u],
])('%s is an error that says what to write', (_, yaml, what, advice) => {
  const [[, message, help] = []] = found(yaml);
  expect(message).toBe(`“brand.accent” is ${what}, not a colour in quotation marks such as '#8a1538'.`);
  expect(help).toMatch(advice);
});

test('the command stops with the place and the colour to use', async () => {
  const folder = await publicationOf({
    'locales/en/statement.md': '12 August 2025\n\n# River\n\nKeep it clean.\n',
    'publish.config.yaml': "brand:\n  accent: '#d97706'\n",
  });
  const { code, stderr } = await publish(['build', '-C', folder]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^publish\.config\.yaml\n\s+2:11 /u);
  expect(stderr).toContain("Use '#a85b00'");
});
