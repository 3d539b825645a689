import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ExportDocument, ExportUnit, ImportDocument } from '../../src/model/exchange.js';
import { createI18n, stringsOf } from '../../src/localize/strings.js';
import type { SegmentStatus } from '../../src/model/catalogue.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import { ROOT } from '../publication.js';

export const bytes = (text: string) => new TextEncoder().encode(text);
export const text = (content: Uint8Array) => new TextDecoder().decode(content);

/** A unit with what a test leaves out filled in. */
export function unit(given: Partial<ExportUnit> & { readonly key: string }): ExportUnit {
  return { role: 'paragraph', source: 'Source.', target: 'متن.', status: 'translated', ...given };
}

/** The words of translators’ files that come with the package. */
function exchangeTable(tag: string): Map<string, string> {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(ROOT, 'locales', tag, name), 'utf8')) as Record<string, string>;
  return new Map([...Object.entries(read('press.json')), ...Object.entries(read('exchange.json'))]);
}

const wordings = new Map<string, ExportDocument['wording']>();

function wordingOf(locale: string): ExportDocument['wording'] {
  const tags = [
    ...new Set([existsSync(join(ROOT, 'locales', locale, 'exchange.json')) ? locale : 'en', 'en']),
  ];
  const i18n = createI18n(new Map(tags.map((tag) => [tag, exchangeTable(tag)])));
  const made =
    wordings.get(locale) ??
    tags.map((tag) => ({ strings: stringsOf(i18n, tag, ['en']), due: '10 March 2026' }));
  wordings.set(locale, made);
  return made;
}

/** What a file has around its units. */
export function around(
  locale: string,
  units: readonly ExportUnit[],
): Pick<ExportDocument, 'definitions' | 'brief' | 'wording'> {
  const count = (status: SegmentStatus) => units.filter((one) => one.status === status).length;
  const [missing, outdated] = [count('missing'), count('outdated')];
  return {
    definitions: DEFINITIONS,
    brief: {
      title: 'The Zarimel Must Keep Flowing',
      translator: { name: 'Jane Doe', email: 'press@zarimel.example', due: '2026-03-10' },
      counts: { missing, outdated, translated: count('translated'), reviewed: count('reviewed') },
      words: 12,
      terms: [{ term: 'river', forms: ['رود', 'دریا'] }],
    },
    wording: wordingOf(locale),
  };
}

/** What the references in the texts of these tests resolve to. */
export const DEFINITIONS = '[method]: https://method.example/ "How"\n\n[^wells]: .\n\n[^law]: .\n\n[^1]: .';

/** A document with what a test leaves out filled in. */
export function exported(units: readonly ExportUnit[], given: Partial<ExportDocument> = {}): ExportDocument {
  return {
    publication: 'the-zarimel',
    sourceLocale: 'en',
    locale: 'fa-AF',
    direction: 'rtl',
    title: 'The Zarimel Must Keep Flowing',
    date: '2026-03-01',
    ...around(given.locale ?? 'fa-AF', units),
    units,
    obsolete: [],
    ...given,
  };
}

/** Words of many scripts, with joiners, marks of direction, and all that Markdown, XML and PO take for theirs. */
const WORDS = [
  'water',
  'zh\u200cō',
  'نهر',
  'می\u200cخواهند',
  'ښځې',
  'המים',
  'है',
  '水的权利',
  '\u2067ZBC\u2069',
  '👩🏽‍🌾',
  '\u00A0',
  '  ',
  '\n',
  '\t',
  '\\n',
  '"',
  "'",
  '&',
  '&amp;',
  '&lt;',
  '<',
  '>',
  ']]>',
  '<b>',
  '[',
  ']',
  '](',
  '[^',
  '*',
  '**',
  '_',
  '`',
  '``',
  '\\',
  '\\*',
  '~~',
  '~',
  '|',
  '#',
  '1. ',
  '> ',
  'https://a.example/b_c_d?e=f&g=*h*',
  '<data@zarimel.example>',
  '\\\n',
  '  \n',
  '\n\n',
  '%s',
  '{{name}}',
];

const plain = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(' ', 'word', 'واژه', '.'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

const { inline } = fc.letrec<{ inline: string; code: string }>((tie) => ({
  inline: fc
    .array(fc.oneof({ maxDepth: 3 }, plain, tie('code')), { maxLength: 6 })
    .map((list) => list.join('')),
  code: fc.oneof(
    tie('inline').map((inside) => `**${inside}**`),
    tie('inline').map((inside) => `*${inside}*`),
    tie('inline').map((inside) => `__${inside}__`),
    tie('inline').map((inside) => `~~${inside}~~`),
    tie('inline').map((inside) => `[${inside}](https://x.example/?a=1&b="2")`),
    tie('inline').map((inside) => `[${inside}](# "title ‘x’")`),
    tie('inline').map((inside) => `[${inside}][method]`),
    tie('inline').map((inside) => `![${inside}](a.png)`),
    plain.map((inside) => `\`${inside}\``),
    fc.constantFrom('[^wells]', '\\\n', '  \n', '<https://x.example/a&b>', '[](#)', '[method][]'),
  ),
}));

/** Inline Markdown, well made and not. */
export const markdown = inline.filter((value) => value !== '');

const key = fc.oneof(
  fc.constantFrom(
    '65',
    '0',
    '__proto__',
    'constructor',
    'in-recent-weeks',
    'wash-جمعية-مياه',
    'a b',
    'u1',
    'x&"<y>',
  ),
  fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,3}$/u),
);

const anyUnit = fc
  .record({
    key,
    role: fc.constantFrom('title' as const, 'paragraph' as const, 'cell' as const),
    source: markdown,
    target: markdown,
    status: fc.constantFrom(
      'missing' as const,
      'outdated' as const,
      'translated' as const,
      'reviewed' as const,
    ),
    madeFor: fc.option(markdown, { nil: undefined }),
  })
  .map((made): ExportUnit => {
    const outdated = made.status === 'outdated';
    return {
      ...made,
      target: made.status === 'missing' ? '' : made.target,
      madeFor: outdated ? made.madeFor : undefined,
    };
  });

/** Documents with any content. */
export const anyDocument = fc
  .record({
    units: fc.uniqueArray(anyUnit, { selector: (one) => one.key, minLength: 1, maxLength: 6 }),
    obsolete: fc.uniqueArray(fc.record({ key, source: markdown, target: markdown }), {
      selector: (one) => one.key,
      maxLength: 2,
    }),
    locale: fc.constantFrom('fa-AF', 'ps', 'he', 'de-CH', 'zh-Hant'),
    title: markdown,
  })
  .map(({ units, ...given }) => exported(units, given));

/** What an untouched file has to bring back. */
export function expectedOf({ publication, sourceLocale, locale, units }: ExportDocument) {
  return {
    publication,
    sourceLocale,
    locale,
    units: units.map(({ key, source, target, status }) => ({
      key,
      source,
      target,
      exported: fingerprint(target),
      unfinished: status === 'outdated',
    })),
  };
}

/** What came back, without lines; an empty target is neither finished nor unfinished. */
export function broughtBack(document: ImportDocument | undefined) {
  return {
    ...document,
    units: document?.units.map(({ key, source, target, exported, unfinished }) => ({
      key,
      source,
      target,
      exported,
      unfinished: unfinished && target !== '',
    })),
  };
}
