import { describe, expect, test } from 'vitest';
import { elements } from '../html.js';
import { parse } from 'parse5';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publicationOf, publish } from '../publication.js';

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>\n';

/** A publication in English and Persian with a brand. */
const branded = (brand: string, files: Readonly<Record<string, string | Uint8Array>> = {}) =>
  publicationOf({
    'locales/en/statement.md': '# River\n\nKeep it clean.\n',
    'locales/fa/statement.json': '{ "river": "رود", "keep-it-clean": "پاکش نگه دارید." }',
    'publish.config.yaml': `date: 2025-08-12\nlocales: [en, fa]\nbrand:\n  ${brand}\n`,
    ...files,
  });

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly locale?: string;
  readonly message: string;
  readonly help: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What `check` finds in the configuration. */
async function found(folder: string): Promise<Found[]> {
  const { stdout } = await publish(['check', '-C', folder, '--json']);
  const { problems } = JSON.parse(stdout) as { problems: Found[] };
  return problems.filter(({ file }) => file === 'publish.config.yaml');
}

describe('a logo', () => {
  test('that is missing, no image, or does more than be drawn is an error at the line that names it, and no build', async () => {
    const cases: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
      [{}, 'The logo “logo.svg” is missing.'],
      [{ 'logo.svg': 'the keys of a server' }, 'The logo “logo.svg” is not an image.'],
      [
        { 'logo.svg': LOGO.replace('<circle', '<script/><circle') },
        'The logo “logo.svg” is an SVG with the element <script> (line 1).',
      ],
    ];
    for (const [files, message] of cases) {
      const folder = await branded('logo: { alt: River Circle, file: logo.svg }', files);
      expect(await found(folder)).toMatchObject([
        { rule: 'brand-file', severity: 'error', line: 4, column: 36, message },
        { rule: 'logo-text', locale: 'fa' },
      ]);
      const { code, stderr } = await publish(['build', '-C', folder, '--format', 'html']);
      expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
    }
  });

  test('without words in a language is reported for it, and its page has those of the source, marked', async () => {
    const folder = await branded('logo: { file: logo.svg, alt: { en: River Circle, fr: Cercle } }', {
      'logo.svg': LOGO,
    });
    const reported = (await found(folder)).map(({ rule, locale, line, column }) => [
      rule,
      locale,
      line,
      column,
    ]);
    expect(reported).toEqual([
      ['logo-text', 'fa', 4, 17],
      ['unused-key', 'en', 4, 52],
    ]);
    expect((await publish(['build', '-C', folder, '--format', 'html'])).code).toBe(0);
    const html = parse(await readFile(join(folder, 'dist/fa/index.html'), 'utf8'));
    const [logo] = elements(html, ({ attributes }) => attributes.class === 'logo');
    expect(logo?.attributes).toEqual({ class: 'logo', lang: 'en' });
    expect(elements(logo, () => true)[0]?.attributes.alt).toBe('River Circle');
  });

  test('may be a path alone, and is then reported for every language', async () => {
    const folder = await branded('logo: logo.svg', { 'logo.svg': LOGO });
    const reported = (await found(folder)).map(({ rule, locale, column }) => [rule, locale, column]);
    expect(reported).toEqual([
      ['logo-text', 'en', 9],
      ['logo-text', 'fa', 9],
    ]);
  });

  test.each([
    ['logo: { alt: River Circle }', '“brand.logo” has no “file”.', 'Add it: file: …'],
    ['logo: ../logo.svg', '“brand.logo” is “../logo.svg”, not a path inside the publication.', undefined],
  ])('cannot be `%s`', async (brand, message, advice) => {
    const { code, stderr } = await publish(['check', '-C', await branded(brand)]);
    expect(code).toBe(2);
    expect(stderr).toContain(`4:9   error    ${message}`.slice(6));
    if (advice !== undefined) expect(stderr).toContain(advice);
  });
});

describe('an icon', () => {
  test('may be the logo, which is then one file', async () => {
    const folder = await branded('logo: { file: logo.svg, alt: { en: River, fa: رود } }\n  icon: logo.svg', {
      'logo.svg': LOGO,
    });
    expect(await found(folder)).toEqual([]);
    expect((await publish(['build', '-C', folder, '--format', 'html'])).code).toBe(0);
    const html = await readFile(join(folder, 'dist/index.html'), 'utf8');
    expect(html).toMatch(
      /<link rel="icon" href="assets\/images\/([\w-]+\.svg)" type="image\/svg\+xml" sizes="any">[^]*<img src="assets\/images\/\1"/u,
    );
  });

  test('that is missing or of another kind is an error at its line', async () => {
    expect(await found(await branded('icon: icon.svg'))).toMatchObject([
      { rule: 'brand-file', line: 4, column: 9, message: 'The icon “icon.svg” is missing.' },
    ]);
    const { code, stderr } = await publish(['check', '-C', await branded('icon: icon.ico')]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('not a path of an SVG or PNG file')]);
  });
});

test('a stylesheet asks for nothing outside the edition, and imports nothing', async () => {
  const folder = await branded('stylesheet: own.css', {
    'own.css': 'h1 { color: red }\n@import "more.css";\nbody { background: url(https://a.example/b.png) }\n',
  });
  const { stdout } = await publish(['check', '-C', folder, '--json']);
  const { problems } = JSON.parse(stdout) as { problems: Found[] };
  expect(
    problems.filter(({ file }) => file === 'own.css').map(({ rule, line, column }) => [rule, line, column]),
  ).toEqual([
    ['own-template', 2, 1],
    ['own-template', 3, 20],
  ]);
});

test('a stylesheet that is missing is an error at its line; one in another encoding is one in the file', async () => {
  expect(await found(await branded('stylesheet: own.css'))).toMatchObject([
    { rule: 'brand-file', line: 4, column: 15, message: 'The stylesheet “own.css” is missing.' },
  ]);
  const folder = await branded('stylesheet: own.css', { 'own.css': Uint8Array.of(0x61, 0xff) });
  const { code, stderr } = await publish(['build', '-C', folder, '--format', 'html']);
  expect([code, stderr]).toEqual([1, expect.stringContaining('own.css')]);
  expect(stderr).toContain('invalid-utf8');
});
