import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats } from '../../src/render/index.js';
import { packagedFile, ROOT } from '../publication.js';
import { checked } from '../report/documents.js';

const STATEMENT = `# Harbour library

We said so with *Reading* Rooms: [the petition](#), [a letter](https://letter.example).

[The plan](#) is known.

## Signatories

- Harbour Readers
- Harbour Writers
`;

const KEYS = {
  title: 'harbour-library',
  text: 'we-said-so-with-reading',
  plan: 'the-plan-is-known',
};

/** What `unused-key` and `own-template` say: the place, what is wrong and what was meant. */
async function reported(files: Readonly<Record<string, string>>) {
  const { problems } = await checked(
    {
      'publish.config.yaml': 'locales: [en, fa]\ndate: 2026-03-12\n',
      'locales/en/statement.md': STATEMENT,
      ...files,
    },
    { packaged: packagedFile },
  );
  return problems
    .filter(({ rule }) => rule === 'unused-key' || rule === 'own-template')
    .map(({ severity, file, line, column, message, help = '' }) => ({
      place: `${file}:${line}:${column}`,
      severity,
      message,
      meant: /Did you mean “(.*?)”/u.exec(help)?.[1],
    }));
}

const config = (yaml: string) => ({
  'publish.config.yaml': `locales: [en, fa]\ndate: 2026-03-12\n${yaml}`,
});

describe('unused-key', () => {
  test('ok: keys that name something', async () => {
    expect(
      await reported({
        ...config(
          [
            '$schema: https://schema.example/publish.json',
            'names: { Harbour Readers: { lang: en }, Reading Rooms: { lang: en }, اتاق: { lang: fa } }',
            'links: { the petition: https://p.example, طرح: https://p.example }',
            'shortTitle: { en: Library, fa: کتابخانه }',
            'release: { place: { en: Harbour, fa-IR: بندر } }',
          ].join('\n'),
        ),
        'locales/en/press.json': '{ "kind": "Statement", "months": [], "solarMonths": [] }'.replaceAll(
          '[]',
          JSON.stringify(Array.from({ length: 12 }, () => 'x')),
        ),
        'locales/fa/signatories.json': '{ "Harbour Readers": "خوانندگان" }',
        'locales/fa/statement.json': JSON.stringify({
          [KEYS.title]: 'کتابخانه',
          [KEYS.text]: 'با *اتاق* گفتیم: [درخواست](#)، [نامه](https://letter.example).',
          [KEYS.plan]: '[طرح](#) پیداست.',
        }),
      }),
    ).toEqual([]);
  });

  test.each([
    ['names', 'names:\n  Harbour Reader: { lang: en }', '4:3', 'Harbour Readers'],
    ['names', 'names:\n  انجمن کتاب: { lang: fa }', '4:3', undefined],
    ['link', 'links:\n  the petitions: https://p.example', '4:3', 'the petition'],
    ['its own', 'links:\n  a letter: https://p.example', '4:3', undefined],
    ['shortTitle', 'shortTitle: { en: Library, fr: Bibliothèque }', '3:28', undefined],
    ['release.place', 'release:\n  place: { en: Harbour, fa-AF: بندر }', '4:25', 'fa'],
    ['release.contact', 'release:\n  contact: { en: Desk, Persian: دفتر }', '4:24', 'fa'],
  ])('not ok: under %s, %j', async (words, yaml, place, meant) => {
    const found = await reported(config(yaml));
    expect(found).toMatchObject([{ place: `publish.config.yaml:${place}`, severity: 'warning', meant }]);
    expect(found[0]?.message).toContain(words);
  });

  test.each([
    ['locales/en/press.json', '{\n  "kidn": "Statement"\n}', 'kind'],
    ['locales/fa/press.json', '{\n  "nonsense": "x"\n}', undefined],
    ['locales/fa/signatories.json', '{\n  "Harbour Writer": "نویسندگان"\n}', 'Harbour Writers'],
    ['locales/fa/statement.json', '{\n  "harbour-libary": "کتابخانه"\n}', KEYS.title],
  ])('not ok: in %s', async (file, json, meant) => {
    const [found] = await reported({ [file]: json });
    expect(found).toMatchObject({
      place: expect.stringMatching(new RegExp(`^${file}:2:`, 'u')) as string,
      severity: 'warning',
      meant,
    });
  });

  test('ok: the translation of a segment that was there at the last sync', async () => {
    expect(
      await reported({
        'locales/en/statement.json': JSON.stringify({ [KEYS.title]: 'Harbour library', gone: 'It is gone.' }),
        'locales/fa/statement.json': '{ "gone": "رفته است." }',
      }),
    ).toEqual([]);
  });
});

describe('own-template', () => {
  const packaged = async (name: string) => readFile(join(ROOT, 'templates', name), 'utf8');
  const known: Readonly<Record<string, unknown>> = Object.assign(
    {},
    ...formats.map(({ templates }) => templates),
  ) as Record<string, unknown>;

  test('ok: every template and style of the package, and no other is known', async () => {
    const names = (await readdir(join(ROOT, 'templates'))).filter((name) =>
      /\.(?:mustache|css|html)$/u.test(name),
    );
    expect(Object.keys(known).sort()).toEqual(names.sort());
    const files = await Promise.all(
      names.map(async (name) => [`templates/${name}`, await packaged(name)] as const),
    );
    expect(await reported(Object.fromEntries(files))).toEqual([]);
  });

  test('every variable of a template is in docs/templates.md', async () => {
    const page = await readFile(join(ROOT, 'docs/templates.md'), 'utf8');
    const namesIn = (held: unknown): string[] =>
      typeof held === 'object' && held !== null
        ? Object.entries(held).flatMap(([name, inner]) => [name, ...namesIn(inner)])
        : [];
    const names = [...new Set(namesIn(known))].filter((name) => !name.endsWith('.mustache'));
    const isNamed = (name: string) =>
      new RegExp(`[\`.{ ]${name.replaceAll('.', '\\.')}[\`.} ,]`, 'u').test(page);
    expect(names.filter((name) => !isNamed(name))).toEqual([]);
  });

  test.each([
    ['<p>\n{{titel}}', '2:1', 'title'],
    ['{{{heading.htm}}}', '1:1', 'heading.html'],
    ['{{#languages}}{{#items}}{{nmae}}{{lang}}{{/items}}{{/languages}}', '1:25', 'name'],
    ['{{^dateline}}{{dateline.date.is}}{{/dateline}}', '1:14', 'dateline.date.iso'],
    ['{{#strings.skips}}x{{/strings.skips}}', '1:1', 'strings.skip'],
  ])('not ok: %s', async (text, place, meant) => {
    expect(await reported({ 'templates/page.mustache': text })).toMatchObject([
      { place: `templates/page.mustache:${place}`, severity: 'warning', meant },
    ]);
  });
  test.each([
    ['page.mustache', 'a\n{{> heder.html}}', '2:1', 'header.html'],
    ['page.mustache', '{{> navigation.html}}', '1:1', undefined],
    ['header.html', '<p>{{> missing.html}}</p>', '1:4', undefined],
  ])('not ok: %s asks for a file that is not there: %s', async (name, text, place, meant) => {
    const files = { [`templates/${name}`]: text };
    expect(await reported(files)).toMatchObject([
      { place: `templates/${name}:${place}`, severity: 'error', meant },
    ]);
  });
  test.each([
    ['footer.html', '{{revison}}', '1:1', undefined],
    ['footer.fa.html', '<p>{{titel}}', '1:4', 'title'],
    ['fotter.html', '', '1:1', 'footer.html'],
    ['footer.ps.html', '', '1:1', 'footer.en.html'],
  ])('not ok: %s with “%s”', async (name, text, place, meant) => {
    expect(await reported({ [`templates/${name}`]: text })).toMatchObject([
      { place: `templates/${name}:${place}`, severity: 'warning', meant },
    ]);
  });
  test('ok: files that pages include, of all languages or of one, and files that these include', async () => {
    const files = {
      'templates/head.html': '<meta name="author" content="{{title}}">',
      'templates/header.fa.html': '<p lang="{{lang}}">{{up}}</p>{{> own.html}}',
      'templates/own.html': '{{kind}}{{dateline.date.iso}}',
    };
    expect(await reported(files)).toEqual([]);
  });
  test('not ok: a variable that no template has, in a file that another one includes', async () => {
    const files = { 'templates/header.html': '{{> own.html}}', 'templates/own.html': '{{datelin.date.iso}}' };
    expect(await reported(files)).toMatchObject([{ place: 'templates/own.html:1:1', severity: 'warning' }]);
  });
  test('ok: names of the sections around, the length of a list, comments', async () => {
    const text =
      '{{! note }}{{#dateline}}{{title}}{{#place}}{{html}}{{/place}}{{/dateline}}{{languages.items.length}}';
    expect(await reported({ 'templates/page.mustache': text })).toEqual([]);
  });
  test('not ok: a file that replaces nothing, and a template that is broken', async () => {
    expect(
      await reported({
        'templates/papr.css': '',
        'templates/paper.mustache': 'a\n{{#links}}',
        'templates/notes.txt': '',
      }),
    ).toMatchObject([
      { place: 'templates/paper.mustache:2:11', severity: 'error' },
      { place: 'templates/papr.css:1:1', severity: 'warning', meant: 'paper.css' },
    ]);
  });
});
