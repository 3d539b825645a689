import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isWrittenIn, scriptOf } from '../../src/localize/languages.js';
import { toLocale } from '../../src/model/locale.js';
import { parseConfig } from '../../src/config/index.js';
import { parseStrings } from '../../src/parse/strings.js';
import { localizeAll } from '../../src/pipeline/documents.js';
import { exportDocument, wordingFor } from '../../src/pipeline/exchange.js';
import { readConfig, readPublication } from '../../src/pipeline/publication.js';
import { memoryHost, ROOT } from '../publication.js';

const read = (tag: string, name: string) => readFileSync(join(ROOT, 'locales', tag, name), 'utf8');
const tags = readdirSync(join(ROOT, 'locales')).filter((tag) =>
  existsSync(join(ROOT, 'locales', tag, 'exchange.json')),
);
const wordsOf = (tag: string) => JSON.parse(read(tag, 'exchange.json')) as Record<string, string>;
const english = wordsOf('en');

describe.each(tags)('the words of translators’ files in %s', (tag) => {
  const { state, reviewedBy, ...words } = wordsOf(tag);

  test('are all there, with the placeholders of the English ones, unreviewed until a person signs', () => {
    expect(Object.keys(words)).toEqual(Object.keys(english));
    const placeholders = (text = '') => [...text.matchAll(/\{\{\w+\}\}/gu)].map(([one]) => one);
    for (const [key, text] of Object.entries(words))
      expect([key, placeholders(text)]).toEqual([key, placeholders(english[key])]);
    expect(state).toBe(tag === 'en' || reviewedBy !== undefined ? undefined : 'unreviewed');
    const reference = new Map(Object.entries(english));
    expect(parseStrings(tag, 'exchange.json', read(tag, 'exchange.json'), reference).problems).toEqual([]);
  });

  test('are in its script, and name the columns as the columns are named', () => {
    for (const [key, text] of Object.entries(words)) {
      const own = text.replace(/\{\{\w+\}\}|\.docx/gu, '');
      expect([key, isWrittenIn(toLocale(tag), scriptOf(own) ?? '')]).toEqual([key, true]);
      expect(text).not.toMatch(/["']/u);
    }
    const nameOf = (key: string) => /^(.*?)\s*:/u.exec(words[key] ?? '')?.[1] ?? 'no name';
    const named = (text = '') => /[«“]\s?(.*?)\s?[»”]/u.exec(text)?.[1];
    expect(nameOf('original').replace(/^ال/u, '')).toBe(named(words['how.original'])?.replace(/^ال/u, ''));
    expect(nameOf('translation').replace(/^ال/u, '')).toBe(named(words['how.write'])?.replace(/^ال/u, ''));
  });
});

test('the brief says what a translator is asked to do, in their language and in English', async () => {
  const host = memoryHost({
    'publish.config.yaml':
      'locales: [en, fr]\ntranslators: { fr: { name: Jeanne, email: press@quay.example, due: 2026-03-10 } }\n',
    'locales/en/statement.md':
      '12 March 2026\n\n# Keep the Library Open\n\nThe council of *Quay Street* plans to close it, says A/79/L.100.\n\nSigned by:\n\n- Quay Street\n- Harbour Readers\n',
    'locales/fr/statement.json': '{ "keep-the-library-open": "Gardez la bibliothèque ouverte" }',
    'locales/fr/glossary.json': '{ "council": ["conseil"], "mayor": ["maire"] }',
    ...Object.fromEntries(
      ['en', 'fr'].flatMap((tag) =>
        ['press.json', 'exchange.json', 'roles.json'].map((name) => [
          `locales/${tag}/${name}`,
          read(tag, name),
        ]),
      ),
    ),
  });
  const config = (await readConfig(host, undefined)).value;
  const publication = config && (await readPublication(host, config)).value;
  const [document] = publication === undefined ? [] : localizeAll(publication, ['fr']);
  if (publication === undefined || document === undefined) throw new Error('cannot be read');
  const wording = await wordingFor(host, 'fr', publication.config.translators.fr?.due);
  const { brief, units } = exportDocument(publication, document, wording);
  expect(brief).toEqual({
    title: 'Keep the Library Open',
    translator: { name: 'Jeanne', email: 'press@quay.example', due: '2026-03-10' },
    counts: { missing: 2, outdated: 0, translated: 1, reviewed: 0 },
    // “The council … A/79/L.100.” and “Signed by:”
    words: 13,
    terms: [{ term: 'council', forms: ['conseil'] }],
  });
  expect(units.map(({ kept }) => kept)).toEqual([[], ['A/79/L.100', 'Quay Street'], []]);
  expect(wording.map(({ strings, due }) => [strings.locale.tag, due, strings.text('how')])).toEqual([
    ['fr', '10 mars 2026', 'Ce qu’il faut faire'],
    ['en', '10 March 2026', 'What to do'],
  ]);
});

test('a language whose words the package lacks has the English ones; English is there once', async () => {
  const host = memoryHost({
    'locales/en/press.json': read('en', 'press.json'),
    'locales/en/exchange.json': read('en', 'exchange.json'),
  });
  const tagsOf = async (tag: string) =>
    (await wordingFor(host, tag, undefined)).map(({ strings }) => strings.locale.tag);
  expect([await tagsOf('mt'), await tagsOf('en')]).toEqual([['en'], ['en']]);
});

test.each([
  ['translators: { fr: { due: 10 March } }', /“translators\.fr\.due” is “10 March”, not a date/u],
  ['translators: { fr: { email: nobody } }', /not a mail address/u],
  ['translators: { fr: { mail: a@b.example } }', /Unknown key “translators\.fr\.mail”/u],
])('%s is an error with its place', (yaml, message) => {
  const { problems } = parseConfig(yaml, 'publish.config.yaml', [], []);
  expect(problems).toMatchObject([{ rule: 'configuration', line: yaml.split('\n').length }]);
  expect(problems[0]?.message).toMatch(message);
});
