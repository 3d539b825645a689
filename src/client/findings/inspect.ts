import type { Check, Correction } from '../../model/check.js';
import type { Content, SheetCode, SheetFinding } from '../../model/sheet.js';
import type { WordsAt } from '../../model/problem.js';
import { acronyms } from '../../check/rules/acronyms.js';
import { adjacentNumbers } from '../../check/rules/adjacent-numbers.js';
import { arabicLetters } from '../../check/rules/arabic-letters.js';
import { asciiDigits } from '../../check/rules/ascii-digits.js';
import { asciiPunctuation } from '../../check/rules/ascii-punctuation.js';
import { asciiQuotes } from '../../check/rules/ascii-quotes.js';
import { brackets } from '../../check/rules/brackets.js';
import { composition } from '../../check/rules/composition.js';
import { dates } from '../../check/rules/dates.js';
import { doubledSpaces } from '../../check/rules/doubled-spaces.js';
import { doubledWords } from '../../check/rules/doubled-words.js';
import { editorRemark } from '../../check/rules/editor-remark.js';
import { endPunctuation } from '../../check/rules/end-punctuation.js';
import { englishLeftovers } from '../../check/rules/english-leftovers.js';
import { forbiddenCharacter } from '../../check/rules/forbidden-character.js';
import { foreignDigits } from '../../check/rules/foreign-digits.js';
import { glossary } from '../../check/rules/glossary.js';
import { joinedPrefix } from '../../check/rules/joined-prefix.js';
import { latinParagraph } from '../../check/rules/latin-paragraph.js';
import { lengthRatio } from '../../check/rules/length-ratio.js';
import { lookAlikes } from '../../check/rules/look-alikes.js';
import { namingPeople } from '../../check/rules/naming-people.js';
import { noBreakSpace } from '../../check/rules/no-break-space.js';
import { numbers } from '../../check/rules/numbers.js';
import { protectedTokens } from '../../check/rules/protected-tokens.js';
import { punctuationSpacing } from '../../check/rules/punctuation-spacing.js';
import { regionalWords } from '../../check/rules/regional-words.js';
import { sameAsSource } from '../../check/rules/same-as-source.js';
import { sentenceCount } from '../../check/rules/sentence-count.js';
import { spacedAffix } from '../../check/rules/spaced-affix.js';
import { wrongLanguage } from '../../check/rules/wrong-language.js';
import { wordAt } from '../../text/word-at.js';
import { lengthOf } from '../editor/content.js';
import { flatten, subjectOf, type Flat, type OneTranslation } from './subject.js';

/** The checks that look at one translation beside its original and need nothing else. */
const CHECKS: readonly Check[] = [
  acronyms,
  adjacentNumbers,
  arabicLetters,
  asciiDigits,
  asciiPunctuation,
  asciiQuotes,
  brackets,
  composition,
  dates,
  doubledSpaces,
  doubledWords,
  editorRemark,
  endPunctuation,
  englishLeftovers,
  forbiddenCharacter,
  foreignDigits,
  glossary,
  joinedPrefix,
  latinParagraph,
  lengthRatio,
  lookAlikes,
  namingPeople,
  noBreakSpace,
  numbers,
  protectedTokens,
  punctuationSpacing,
  regionalWords,
  sameAsSource,
  sentenceCount,
  spacedAffix,
  wrongLanguage,
];

/** Ids of the rules that are looked for while a translation is written. */
export const INSPECTED: ReadonlySet<string> = new Set(CHECKS.map(({ id }) => id));

/** What the checks find in one translation, the worst first. */
export function inspect(
  given: Omit<OneTranslation, 'target'> & { readonly target: Content },
): SheetFinding[] {
  const target = flatten(given.target, given.view.codes);
  if (target.text.trim() === '') return [];
  const { checking, key } = given;
  const subject = subjectOf({ ...given, target });
  const accepted = new Set(checking.accepted);
  const found = CHECKS.filter(
    ({ id, isOptional }) => isOptional !== true || Object.hasOwn(checking.severities, id),
  )
    .filter(({ id }) => !accepted.has(`${id}/${key}`))
    .flatMap((check) =>
      Array.from(
        check.run(subject),
        ({ severity, message, help = '', column = 1, corrections }): SheetFinding | undefined => {
          const own = Object.hasOwn(checking.severities, check.id)
            ? checking.severities[check.id]
            : undefined;
          if (own === 'off') return undefined;
          const range = rangeAt(given.target, target, column - 1);
          const certain = corrections && inContent(corrections, given.target, target);
          return {
            rule: check.id,
            severity: own ?? severity ?? check.severity,
            message,
            help,
            lang: 'en',
            range,
            ...(certain && { corrections: certain }),
          };
        },
      ),
    )
    .filter((one) => one !== undefined);
  return found.sort((one, other) => GRAVITY.indexOf(one.severity) - GRAVITY.indexOf(other.severity));
}

/** Corrections by places of the content; nothing where one of them reaches into a mark. */
function inContent(
  corrections: readonly Correction[],
  content: Content,
  { starts }: Flat,
): readonly Correction[] | undefined {
  const found = corrections.map(({ from, to, text }): Correction | undefined => {
    let place = 0;
    for (const [index, piece] of content.entries()) {
      const start = starts[index] ?? 0;
      const isInside = typeof piece === 'string' && from >= start && to <= start + piece.length;
      if (isInside) return { from: place + from - start, to: place + to - start, text };
      place += lengthOf(piece);
    }
    return undefined;
  });
  return found.every((one) => one !== undefined) ? found : undefined;
}

/**
 * Where words of a translation’s Markdown are in what is being written; undefined if other words are there by now, or if
 * signs that Markdown escapes come before them.
 */
export function rangeOf(
  content: Content,
  codes: readonly SheetCode[],
  { offset, words }: WordsAt,
): SheetFinding['range'] {
  const flat = flatten(content, codes);
  return flat.text.startsWith(words, offset) ? rangeAt(content, flat, offset) : undefined;
}

const GRAVITY = ['error', 'warning', 'info'];

/** The word that a finding is at; nothing where it is at the very beginning, which stands for the whole. */
function rangeAt(content: Content, { text, starts }: Flat, offset: number): SheetFinding['range'] {
  if (offset <= 0 || offset >= text.length) return undefined;
  let place = 0;
  for (const [index, piece] of content.entries()) {
    const start = starts[index] ?? 0;
    if (typeof piece === 'string' && offset >= start && offset < start + piece.length) {
      const length = Math.max(1, wordAt(piece, offset - start).length);
      return [place + offset - start, place + offset - start + length];
    }
    place += lengthOf(piece);
  }
  return undefined;
}
