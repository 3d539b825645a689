import type { Check, CheckSubject, Finding } from '../../model/check.js';
import { fontFor } from '../../model/script-fonts.js';
import type { PlaceInFile } from '../place.js';
import { shownOf } from '../prose.js';
import { writtenTexts, type WrittenText } from '../written-texts.js';
import { codePoint } from '../../text/code-point.js';
import { addTo } from '../../model/grouping.js';

/** Characters that are named one by one. */
const MOST = 20;

/** Words of the interface that no paper has. */
const ON_SCREEN = /^(?:navigation\.|download|chooser\.|language\.)/u;

/** A character that no font has, and where it is found first. */
interface LackingCharacter {
  readonly character: string;
  readonly key?: string | undefined;
  readonly place?: PlaceInFile | undefined;
}

/** Characters that no font of a format has: they would be lost, and the build will refuse. */
export const glyphCoverage: Check = {
  id: 'glyph-coverage',
  severity: 'error',
  description:
    'Characters that no font of the PDF has. A PDF build stops at them, even if the finding is accepted.',
  page: 'templates.md#fonts',
  samples: [
    {
      locale: 'fa',
      source: 'They mark it.',
      wrong: 'آن را با ☃ نشان می‌دهند.',
      right: 'آن را نشان می‌دهند.',
    },
    { locale: 'ps', source: 'They mark it.', wrong: 'دوی یې په ☃ نښه کوي.', right: 'دوی یې نښه کوي.' },
  ],
  *run(subject): Iterable<Finding> {
    for (const { format, lacking } of subject.fonts) {
      const found = new Map<string, Map<string, LackingCharacter>>();
      for (const { locale, key, text, place } of textsOnPaper(subject)) {
        for (const { 0: character, index } of text.matchAll(lacking)) {
          const own = found.get(locale.tag) ?? new Map<string, LackingCharacter>();
          found.set(locale.tag, own);
          if (!own.has(character)) own.set(character, { character, key, place: place(index) });
        }
      }
      for (const [locale, characters] of found) {
        for (const one of coverageFindings([...characters.values()], format)) yield { locale, ...one };
      }
    }
  },
};

/**
 * The texts of the languages asked for; names are in every language. An original in place of a missing
 * translation is reported for its own language.
 */
function* textsOnPaper(subject: CheckSubject): Iterable<WrittenText> {
  const asked = new Set(subject.documents.map(({ locale }) => locale.tag));
  for (const text of writtenTexts(subject, shownOf)) {
    const { key, locale, isPlain } = text;
    const isOnScreen = isPlain === true && ON_SCREEN.test(key ?? '');
    if (!isOnScreen && (key === undefined || asked.has(locale.tag))) yield text;
  }
}

/** What there is to say of characters that no font of a format has: a finding for each text that has some. */
function* coverageFindings(
  characters: readonly LackingCharacter[],
  format: string,
): Iterable<Omit<Finding, 'severity'>> {
  const help =
    'Write it with other characters, or add a font that has it: templates/own-fonts.css says how; or leave the format out.';
  const say = (one: readonly LackingCharacter[]) => {
    const named = one.slice(0, MOST).map(({ character }) => `“${character}” (${codePoint(character)})`);
    const more = one.length > MOST ? ` and ${one.length - MOST} more` : '';
    return `No font of the ${format} has ${named.join(', ')}${more}.`;
  };
  const groups = new Map<string, LackingCharacter[]>();
  for (const one of characters) {
    // A text in a script that no font has is one finding, not one for every segment.
    const id = characters.length > MOST ? '' : `${one.place?.file ?? ''} ${one.key ?? ''}`;
    addTo(groups, id, one);
  }
  for (const group of groups.values()) {
    const [{ key, place } = {}] = group;
    const font = fontFor(group.map(({ character }) => character));
    yield { key, ...place, message: say(group), help: font ?? help };
  }
}
