import type { MonthNames } from '../../month-words.js';
import { bareWords, type Lexicon } from '../lexicon.js';
import { isConnective } from './worded.js';

/** Words that are looked for beside a date. */
export interface DateWords {
  readonly months: MonthNames;
  readonly weekdays: ReadonlyMap<string, number>;
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
const SEPARATOR = /[,،、;؛:|/·•\n\-–—()[\]]/u;
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
    const pieces = text
      .replace(TIME, ' ')
      .split(SEPARATOR)
      .map((piece) => piece.trim());
    // “Statement of 12 March 2026” is a title: a place is parted from its date.
    const touching = side === 0 ? pieces.length - 1 : 0;
    for (const [at, piece] of pieces.entries()) {
      const read = readPiece(piece, words);
      weekday ??= read.weekday;
      if (read.rest === '') continue;
      const isParted = at !== touching || read.rest.split(' ').length === 1;
      const isBetween = side > 0 && side < texts.length - 1;
      if (isBetween || !isParted || !isPlace(read.rest, words.lexicon)) return undefined;
      places.push(read.rest);
    }
  }
  return places.length > 2 ? undefined : { places, weekday };
}

/** A piece of a line without weekdays, labels and the words that dates are joined by. */
function readPiece(
  piece: string,
  { weekdays, lexicon }: DateWords,
): { rest: string; weekday?: Beside['weekday'] } {
  let weekday: Beside['weekday'];
  const all = piece.split(/\s+/u).filter((word) => word !== '');
  const words: string[] = [];
  for (let at = 0; at < all.length; at += 1) {
    // “پنج شنبه” may be written in two words.
    const length = [2, 1].find((count) => weekdays.has(bareWords(all.slice(at, at + count).join(''))));
    if (length === undefined) {
      words.push(all[at] ?? '');
      continue;
    }
    const name = all
      .slice(at, at + length)
      .join(' ')
      .replace(/(?<![.,،])[.,،]+$/u, '');
    weekday = { name, day: weekdays.get(bareWords(all.slice(at, at + length).join(''))) ?? 0 };
    at += length - 1;
  }
  return { rest: withoutLabels(words, lexicon), weekday };
}

function withoutLabels(all: readonly string[], lexicon: Lexicon): string {
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
  const first = words.replace(/^[^\p{L}]+/u, '');
  // In scripts with capitals a place begins with one.
  return /^\p{Lu}/u.test(first) || /^\p{Lo}/u.test(first);
}

/**
 * Whether a line is a date that lacks a part, or has one too many: a month’s name among nothing but numbers, weekdays,
 * labels and a place (“March 2026”, “12 Aug 25”, “12–14 March 2026”).
 */
export function isHalfDate(line: string, words: DateWords): boolean {
  const pieces = line
    .replace(TIME, ' ')
    .split(SEPARATOR)
    .map((piece) => readPiece(piece.trim(), words).rest.replaceAll('.', ' '));
  const isOfDate = (word: string) =>
    /^\d/u.test(word) || words.months.has(bareWords(word)) || isConnective(word) || word === '';
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
