import { describe, expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly locale: string;
  readonly key?: string;
}

/** The rules tried here; those for translations have tests of their own. */
const RULES = new Set([
  'placeholder-link',
  'unsafe-link',
  'duplicate-signatory',
  'repeated-word',
  'forbidden-character',
  'look-alikes',
]);

/** What `check` finds in a statement (and in one Dari translation of its first paragraph). */
async function check(
  body: string,
  { translation, config = '' }: { translation?: string; config?: string } = {},
): Promise<Found[]> {
  const folder = await publicationOf({
    'locales/en/statement.md': `# Title\n\n${body}\n`,
    'publish.config.yaml': `locales: [en, fa-AF]\ndate: 2025-08-12\n${config}`,
    ...(translation === undefined
      ? {}
      : { 'locales/fa-AF/statement.json': `{\n"text": ${JSON.stringify(translation)}\n}\n` }),
  });
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as { problems: Found[] };
  return problems.filter(({ rule }) => RULES.has(rule));
}

const places = (found: readonly Found[]) =>
  found.map(({ rule, severity, line, column }) => [rule, severity, line, column]);

describe('placeholder-link', () => {
  test('not ok: a link without an address', async () => {
    expect(places(await check('They [ruled](#) and [said]() so.'))).toEqual([
      ['placeholder-link', 'warning', 3, 6],
      ['placeholder-link', 'warning', 3, 21],
    ]);
  });
  test('ok: a link the configuration knows, and any other', async () => {
    const config = 'links: { ruled: https://example.org/ruling }\n';
    expect(await check('They [ruled](#) [here](https://example.org/).', { config })).toEqual([]);
  });
});

describe('unsafe-link', () => {
  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'other.html', '//example.org'])(
    'not ok: %s',
    async (url) => {
      expect(places(await check(`A [link](${url}).`))).toEqual([['unsafe-link', 'error', 3, 3]]);
    },
  );
  test('not ok in a translation', async () => {
    expect(await check('Text', { translation: '[متن](javascript:x)' })).toMatchObject([
      {
        rule: 'unsafe-link',
        locale: 'fa-AF',
        key: 'text',
        file: 'locales/fa-AF/statement.json',
        line: 2,
        column: 10,
      },
    ]);
  });
  test('ok: the web, a mailbox, a telephone', async () => {
    expect(await check('[a](https://example.org) [b](mailto:a@example.org) [c](tel:+93701234567)')).toEqual(
      [],
    );
  });
});

describe('duplicate-signatory', () => {
  const signed = (...names: string[]) =>
    `Text.\n\nSigned:\n\n${names.map((name) => `1. ${name}`).join('\n')}`;
  test('not ok: the same name again, however it is written', async () => {
    expect(places(await check(signed('One Law', 'Two', '*ONE  LAW*')))).toEqual([
      ['duplicate-signatory', 'warning', 9, 5],
    ]);
  });
  test('not ok: a name and its acronym', async () => {
    expect(
      places(
        await check(signed('Association of the Rivers', 'AR', 'ATR', 'Water for All (WFA)', 'WFA', 'AOTR')),
      ),
    ).toEqual([
      ['duplicate-signatory', 'info', 11, 4],
      ['duplicate-signatory', 'info', 12, 4],
    ]);
  });
  test('ok: names that are only alike', async () => {
    expect(
      await check(signed('جنبش ترکتبار افغانستان', 'جنبش زنان تورکتبار افغانستان', 'AHR', 'Rights Monitor')),
    ).toEqual([]);
  });
});

describe('repeated-word', () => {
  test('not ok: a word twice in a row, over a line end and in a name', async () => {
    expect(places(await check('It is is so, they they\nthey say.\n\nSigned:\n\n1. *Ann Ann Lee*'))).toEqual([
      ['repeated-word', 'warning', 3, 4],
      ['repeated-word', 'warning', 3, 14],
      ['repeated-word', 'warning', 8, 5],
    ]);
  });
  test('ok: had had, numbers, and parts of words', async () => {
    expect(await check('They had had 10 10 this island-land landing.')).toEqual([]);
  });
});

describe('forbidden-character', () => {
  test.each([
    ['a directional override', 'a\u202Eb', 'error', 4],
    ['an isolate', 'ab\u2066c', 'error', 5],
    ['a zero-width space', 'a\u200Bb', 'error', 4],
    ['a soft hyphen', 'a\u00ADb', 'error', 4],
    ['presentation forms', 'a \uFEDF\uFE8E', 'error', 5],
    ['a mark of direction', 'a\u200Fb', 'warning', 4],
    ['a no-break space', 'a\u00A0b', 'warning', 4],
    ['a joiner in a Latin word', 'wo\u200Crd', 'error', 5],
  ])('not ok: %s', async (_, text, severity, column) => {
    expect(places(await check(`x ${text}`))).toEqual([['forbidden-character', severity, 3, column]]);
  });
  test.each([
    ['a joiner after a letter that does not join', 'کشور\u200Cها'],
    ['a joiner twice', 'می\u200C\u200Cشود'],
    ['a joiner at the end of a word', 'می\u200C شود'],
  ])('not ok in a translation: %s', async (_, translation) => {
    expect(await check('Text', { translation })).toMatchObject([
      { rule: 'forbidden-character', severity: 'warning', locale: 'fa-AF' },
    ]);
  });
  test('not ok: a mark of direction, or letters of two scripts, in a name', async () => {
    expect(places(await check('Text.\n\nSigned:\n\n1. One\u200E\n2. P\u0430x\n3. VPOسازمان'))).toEqual([
      ['forbidden-character', 'error', 7, 7],
      ['look-alikes', 'error', 8, 5],
      ['forbidden-character', 'error', 9, 4],
    ]);
  });
  test('ok: joiners where Persian needs them, ALM before a percentage, declared mixtures', async () => {
    expect(await check('Text', { translation: 'می\u200Cشود، کتاب\u200Cها؛ \u061C۴۸٪ و ه\u200D' })).toEqual(
      [],
    );
    expect(await check('Text.\n\nSigned:\n\n1. VPO-سازمان حمایت')).toEqual([]);
  });
});

describe('forbidden-character', () => {
  test('not ok: a name of several scripts in one word; ok if the configuration declares it', async () => {
    const body = 'Text.\n\nSigned:\n\n1. VPOسازمان';
    expect(places(await check(body))).toEqual([['forbidden-character', 'error', 7, 4]]);
    expect(await check(body, { config: 'names: { VPOسازمان: { lang: fa } }\n' })).toEqual([]);
  });
  test('ok: a joiner between a Latin word and its Persian ending', async () => {
    expect(await check('Text', { translation: 'پرونده‌های PDF\u200Cها' })).toEqual([]);
  });
});

describe('look-alikes', () => {
  test('not ok: a name in Cyrillic; ok if the configuration declares it', async () => {
    const body = 'Text.\n\nSigned:\n\n1. Мемориал';
    expect(places(await check(body))).toEqual([['look-alikes', 'error', 7, 4]]);
    expect(await check(body, { config: 'names: { Мемориал: { lang: ru } }\n' })).toEqual([]);
  });
  test('ok: names in a script that a language of the publication has', async () => {
    const folder = await publicationOf({
      'locales/uk/statement.md': '# Відкрийте порт\n\nТекст.\n\nПідписали:\n\n- Дім свободи\n- Рух опору\n',
      'publish.config.yaml': 'sourceLocale: uk\nlocales: [uk]\ndate: 2025-08-12\n',
    });
    const { stdout } = await publish(['-C', folder, 'check', '--json']);
    expect(stdout).not.toContain('look-alikes');
  });
  test('ok: a unit, and a word quoted in its own alphabet', async () => {
    expect(await check('It is 5 μm wide; they say правда.')).toEqual([]);
  });
});
