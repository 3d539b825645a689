import type { MonthNames } from '../../month-words.js';
import { bareWords, type Lexicon } from '../lexicon.js';

/** Words that are looked for beside a date. */
export interface DateWords {
  readonly months: MonthNames;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly connectives: ReadonlySet<string>;
  readonly lexicon: Lexicon;
}

/** What is beside the dates of a line. */
export interface Beside {
  readonly places: readonly string[];
  readonly weekday?: { readonly name: string; readonly day: number } | undefined;
}

const MOST_PLACE_WORDS = 5;
/** Words that places do not have. */
const NO_PLACE = ['release', 'embargo', 'sentences', 'signatories'] as const;
/** Between a place and a date. */
const SEPARATOR = /[,，،、፣;；؛:：|/·•\n\-–—()[\]（）【】]/u;
/** A place directly beside a date is one word, or two with a preposition: “Helsinki”, “V Praze”, “г. Женева”. */
const AT_PLACE = /^(?:\p{L}{1,2}\.? )?\S+$/u;
/** “г. Женева”, “м. Київ”: what kind of place it is. */
const PLACE_KIND = /^\p{Ll}{1,3}\.\s+(?=\p{Lu})/u;
/** Cities of one statement. */
const MOST_PLACES = 4;
/** “י״ד באדר תשפ״ו”: a day of the Hebrew calendar beside the one that is read. */
const HEBREW_DATE = /^[א-ת"״'׳]{1,5} (?:[א-ת"״'׳]{2,8} ){1,3}ה?["״'׳]?תש[א-ת]?["״][א-ת]$/u;
/** A time of day and its zone. */
const TIME =
  /(?<!\d)\d{1,2}(?:[:.h]\d\d(?!\d)|(?=\s*[ap]\.?m\b))(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:hrs?|hours|uhr|h)\b)?(?:\s*\(?(?:UTC|GMT)\s*[+−-]\s*\d{1,2}(?::?\d\d)?\)?|\s*\(?[A-Z]{2,5}\)?(?![\p{L}\p{N}]))?/giu;

/**
 * What is beside dates: nothing, labels, a weekday, a time, a place.
 *
 * @param texts what is before the first date, between two, and behind the last one
 * @returns undefined where the line says more
 */
export function readBeside(texts: readonly string[], words: DateWords): Beside | undefined {
  const places: string[] = [];
  let weekday: Beside['weekday'];
  for (const [side, text] of texts.entries()) {
    const dated = withoutWeekdays(text, words.weekdays);
    weekday ??= dated.weekday;
    const pieces = dated.rest
      .replace(TIME, ' ')
      .split(SEPARATOR)
      .map((piece) => piece.trim());
    // “Statement of 12 March 2026” is a title: a place is parted from its date.
    const touching = side === 0 ? pieces.length - 1 : 0;
    for (const [at, piece] of pieces.entries()) {
      const rest = withoutLabels(piece, words);
      if (rest === '') continue;
      const isParted = at !== touching || AT_PLACE.test(rest);
      const isBetween = side > 0 && side < texts.length - 1;
      if (isBetween || !isParted || !isPlace(rest, words.lexicon)) return undefined;
      places.push(rest);
    }
  }
  const isList = places.length <= MOST_PLACES && places.every((place) => place.split(' ').length <= 2);
  return places.length > 2 && !isList ? undefined : { places, weekday };
}

/** A text without the names of weekdays, and the first one of them: “Tuesday”, “terça-feira”, “پنج شنبه”. */
function withoutWeekdays(text: string, weekdays: DateWords['weekdays']) {
  const words = Array.from(text.matchAll(/[\p{L}\p{M}\u200C’']+/gu), ({ 0: word, index }) => {
    return { from: index, to: index + word.length };
  });
  let weekday: Beside['weekday'];
  let rest = text;
  for (let at = 0; at < words.length; at += 1) {
    const found = [3, 2, 1].flatMap((count) =>
      weekdayAt(text, words.slice(at, at + count), count, weekdays),
    )[0];
    if (found === undefined) continue;
    weekday ??= { name: text.slice(found.from, found.to), day: found.day };
    rest = rest.slice(0, found.from) + ' '.repeat(found.to - found.from) + rest.slice(found.to);
    at += found.count - 1;
  }
  return { rest, weekday };
}

function weekdayAt(
  text: string,
  words: readonly { readonly from: number; readonly to: number }[],
  count: number,
  weekdays: DateWords['weekdays'],
) {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || words.length < count) return [];
  const name = bareWords(text.slice(first.from, last.to));
  // “پنج شنبه” may be written in two words.
  const day = weekdays.get(name) ?? weekdays.get(name.replaceAll(' ', ''));
  return day === undefined ? [] : [{ from: first.from, to: last.to, day, count }];
}

/** A piece of a line without labels and the words that dates are joined by. */
function withoutLabels(piece: string, { connectives, lexicon }: DateWords): string {
  if (HEBREW_DATE.test(piece)) return '';
  const all = piece.split(/\s+/u).filter((word) => word !== '');
  const isConnective = (word: string) => connectives.has(bareWords(word));
  const words = [...all];
  while (words.length > 0 && (isConnective(words.at(-1) ?? '') || /^[.]+$/u.test(words.at(-1) ?? '')))
    words.pop();
  const text = words.join(' ').replace(/[.]$/u, '');
  if (words.every(isConnective) || lexicon.is('dateLabels', text) || lexicon.is('dateJoins', text)) return '';
  const others = words.filter((word) => !isConnective(word)).join(' ');
  if (lexicon.is('dateJoins', others)) return '';
  const label = lexicon.begins('dateLabels', text)?.split(' ').length ?? 0;
  // “Fait à Genève”, “Done at Geneva”
  return label > 1 ? words.slice(label).join(' ') : text;
}

function isPlace(words: string, lexicon: Lexicon): boolean {
  const all = words.split(' ');
  if (all.length > MOST_PLACE_WORDS || /[\d"“”«»!?]/u.test(words)) return false;
  if (NO_PLACE.some((kind) => lexicon.has(kind, words))) return false;
  const first = words.replace(PLACE_KIND, '').replace(/^[^\p{L}]+/u, '');
  // In scripts with capitals a place begins with one.
  return /^\p{Lu}/u.test(first) || /^\p{Lo}/u.test(first) || /^\p{Ll}{1,2} \p{Lu}/u.test(first);
}

/**
 * Whether a line is a date that lacks a part, or has one too many: a month’s name among nothing but numbers, weekdays,
 * labels and a place (“March 2026”, “12 Aug 25”, “12–14 March 2026”).
 */
export function isHalfDate(line: string, words: DateWords): boolean {
  const pieces = withoutWeekdays(line, words.weekdays)
    .rest.replace(TIME, ' ')
    .split(SEPARATOR)
    .map((piece) => withoutLabels(piece.trim(), words).replaceAll('.', ' '));
  const isOfDate = (word: string) =>
    /^\d/u.test(word) ||
    words.months.has(bareWords(word)) ||
    words.connectives.has(bareWords(word)) ||
    word === '';
  const dated = pieces.filter((piece) => piece !== '' && piece.split(' ').every(isOfDate));
  const others = pieces.filter((piece) => piece !== '' && !piece.split(' ').every(isOfDate));
  const tokens = dated.flatMap((piece) => piece.split(' '));
  const hasMonth = tokens.some((word) => words.months.has(bareWords(word)));
  return (
    hasMonth &&
    tokens.some((word) => /^\d/u.test(word)) &&
    others.length <= 1 &&
    others.every((piece) => isPlace(piece, words.lexicon))
  );
}
