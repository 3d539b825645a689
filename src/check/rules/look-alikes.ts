import type { Check, CheckSubject, Finding } from '../../model/check.js';
import type { Config } from '../../model/config.js';
import { placeOfName, type Document } from '../../model/document.js';
import { toLocale, type Locale } from '../../model/locale.js';
import { LATIN_LOOK_ALIKES as LATIN } from '../../text/look-alike-letters.js';
import { placeIn } from '../place.js';
import { codePoint } from '../../text/code-point.js';

const CYRILLIC = new Map(
  Array.from(LATIN)
    .filter(([letter]) => /\p{sc=Cyrl}/u.test(letter))
    .map(([letter, latin]) => [latin, letter] as const),
);
const GREEK = new Map(
  Array.from(LATIN)
    .filter(([letter]) => /\p{sc=Grek}/u.test(letter))
    .map(([letter, latin]) => [latin, letter] as const),
);

const hasCyrillicOrGreek = /[\p{sc=Cyrl}\p{sc=Grek}]/u;
const WORD = /[\p{L}\p{M}]+/gu;
const FOREIGN_RUN = /[\p{sc=Cyrl}\p{sc=Grek}\p{M}]+/gu;
const LATIN_RUN = /[\p{sc=Latn}]+/gu;

/**
 * Letters of one script in the place of those of another that look the same: nobody sees them, and no search
 * finds the word.
 */
export const lookAlikes: Check = {
  id: 'look-alikes',
  severity: 'error',
  description: 'A letter of another alphabet that only looks right, inside a word.',
  spelled: /(?<=\p{sc=Latn})[\u041D\u0430\u0435]|O(?=н)/gu,
  samples: [
    {
      locale: 'fa',
      source: 'The WHO spoke.',
      wrong: 'سازمان W\u041DO سخن گفت.',
      right: 'سازمان WHO سخن گفت.',
    },
    { locale: 'fr', source: 'They say so.', wrong: 'Elles le dis\u0435nt.', right: 'Elles le disent.' },
    { locale: 'ru', source: 'They say so.', wrong: '\u004Fни так говорят.', right: 'Они так говорят.' },
    { locale: 'en', wrong: 'Text.\n\nSigned:\n\n1. P\u0430x', right: 'Text.\n\nSigned:\n\n1. Pax' },
  ],
  *run(subject): Iterable<Finding> {
    if (subject.about.has('source')) yield* inSource(subject);
    if (subject.about.has('translations')) yield* inTranslations(subject);
  },
};

function* inSource({ document, whole, text, config }: CheckSubject): Iterable<Finding> {
  const { file } = document;
  const scripts = new Set(whole.tags.map((tag) => toLocale(tag).script));
  const sourceLocale = toLocale(config.sourceLocale);
  if (hasCyrillicOrGreek.test(text)) {
    const own = document.signatories.filter((name) => name.file === undefined);
    const names = new Map(own.map(({ name, position }) => [position?.line, name]));
    for (const [at, line] of text.split('\n').entries()) {
      const place = { locale: sourceLocale.tag, file, line: at + 1 };
      const name = names.get(at + 1);
      const found: Found[] = [...mixedWords(line, sourceLocale)];
      if (name !== undefined && !Object.hasOwn(config.names, name))
        found.push(...foreignWords(line, found, scripts));
      for (const { index, message, help } of found)
        yield { ...place, column: index + 1, message, help } satisfies Finding;
    }
  }
  yield* inLateNames(document, config, sourceLocale, scripts);
}

function* inTranslations({ documents, catalogues }: CheckSubject): Iterable<Finding> {
  for (const { locale } of documents) {
    const catalogue = catalogues.get(locale.tag);
    for (const [key, translation] of catalogue?.translations ?? []) {
      if (!hasCyrillicOrGreek.test(translation.target)) continue;
      for (const { index, message, help, letters, meant } of mixedWords(translation.target, locale)) {
        const place = placeIn(translation, index, catalogue?.file ?? '');
        const corrections = [{ from: index, to: index + letters.length, text: meant }];
        yield { locale: locale.tag, key, ...place, message, help, corrections };
      }
    }
  }
}

/** Names that came by form, and what is beside them. */
function* inLateNames(
  document: Document,
  config: Config,
  locale: Locale,
  scripts: ReadonlySet<string>,
): Iterable<Finding> {
  for (const signatory of document.signatories) {
    if (signatory.file === undefined) continue;
    const { name, rest = [] } = signatory;
    const { column = 1, ...place } = placeOfName(signatory, document);
    const found: Found[] = [...mixedWords(name, locale)];
    if (!Object.hasOwn(config.names, name)) found.push(...foreignWords(name, found, scripts));
    for (const { index, message, help } of found)
      yield { locale: locale.tag, ...place, column: column + index, message, help };
    for (const { message, help } of rest.flatMap((cell) => [...mixedWords(cell, locale)]))
      yield { locale: locale.tag, ...place, column, message, help };
  }
}

interface Found {
  readonly index: number;
  readonly message: string;
  readonly help: string;
}

/** The letters, and those that belong in their place. */
interface MixedWord extends Found {
  readonly letters: string;
  readonly meant: string;
}

/** Words in two scripts, where the letters of the one might all be letters of the other. */
function* mixedWords(text: string, { script }: Locale): Iterable<MixedWord> {
  if (!hasCyrillicOrGreek.test(text)) return;
  const isOwn = script === 'Cyrl' || script === 'Grek';
  const run = isOwn ? LATIN_RUN : FOREIGN_RUN;
  const table = script === 'Cyrl' ? CYRILLIC : script === 'Grek' ? GREEK : LATIN;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!hasCyrillicOrGreek.test(word) || !/\p{sc=Latn}/u.test(word)) continue;
    for (const { 0: letters, index: at } of word.matchAll(run)) {
      const meant = Array.from(letters, (letter) => table.get(letter));
      // An ending on a foreign word, or the sign of a unit, is intended: «PDFом», “μm”.
      if (meant.includes(undefined)) continue;
      const other = isOwn ? 'Latin' : /\p{sc=Grek}/u.test(letters) ? 'Greek' : 'Cyrillic';
      yield {
        index: index + at,
        message: `“${letters}” (${codes(letters)}) in “${word}” is ${other}; it only looks right.`,
        help: `Type “${meant.join('')}” (${codes(meant.join(''))}).`,
        letters,
        meant: meant.join(''),
      };
    }
  }
}

/**
 * Words of a name that are wholly Cyrillic or Greek, unless the publication has a language of that script: its readers
 * see the difference.
 */
function* foreignWords(line: string, known: readonly Found[], scripts: ReadonlySet<string>): Iterable<Found> {
  for (const { 0: word, index } of line.matchAll(WORD)) {
    if (!hasCyrillicOrGreek.test(word) || /\p{sc=Latn}/u.test(word)) continue;
    if (scripts.has(/\p{sc=Grek}/u.test(word) ? 'Grek' : 'Cyrl')) continue;
    if (known.some((found) => found.index === index)) continue;
    const meant = Array.from(word, (letter) => LATIN.get(letter) ?? '');
    const script = /\p{sc=Grek}/u.test(word) ? 'Greek' : 'Cyrillic';
    yield {
      index,
      message: `“${word}” in this name is written in ${script} letters.`,
      help: meant.includes('')
        ? 'If the organisation spells its name this way, add it under `names` in publish.config.yaml.'
        : `Type “${meant.join('')}”. If the spelling is intended, add the name under \`names\` in publish.config.yaml.`,
    };
  }
}

function codes(text: string): string {
  return Array.from(text, codePoint).join(' ');
}
