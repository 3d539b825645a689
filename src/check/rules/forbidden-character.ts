import type { Nodes } from 'mdast';
import { partOf, type Check, type CheckSubject, type Finding } from '../../model/check.js';
import { withoutCode } from '../../text/code-mask.js';
import { firstLive } from '../../text/controls.js';
import { placeOfName } from '../../model/document.js';
import { toLocale, type Locale } from '../../model/locale.js';
import { characterRules, declaredNameRules, nameRules, type CharacterRule } from '../character-rules.js';
import { withReferences } from '../character-references.js';
import { isArabicScript } from '../languages.js';
import { placeIn, placeInText } from '../place.js';
import { shownOf } from '../prose.js';
import { statementTrees } from '../source-text.js';
import { writtenTexts } from '../written-texts.js';
import { codePoint } from '../../text/code-point.js';

/** What any rule for prose can be about; most texts have none of it. */
const isSuspicious =
  /\u034F|[\uFE00-\uFE0F]|[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u00A0\u0640\u115F\u1160\u202F\u3164\uFB50-\uFDFF\uFE70-\uFEFC\uFFA0\uFFF9-\uFFFD]/u;
const hasReference = /&#?\w+;/u;

/** Characters that are invisible, reorder text, or stand for others (docs/checks.md#forbidden-character). */
export const forbiddenCharacter: Check = {
  id: 'forbidden-character',
  severity: 'error',
  description:
    'Characters that cannot be seen, that reorder text, or that look like others, in every text that readers see. A character reference (`&shy;`, `&#8207;`) is judged like the character itself.',
  details: `| characters                                                                   | severity                          |
| ---------------------------------------------------------------------------- | --------------------------------- |
| directional embeddings, overrides and isolates (U+202A–202E, U+2066–2069)    | error                             |
| directional marks (U+200E, U+200F, U+061C; U+061C before a digit is allowed) | warning; in names always an error |
| other invisible, control and private characters                              | error                             |
| Arabic presentation forms                                                    | error                             |
| tatweel inside words, no-break spaces between two words                      | warning                           |
| variation selectors, except after an emoji                                   | warning                           |
| zero-width non-joiner in Latin words and addresses                           | error                             |
| zero-width non-joiner that separates nothing                                 | warning                           |
| zero-width joiner, except after ه                                            | warning                           |
| a Cyrillic or Greek letter in a Latin word                                   | error                             |
| in names: letters of Arabic and Latin script in one word                     | error                             |

A no-break space is right where the typography of the language asks for one: in French before \`;\` \`:\` \`!\` \`?\` \`»\` and after \`«\`; in Russian and other Slavic languages after short words and before a dash; in these and others between a number and what it counts, and after an abbreviation. In English, Persian, Dari, Pashto and other languages in Arabic script it is reported. A translation in another script may have it anywhere. The rule \`no-break-space\` reports where one is missing; it is off by default.`,
  spelled: /[\u00A0\u200B\u200C\u202F]/gu,
  samples: [
    { locale: 'en', wrong: 'Harbour\u200BReaders', right: 'Harbour Readers' },
    { locale: 'fa', severity: 'warning', wrong: 'کشور\u200Cها', right: 'کتاب\u200Cها' },
    { locale: 'en', wrong: 'Harbour&shy;side', right: 'AT&amp;T' },
    // A letter that is alone keeps its joined form by a tatweel.
    { locale: 'ar', severity: 'warning', wrong: 'كتـاب', right: 'سنة 1447هـ نطالب بـ: 🕊\uFE0F' },
    {
      locale: 'fr',
      severity: 'warning',
      wrong: 'La\u00A0bibliothèque reste.',
      right: 'Nous disons\u202F: «\u00A0Elle reste\u202F!\u00A0» Il y a 25\u00A0% de plus.',
    },
    {
      locale: 'ru',
      severity: 'warning',
      wrong: 'Библиотека\u00A0остаётся.',
      right: 'В\u00A0порту\u00A0— 25\u00A0% книг, №\u00A05, т.\u00A0е. 12\u00A0000.',
    },
  ],
  *run(subject) {
    if (subject.about.has('source')) {
      yield* inStatement(subject);
      yield* inLateNames(subject);
      yield* inConfiguration(subject);
    }
    if (subject.about.has('translations')) yield* inTranslations(subject);
    yield* aroundStatement(subject);
  },
};

function* inStatement({ document, text, config }: CheckSubject): Iterable<Finding> {
  const locale = toLocale(config.sourceLocale);
  const own = document.signatories.filter(({ file }) => file === undefined);
  const nameLines = new Map(own.map(({ name, position }) => [position?.line, rulesOfName(name, config)]));
  const prose = withoutCodeReferences(statementTrees(document), text).split('\n');
  for (const [at, line] of prose.entries()) {
    const rules = nameLines.get(at + 1) ?? characterRules;
    for (const { offset, ...found } of scanMarkdown(line, rules, locale)) {
      const place = { file: document.file, line: at + 1, column: offset + 1 };
      yield { locale: locale.tag, ...place, ...describe(found) };
    }
  }
}

function rulesOfName(name: string, { names }: CheckSubject['config']): readonly CharacterRule[] {
  return Object.hasOwn(names, name) ? declaredNameRules : nameRules;
}

/** Names that came by form, and what is beside them: no Markdown, no references. */
function* inLateNames({ document, config }: CheckSubject): Iterable<Finding> {
  const locale = toLocale(config.sourceLocale);
  for (const signatory of document.signatories) {
    if (signatory.file === undefined) continue;
    const { name, rest = [] } = signatory;
    const { column = 1, ...place } = placeOfName(signatory, document);
    for (const { index, ...found } of scan(name, rulesOfName(name, config), locale))
      yield { locale: locale.tag, ...place, column: column + index, ...describe(found) };
    for (const found of rest.flatMap((cell) => [...scan(cell, nameRules, locale)]))
      yield { locale: locale.tag, ...place, column, ...describe(found) };
  }
}

/** What the configuration says in the language of the statement; its references are read already. */
function* inConfiguration(subject: CheckSubject): Iterable<Finding> {
  const ofConfiguration = new Set(
    subject.document.segments.flatMap(({ key, file }) => (file === undefined ? [] : [key])),
  );
  if (ofConfiguration.size === 0) return;
  for (const { locale, key = '', text, pair, place } of writtenTexts(subject, shownOf)) {
    if (pair !== undefined || !ofConfiguration.has(key)) continue;
    for (const { index, ...found } of scan(text, characterRules, locale))
      yield { locale: locale.tag, key, ...place(index), ...describe(found) };
  }
}

function* inTranslations({ documents, catalogues }: CheckSubject): Iterable<Finding> {
  const locales = new Map(documents.map(({ locale }) => [locale.tag, locale]));
  for (const { locale: tag, file, translations } of catalogues.values()) {
    const locale = locales.get(tag);
    if (locale === undefined) continue;
    const rules = rulesOf(locale);
    for (const [key, translation] of translations) {
      const { target } = translation;
      if (!isSuspicious.test(target) && !hasReference.test(target)) continue;
      const trees = target.includes('`') ? translation.content : [];
      const markdown = withoutCodeReferences(trees, target);
      for (const { offset, ...found } of scanMarkdown(markdown, rules, locale))
        yield { locale: tag, key, ...placeIn(translation, offset, file), ...describe(found) };
    }
  }
}

/** The forms of names, what the configuration says, and the words of the interface: no Markdown, no references. */
function* aroundStatement({ documents, config, written, about }: CheckSubject): Iterable<Finding> {
  const locales = new Map(documents.map(({ locale }) => [locale.tag, locale]));
  for (const { group, locale: tag = config.sourceLocale, file, key, text } of written) {
    const locale = locales.get(tag);
    if (text === undefined || locale === undefined || !about.has(partOf(tag, config))) continue;
    const rules = group === 'signatories.json' ? nameRules : rulesOf(locale);
    for (const { index, ...found } of scan(text.value, rules, locale)) {
      // What would have an effect is reported when the file is read.
      if (firstLive(found.character) === undefined)
        yield { locale: tag, key, file, ...placeInText(text, index), ...describe(found) };
    }
  }
}

/**
 * Elsewhere than in Arabic script a no-break space is good typography, and the statement itself is not judged by
 * it.
 */
function rulesOf(locale: Locale): readonly CharacterRule[] {
  return isArabicScript(locale) ? characterRules : characterRules.filter(({ isArabic }) => isArabic !== true);
}

/** Markdown without the beginnings of references in code, where they mean nothing; what cannot be seen in it stays. */
function withoutCodeReferences(trees: readonly Nodes[], markdown: string): string {
  if (!markdown.includes('&')) return markdown;
  const covered = withoutCode(trees, markdown);
  return markdown.replace(/&/gu, (sign, at: number) => (covered[at] === sign ? sign : '+'));
}

interface Found {
  readonly character: string;
  readonly rule: CharacterRule;
  /** How it is written, if not as itself. */
  readonly reference?: string | undefined;
}

function scan(
  text: string,
  rules: readonly CharacterRule[],
  locale: Locale,
): (Found & { readonly index: number })[] {
  const isProse = rules !== nameRules && rules !== declaredNameRules;
  if (isProse && !isSuspicious.test(text)) return [];
  return rules
    .flatMap((rule) =>
      Array.from(text.matchAll(rule.pattern), ({ 0: character, index }) => ({ character, index, rule })),
    )
    .filter(({ index, rule }) => rule.isRight?.(text, index, locale) !== true)
    .sort((a, b) => a.index - b.index);
}

function scanMarkdown(
  markdown: string,
  rules: readonly CharacterRule[],
  locale: Locale,
): (Found & { readonly offset: number })[] {
  const { text, written } = withReferences(markdown);
  return scan(text, rules, locale).map(({ index, ...found }) => ({ ...found, ...written(index) }));
}

function describe({ character, rule, reference }: Found): Pick<Finding, 'severity' | 'message' | 'help'> {
  const codes = Array.from(character, codePoint);
  const written = reference === undefined ? '' : `, written ${reference}`;
  return {
    severity: rule.severity,
    message: `${rule.what} (${codes.join(' ')}${written}).`,
    help: rule.help,
  };
}
