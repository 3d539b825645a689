import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringNote } from '../../src/localize/string-notes.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import { markdownOfText, textOfMarkdown } from '../../src/parse/plain-markdown.js';
import { requiredKeys } from '../../src/parse/strings.js';
import { planBeside, withBesideKeys, type BesideText } from '../../src/sync/beside.js';
import { publicationOf, publish } from '../publication.js';
import english from '../../locales/en/press.json' with { type: 'json' };

const FILES = {
  'locales/fr/statement.md':
    '# Rouvrir le port\n\n3 mars 2026\n\nNous demandons de rouvrir le port.\n\nSignataires :\n\n- Ligue du port\n- خانۀ آزادی\n- Дім *свободи*\n',
  'publish.config.yaml': 'sourceLocale: fr\nlocales: [fr, sr, uk]\n',
};

/** The Serbian file, which the package has no strings for, with three texts filled in. */
async function filled(folder: string): Promise<string> {
  const file = join(folder, 'sr.po');
  const { stdout } = await publish(['-C', folder, 'export', 'sr', '--format', 'po', '-o', file]);
  expect(stdout).toContain(
    '3 segments, 3 to translate, 0 to bring up to date; 27 interface strings, 27 to translate; 2 names →',
  );
  const put = (text: string, from: string, to: string, old = '') => {
    const entry = `msgid "${from}"\nmsgstr "${old}"`;
    expect(text).toContain(entry);
    return text.replace(entry, `msgid "${from}"\nmsgstr "${to}"`);
  };
  let text = await readFile(file, 'utf8');
  text = put(text, 'Langues', 'Језици');
  text = put(text, 'Page {{page}} sur {{pages}}', 'Страна {{page}} од {{pages}}');
  text = put(text, 'خانۀ آزادی', 'Кућа слободе', 'خانۀ آزادی');
  await writeFile(file, text);
  return file;
}

describe('what goes to a translator beside the statement', () => {
  test('comes back into the files of the language, and a second time changes nothing', async () => {
    const folder = await publicationOf(FILES);
    await publish(['-C', folder, 'sync']);
    const file = await filled(folder);
    const { code, stdout } = await publish(['-C', folder, 'import', file]);
    expect([code, stdout.split('\n').slice(0, 4)]).toEqual([
      0,
      [
        '  new       press.json/navigation.languages',
        '  new       press.json/page',
        '  changed   signatories.json/خانۀ آزادی',
        'sr: 0 translations taken over; 2 interface strings; 1 name; 3 empty, left as they were',
      ],
    ]);
    const read = async (name: string) =>
      JSON.parse(await readFile(join(folder, 'locales/sr', name), 'utf8')) as unknown;
    expect(await read('press.json')).toEqual({
      state: 'unreviewed',
      'navigation.languages': 'Језици',
      page: 'Страна {{page}} од {{pages}}',
    });
    expect(await read('signatories.json')).toEqual({ 'خانۀ آزادی': 'Кућа слободе' });
    expect((await publish(['-C', folder, 'import', file])).stdout).toBe(
      'sr: 0 translations taken over; 3 empty, left as they were\n',
    );
  });

  test('is nothing of it with --statement-only, or what a person has signed', async () => {
    const folder = await publicationOf({
      ...FILES,
      'locales/uk/press.json': '{ "reviewedBy": "Olena Koval" }\n',
    });
    await publish(['-C', folder, 'sync']);
    const file = join(folder, 'out.po');
    const output = async (tag: string, ...more: string[]) =>
      (await publish(['-C', folder, 'export', tag, '--format', 'po', '--force', '-o', file, ...more])).stdout;
    expect(await output('sr', '--statement-only')).toContain('0 to bring up to date →');
    expect(await output('uk')).toContain('0 to bring up to date; 2 names →');
  });
});

describe('planBeside', () => {
  const texts: readonly BesideText[] = [
    { file: 'press.json', key: 'page', source: 'Page {{page}} of {{pages}}', shown: '' },
    { file: 'press.json', key: 'contact', source: 'Contact', shown: 'Контакт' },
    { file: 'signatories.json', key: 'Ligue du port', source: 'Ligue du port', shown: 'Лига' },
  ];
  const options = { force: false, from: 'en', to: 'sr', textOf: textOfMarkdown, markdownOf: markdownOfText };
  const unit = (key: string, source: string, target: string, more = {}) => ({
    ...{ key, source, target, unfinished: false },
    ...more,
  });
  const page = (target: string, more = {}) =>
    planBeside(texts, [unit('press.json/page', 'Page {{page}} of {{pages}}', target, more)], options);

  test('refuses a text that lacks what the program fills in, or has more of it', () => {
    expect(page('Страна {{page}}').refused[0]?.message).toBe(
      '“Страна {{page}}” lacks {{pages}}, which the program fills in.',
    );
    expect(page('{{page}} {{pages}} {{x}}').refused[0]?.message).toContain('has {{x}}');
  });

  test('takes a form for one or two without its number, and no other', () => {
    const refused = (form: string) => {
      const text = {
        file: 'press.json',
        key: `count_${form}`,
        source: '{{number}} notes',
        shown: '',
      } as const;
      const given = unit(`press.json/${text.key}`, text.source, 'ноте');
      return planBeside([text], [given], options).refused.length;
    };
    expect(['one', 'two', 'few', 'other'].map(refused)).toEqual([0, 0, 1, 1]);
  });

  test('leaves out what is unfinished, or belongs to other words', () => {
    expect(page('Страна {{page}} од {{pages}}', { unfinished: true }).remarks[0]?.reason).toBe(
      'unfinished-text',
    );
    const other = page('Страна {{page}} од {{pages}}', { source: 'Sheet {{page}} of {{pages}}' });
    expect([other.remarks[0]?.reason, other.texts.size]).toEqual(['earlier-text', 0]);
  });
  test('a text that changed on both sides is a conflict; the one that changed here alone stays', () => {
    const contact = (target: string, exported: string) =>
      planBeside(texts, [unit('press.json/contact', 'Contact', target, { exported })], options);
    expect(contact('За штампу', fingerprint('Веза')).conflicts).toEqual([
      { key: 'press.json/contact', reason: 'changed', here: 'Контакт', there: 'За штампу' },
    ]);
    expect(contact('Веза', fingerprint('Веза'))).toMatchObject({ unchanged: 1, conflicts: [] });
  });
  test('a name that comes back as the original loses its form of its own', () => {
    const key = 'signatories.json/Ligue du port';
    const { texts: changed } = planBeside(texts, [unit(key, 'Ligue du port', 'Ligue du port')], options);
    expect(changed.get('signatories.json')).toEqual(new Map([['Ligue du port', undefined]]));
  });
  test('a unit without its key is found by its words, unless the statement has them', () => {
    const lost = [unit('', 'Contact', 'Веза')];
    expect(withBesideKeys(lost, texts, ['Water'])[0]?.key).toBe('press.json/contact');
    expect(withBesideKeys(lost, texts, ['Contact'])[0]?.key).toBe('');
  });
});

test('every interface string has a note for translators', () => {
  const table = new Map(Object.entries(english as Record<string, string | string[]>));
  expect(requiredKeys(table, 'en').filter((key) => stringNote(key) === undefined)).toEqual([]);
});

test.each([
  'Water',
  'Smith & Sons',
  '*a*',
  '_x_ [y](z)',
  'a\\b',
  '<b>',
  'www.example.org',
  'A ~~ B',
  '# x',
  '1. x',
])('a plain text as Markdown says the same: %j', (text) => {
  expect(textOfMarkdown(markdownOfText(text))).toBe(text);
});
