import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { monthLetters, monthNamesOf } from '../../src/check/month-names.js';
import { localizeDate } from '../../src/localize/dates.js';
import { isWrittenIn, scriptOf } from '../../src/localize/languages.js';
import { createI18n, stringsOf } from '../../src/localize/strings.js';
import { toLocale } from '../../src/model/locale.js';
import { numeralsOfLanguage, withDigits } from '../../src/text/numerals.js';
import { commonForm, hasPluralRules, mayOmitNumber } from '../../src/text/plural-forms.js';
import type { StringTable } from '../../src/model/strings.js';
import { parseStrings, requiredKeys } from '../../src/parse/strings.js';
import { readConfig, readStatement } from '../../src/pipeline/publication.js';
import { memoryHost, ROOT } from '../publication.js';

const read = (tag: string, name: string) => readFileSync(join(ROOT, 'locales', tag, name), 'utf8');
const tags = readdirSync(join(ROOT, 'locales')).filter((tag) =>
  existsSync(join(ROOT, 'locales', tag, 'press.json')),
);
const english = tableOf('en');
const i18n = createI18n(new Map(tags.map((tag) => [tag, tableOf(tag)])));

function tableOf(tag: string, reference?: StringTable): StringTable {
  const { value, problems } = parseStrings(
    tag,
    `locales/${tag}/press.json`,
    read(tag, 'press.json'),
    reference,
  );
  expect(problems).toEqual([]);
  return value ?? new Map<string, string>();
}

function wordsOf(tag: string): [key: string, text: string][] {
  return [...tableOf(tag)].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

test('the languages that the documents name are there', () => {
  const asked =
    'en fa-AF ps fa ar fr es pt ru uk zh-Hans de it nl sv tr ur hi bn ckb ku uz tg he so sw am ti id ja ko el pl';
  expect(tags).toEqual(expect.arrayContaining(asked.split(' ')));
});

describe.each(tags)('%s', (tag) => {
  const table = tableOf(tag, english);
  const strings = stringsOf(i18n, tag);
  const locale = toLocale(tag);

  test('has every string, with the placeholders of the English one, in plural forms for every category', () => {
    const optional = ['language.name', 'numerals', 'months', 'date', 'signatories', 'note.number'];
    const keys = [...requiredKeys(english, tag), ...optional];
    expect(keys.filter((key) => !table.has(key) && !(key === 'date' && table.has('solarMonths')))).toEqual(
      [],
    );
    const placeholders = (text: unknown) =>
      typeof text === 'string' ? [...text.matchAll(/\{\{\w+\}\}/gu)].map(([one]) => one).sort() : [];
    for (const key of requiredKeys(english, tag))
      if (!mayOmitNumber(key) || placeholders(table.get(key)).length > 0)
        expect([key, placeholders(table.get(key))]).toEqual([
          key,
          placeholders(english.get(commonForm(key))),
        ]);
  });

  test('counts in the plural form of each number, in its digits, by rules that know the language', () => {
    // Node has no rules for Tajik, and takes those of the machine.
    const rules = hasPluralRules(tag) ? new Intl.PluralRules(tag) : { select: () => 'other' };
    for (const number of [0, 1, 2, 3, 5, 11, 21, 51, 100, 1_000_000]) {
      const form = table.get(`signatories.count_${rules.select(number)}`);
      const digits = withDigits(String(number), strings.numerals);
      expect(strings.count('signatories.count', number)).toBe(String(form).replace('{{number}}', digits));
    }
  });

  test('is unreviewed until a person signs it', () => {
    const isSigned = (table.get('reviewedBy') ?? '') !== '';
    expect(table.has('state')).toBe(tag !== 'en' && !isSigned);
  });

  test('is called what CLDR calls it, and counts with its digits', () => {
    const known = new Intl.DisplayNames([tag], { type: 'language' }).of(tag)?.toLowerCase() ?? '';
    expect(strings.text('language.name').toLowerCase()).toContain(known.split(' ')[0]);
    expect(table.get('numerals')).toBe(numeralsOfLanguage(tag));
  });

  test('has the months of CLDR, in the form of a date', () => {
    const names = monthNamesOf(locale)?.gregorian ?? [];
    strings.months('months')?.forEach((name, month) => {
      // Chinese has figures in dates and words elsewhere.
      if (parseInt(name, 10) === month + 1) return;
      const letters = monthLetters(name);
      expect([name, names[month]?.some((one) => letters.startsWith(one.slice(0, letters.length)))]).toEqual([
        name,
        true,
      ]);
    });
  });

  test('is written in its own script, without typewriter quotation marks', () => {
    const words = wordsOf(tag).filter(
      ([key]) => !['state', 'numerals', 'date', 'date.firstDay', 'download.pdf'].includes(key),
    );
    for (const [key, text] of words) {
      const own = text.replace(/\{\{\w+\}\}|PDF|Word|HTML/gu, '');
      expect([key, text, isWrittenIn(locale, scriptOf(own) ?? '')]).toEqual([key, text, true]);
      expect(text).not.toMatch(/["']/u);
    }
    const same = words.filter(([key, text]) => english.get(key) === text);
    if (tag !== 'en') expect(same.length).toBeLessThan(7);
  });

  test('what an edition writes is recognised when it is copied into a statement', async () => {
    const iso = '2025-08-12';
    const text = [
      strings.text('release.immediate'),
      localizeDate(iso, strings).text,
      `# ${strings.text('kind')} 2025`,
      `${strings.text('notice.unreviewed', { language: tag })} ${strings.text('segment.outdated')}.`,
      `${strings.text('signatories')}:`,
      '- Harbour Readers\n- Quayside Choir',
      strings.text('end'),
    ].join('\n\n');
    const files = Object.fromEntries(
      [tag, 'en'].flatMap((one) =>
        ['press.json', 'roles.json']
          .filter((name) => existsSync(join(ROOT, 'locales', one, name)))
          .map((name) => [`locales/${one}/${name}`, read(one, name)]),
      ),
    );
    const own = {
      'publish.config.yaml': `sourceLocale: ${tag}\n`,
      [`locales/${tag}/statement.md`]: `${text}\n`,
    };
    const host = memoryHost({ ...files, ...own });
    const config = (await readConfig(host, undefined)).value;
    if (config === undefined) throw new Error('no configuration');
    const { value } = await readStatement(host, config);
    expect(value?.document.date).toBe(iso);
    expect(value?.document.signatories.map(({ name }) => name)).toEqual([
      'Harbour Readers',
      'Quayside Choir',
    ]);
    const roles = value?.document.outline.blocks.map(({ role }) => role) ?? [];
    expect(roles).toEqual(expect.arrayContaining(['release-line', 'date', 'title', 'signatories', 'end']));
  });
});
