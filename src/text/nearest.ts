import leven from 'leven';
import { canonicalTag, languageName } from '../model/locale.js';

/** The known word nearest to what was written, if any is near enough to be meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const most = mostWrong(Math.min(word.length, candidate.length));
    // Most names of a long list differ in length.
    if (Math.abs(word.length - candidate.length) > most) continue;
    const distance = mistakes(word.toLowerCase(), candidate.toLowerCase(), most);
    if (distance <= most && (best === undefined || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** How many letters of a word may be wrong: in one of two or three letters, two wrong ones leave nothing of it. */
function mostWrong(length: number): number {
  return length < 2 ? 0 : length < 4 ? 1 : Math.max(2, Math.floor(length / 3));
}

/** Letters that are wrong, missing or too many (Levenshtein distance); two letters that changed places are one mistake. */
function mistakes(a: string, b: string, most: number): number {
  const distance = leven(a, b, { maxDistance: most + 2 });
  return distance === 2 && sortedLetters(a) === sortedLetters(b) ? 1 : distance;
}

function sortedLetters(word: string): string {
  return Array.from(word).sort().join('');
}

/**
 * The tag that was meant by another: one of the same language, one whose language goes by that name, or one that is
 * nearly written so. The tag of another language is never taken for a typing mistake.
 *
 * @param input what a person wrote (`fa-TJ`, `Pashto`, `pss`)
 * @param tags canonical tags
 */
export function nearestTag(input: string, tags: readonly string[]): string | undefined {
  const asked = canonicalTag(input);
  if (asked !== undefined && tags.includes(asked)) return asked;
  const language = asked && new Intl.Locale(asked).language;
  const same = tags
    .filter((tag) => new Intl.Locale(tag).language === language)
    .sort((a, b) => a.length - b.length);
  const named = tagNamed(input, tags);
  const isAnother = language !== undefined && languageName(language, 'en') !== undefined;
  return same[0] ?? named ?? (isAnother ? undefined : nearest(input, tags));
}

/** The tag whose language goes by a name, in English or in itself (`German`, `Deutsch`). */
function tagNamed(name: string, tags: readonly string[]): string | undefined {
  const wanted = name.trim().toLowerCase();
  return tags.find((tag) => namesOf(tag).includes(wanted));
}

/** The names of a tag’s language in English and in itself (CLDR), in small letters. */
export function namesOf(tag: string): string[] {
  const { language } = new Intl.Locale(tag);
  return [languageName(tag, 'en'), languageName(language, 'en'), languageName(language, tag)].flatMap(
    (name) => (name === undefined ? [] : [name.toLowerCase()]),
  );
}
