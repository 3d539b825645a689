import type { Check, CheckSubject } from '../model/check.js';
import type { Problem } from '../model/problem.js';
import { acronyms } from './acronyms.js';
import { adjacentNumbers } from './adjacent-numbers.js';
import { arabicLetters } from './arabic-letters.js';
import { asciiDigits } from './ascii-digits.js';
import { asciiPunctuation } from './ascii-punctuation.js';
import { asciiQuotes } from './ascii-quotes.js';
import { brackets } from './brackets.js';
import { codeSpans } from './code-spans.js';
import { composition } from './composition.js';
import { consistency } from './consistency.js';
import { conversionLeftover } from './conversion-leftover.js';
import { dates } from './dates.js';
import { doubledSpaces } from './doubled-spaces.js';
import { doubledWords } from './doubled-words.js';
import { duplicateSignatory } from './duplicate-signatory.js';
import { editorRemark } from './editor-remark.js';
import { emphasis } from './emphasis.js';
import { endPunctuation } from './end-punctuation.js';
import { englishLeftovers } from './english-leftovers.js';
import { footnotes } from './footnotes.js';
import { forbiddenCharacter } from './forbidden-character.js';
import { foreignDigits } from './foreign-digits.js';
import { glossary } from './glossary.js';
import { glyphCoverage } from './glyph-coverage.js';
import { joinedPrefix } from './joined-prefix.js';
import { latinParagraph } from './latin-paragraph.js';
import { lengthRatio } from './length-ratio.js';
import { links } from './links.js';
import { listNumber } from './list-number.js';
import { lookAlikes } from './look-alikes.js';
import { namingPeople } from './naming-people.js';
import { noBreakSpace } from './no-break-space.js';
import { numbers } from './numbers.js';
import { ownTemplate } from './own-template.js';
import { placeholderLink } from './placeholder-link.js';
import { protectedTokens } from './protected-tokens.js';
import { punctuationSpacing } from './punctuation-spacing.js';
import { regionalWords } from './regional-words.js';
import { repeatedWord } from './repeated-word.js';
import { reuse } from './reuse.js';
import { sameAsSource } from './same-as-source.js';
import { sentenceCount } from './sentence-count.js';
import { spacedAffix } from './spaced-affix.js';
import { strayMarkup } from './stray-markup.js';
import {
  doubtfulTranslation,
  missingTranslation,
  outdatedTranslation,
  unfinishedTranslation,
} from './translation-status.js';
import { sourceForm } from './source-form.js';
import { unusedKey } from './unused-key.js';
import { unsafeLink } from './unsafe-link.js';
import { wrongLanguage } from './wrong-language.js';

/** Every check; each has a section in docs/checks.md. */
export const checks: readonly Check[] = [
  acronyms,
  adjacentNumbers,
  arabicLetters,
  asciiDigits,
  asciiPunctuation,
  asciiQuotes,
  brackets,
  codeSpans,
  composition,
  consistency,
  conversionLeftover,
  dates,
  doubledSpaces,
  doubledWords,
  doubtfulTranslation,
  duplicateSignatory,
  editorRemark,
  emphasis,
  endPunctuation,
  englishLeftovers,
  footnotes,
  forbiddenCharacter,
  foreignDigits,
  glossary,
  glyphCoverage,
  joinedPrefix,
  latinParagraph,
  lengthRatio,
  links,
  listNumber,
  lookAlikes,
  missingTranslation,
  namingPeople,
  noBreakSpace,
  numbers,
  outdatedTranslation,
  ownTemplate,
  placeholderLink,
  protectedTokens,
  punctuationSpacing,
  regionalWords,
  repeatedWord,
  reuse,
  sameAsSource,
  sentenceCount,
  spacedAffix,
  strayMarkup,
  sourceForm,
  unsafeLink,
  unfinishedTranslation,
  unusedKey,
  wrongLanguage,
];

/**
 * Runs every check over a publication.
 *
 * @param subject what they look at
 * @param about what alone to look at: the canonical text, or translations
 */
export function runChecks(subject: CheckSubject, about?: 'source' | 'translations'): Problem[] {
  const isAbout = ({ locale }: { readonly locale?: string | undefined }) =>
    about === undefined || (locale === subject.config.sourceLocale) === (about === 'source');
  const chosen = checks
    .filter(({ of = about }) => about === undefined || of === about)
    .filter(({ id, isOptional }) => isOptional !== true || Object.hasOwn(subject.config.checks, id));
  return chosen.flatMap((check) =>
    Array.from(check.run(subject), (finding) => ({
      locale: subject.config.sourceLocale,
      severity: check.severity,
      ...finding,
      rule: check.id,
    })).filter(isAbout),
  );
}
