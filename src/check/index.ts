import type { Check, CheckSubject, Finding } from '../model/check.js';
import type { Problem } from '../model/problem.js';
import { acronyms } from './rules/acronyms.js';
import { adjacentNumbers } from './rules/adjacent-numbers.js';
import { arabicLetters } from './rules/arabic-letters.js';
import { asciiDigits } from './rules/ascii-digits.js';
import { asciiPunctuation } from './rules/ascii-punctuation.js';
import { asciiQuotes } from './rules/ascii-quotes.js';
import { brackets } from './rules/brackets.js';
import { codeSpans } from './rules/code-spans.js';
import { composition } from './rules/composition.js';
import { consistency } from './rules/consistency.js';
import { conversionLeftover } from './rules/conversion-leftover.js';
import { dates } from './rules/dates.js';
import { doubledSpaces } from './rules/doubled-spaces.js';
import { doubledWords } from './rules/doubled-words.js';
import { duplicateSignatory } from './rules/duplicate-signatory.js';
import { editorRemark } from './rules/editor-remark.js';
import { emphasis } from './rules/emphasis.js';
import { endPunctuation } from './rules/end-punctuation.js';
import { englishLeftovers } from './rules/english-leftovers.js';
import { footnotes } from './rules/footnotes.js';
import { forbiddenCharacter } from './rules/forbidden-character.js';
import { foreignDigits } from './rules/foreign-digits.js';
import { glossary } from './rules/glossary.js';
import { glyphCoverage } from './rules/glyph-coverage.js';
import { joinedPrefix } from './rules/joined-prefix.js';
import { latinParagraph } from './rules/latin-paragraph.js';
import { lengthRatio } from './rules/length-ratio.js';
import { links } from './rules/links.js';
import { listNumber } from './rules/list-number.js';
import { logoText } from './rules/logo-text.js';
import { lookAlikes } from './rules/look-alikes.js';
import { movedName } from './rules/moved-name.js';
import { namingPeople } from './rules/naming-people.js';
import { noBreakSpace } from './rules/no-break-space.js';
import { numbers } from './rules/numbers.js';
import { openRemark } from './rules/open-remark.js';
import { ownTemplate } from './rules/own-template.js';
import { placeholderLink } from './rules/placeholder-link.js';
import { protectedTokens } from './rules/protected-tokens.js';
import { punctuationSpacing } from './rules/punctuation-spacing.js';
import { regionalWords } from './rules/regional-words.js';
import { repeatedWord } from './rules/repeated-word.js';
import { reuse } from './rules/reuse.js';
import { sameAsSource } from './rules/same-as-source.js';
import { sentenceCount } from './rules/sentence-count.js';
import { spacedAffix } from './rules/spaced-affix.js';
import { strayMarkup } from './rules/stray-markup.js';
import {
  doubtfulTranslation,
  missingTranslation,
  outdatedTranslation,
  unfinishedTranslation,
} from './rules/translation-status.js';
import { sourceForm } from './rules/source-form.js';
import { unusedKey } from './rules/unused-key.js';
import { unsafeLink } from './rules/unsafe-link.js';
import { withdrawnLanguage } from './rules/withdrawn-language.js';
import { wrongLanguage } from './rules/wrong-language.js';

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
  logoText,
  lookAlikes,
  missingTranslation,
  movedName,
  namingPeople,
  noBreakSpace,
  numbers,
  openRemark,
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
  withdrawnLanguage,
  wrongLanguage,
];

/**
 * Runs every check over a publication, or a part of it.
 *
 * @param subject what they look at
 */
export function runChecks(subject: CheckSubject): Problem[] {
  const chosen = checks
    .filter(({ of }) => of === undefined || subject.about.has(of))
    .filter(({ id, isOptional }) => isOptional !== true || Object.hasOwn(subject.config.checks, id));
  return chosen.flatMap((check) =>
    Array.from(check.run(subject), (finding) => problemOf(finding, check, subject)),
  );
}

/** What is reported of a finding: what settles it is for editors alone. */
function problemOf(finding: Finding, { id, severity }: Check, { config }: CheckSubject): Problem {
  const problem: Problem & { corrections?: unknown } = {
    locale: config.sourceLocale,
    severity,
    ...finding,
    rule: id,
  };
  delete problem.corrections;
  return problem;
}
