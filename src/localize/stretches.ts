import { LTR_LETTER, RTL_LETTER } from '../model/bidi.js';
import type { Direction } from '../model/locale.js';

/** Stands for what is no text (code, an image, a footnote mark); no stretch reaches across it. */
export const OBJECT = '\uFFFC';

/** A stretch of a text that has to be set apart as an isolate. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly direction: Direction;
  readonly lang?: string | undefined;
}

/** How a name is set apart wherever it stands. */
export interface NameDirection {
  readonly direction: Direction;
  readonly lang?: string | undefined;
}

/** Letters, digits, and the raised and lowered ones of `m³` and `CO₂`, in a text whose letters are `simplified`. */
const LTR = '[A-Za-z0-9\\u00B2\\u00B3\\u00B9\\u2070-\\u209C]';
const MARK = '\u0300';
const STOP = `\\s${OBJECT}<>«»"“”`;
const URL = `(?:https?:\\/\\/|www\\.)[^${STOP}]*[^${STOP}.,;:!?،؛؟\\)\\]]`;
const PHONE = '(?:\\+|00)\\d[\\d .\\-\\(\\)]{5,}\\d|\\d{2,}(?:[ \\-]\\d{2,}){2,}';
/** Letters and digits with what joins them: `A/79/L.100`, `7(1)(h)`, `press@example.org`, `Women's`. */
const WORD = `${LTR}(?:[${LTR}${MARK}]|[\\-–_\\/.:,'’&@#+=~](?=${LTR})|\\(${LTR}{1,12}\\))*`;
const BETWEEN = '[ \\u00A0]?[,:;&\\/–—\\-]?[ \\u00A0]';
const PHRASE = `${WORD}(?:${BETWEEN}(?:${WORD}|\\(${WORD}(?:[ \\u00A0]${WORD})*\\)))*`;

const ltrStretch = new RegExp(`${URL}|${PHONE}|${PHRASE}`, 'gv');
/** From a right-to-left letter to the last one that no left-to-right letter parts from it. */
const rtlStretch = new RegExp(
  `${RTL_LETTER}(?:[^${LTR_LETTER}${OBJECT}\\n]*[${RTL_LETTER}\\p{M}٠-٩۰-۹٪])?`,
  'gv',
);

const otherLtrLetters = new RegExp(`[${LTR_LETTER}--[A-Za-z]]+`, 'gv');
const marks = /\p{M}+/gu;

/**
 * The same text with one letter for all that are not in ASCII, and one mark for all. A pattern with a class of all
 * letters in a dozen places takes longer to compile than to find anything.
 */
function simplified(text: string): string {
  return text
    .replace(otherLtrLetters, (letters) => 'a'.repeat(letters.length))
    .replace(marks, (found) => MARK.repeat(found.length));
}

const inWord = /[\p{L}\p{M}\p{N}]/u;
const ltrLetter = new RegExp(LTR_LETTER, 'v');
const rtlLetter = new RegExp(RTL_LETTER, 'v');
/** Numbers at the edges of a stretch belong to the sentence: `09:30 (UTC+3), 22 …`. */
const leadingNumbers = new RegExp(`^(?:[0-9][0-9.,:]*${BETWEEN})+`, 'v');
const trailingNumbers = /(?:[,;:][ \u00A0][0-9][0-9.,:]*)+$/u;

/**
 * Finds what has to be isolated in a text of one base direction: stretches of the other direction, and in
 * right-to-left text also addresses, telephone numbers and codes. Plain numbers and percentages are never
 * set apart: as weak characters (UAX #9 §3.3.4) they stand right without.
 *
 * @param text plain text; `OBJECT` and line ends part stretches
 * @param base its base direction
 * @param names names; one that runs the other way, or mixes both, is one stretch with all its punctuation
 */
export function findStretches(
  text: string,
  base: Direction,
  names: ReadonlyMap<string, NameDirection>,
): Stretch[] {
  const found = base === 'rtl' ? leftToRight(text) : rightToLeft(text, names);
  const whole = occurrences(text, apartNames(names, base))
    // A name inside an address, a code or a longer name of the same direction is no stretch of its own.
    .filter((name) => !found.some((one) => one.direction === name.direction && contains(one, name)));
  return united([...whole, ...found.filter((one) => !whole.some((name) => contains(name, one)))]);
}

/** Whether one stretch holds another, and more than it. */
function contains(outer: Stretch, inner: Stretch): boolean {
  const isLonger = outer.end - outer.start > inner.end - inner.start;
  return (
    outer.start <= inner.start && inner.end <= outer.end && (isLonger || outer.direction !== inner.direction)
  );
}

/** Stretches in the order of the text; those that overlap become one, in the direction of the first. */
function united(stretches: readonly Stretch[]): Stretch[] {
  const sorted = [...stretches].sort((a, b) => a.start - b.start || b.end - a.end);
  const parted: Stretch[] = [];
  for (const stretch of sorted) {
    const last = parted.at(-1);
    if (last === undefined || stretch.start >= last.end) parted.push(stretch);
    else parted[parted.length - 1] = { ...last, end: Math.max(last.end, stretch.end) };
  }
  return parted;
}

function leftToRight(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const match of simplified(text).matchAll(ltrStretch)) {
    const whole = text.slice(match.index, match.index + match[0].length);
    const numbers = leadingNumbers.exec(whole)?.[0].length ?? 0;
    const rest = whole.slice(numbers).replace(trailingNumbers, '');
    const isCode = rest.includes('(') || /^(?:\+|00)\d|^\d+[ -]\d+[ -]\d/u.test(rest);
    if (!ltrLetter.test(rest) && !isCode) continue;
    const start = match.index + numbers;
    stretches.push({ start, end: start + rest.length, direction: 'ltr' });
  }
  return stretches;
}

function rightToLeft(text: string, names: ReadonlyMap<string, NameDirection>): Stretch[] {
  return Array.from(text.matchAll(rtlStretch), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    direction: 'rtl' as const,
    lang: names.get(match[0])?.lang ?? languageOfScript(match[0]),
  }));
}

/** Names that have to be set apart in a text of one direction, by their first letters. */
type NameIndex = ReadonlyMap<string, readonly (readonly [name: string, direction: NameDirection])[]>;

const known = new WeakMap<ReadonlyMap<string, NameDirection>, Map<Direction, NameIndex>>();

/** Letters that names are looked up by. */
const FIRST = 4;

/** The names that run another way or mix both, put in order once for all the texts they are looked for in. */
function apartNames(names: ReadonlyMap<string, NameDirection>, base: Direction): NameIndex {
  const indexes = known.get(names) ?? new Map<Direction, NameIndex>();
  known.set(names, indexes);
  const made = indexes.get(base);
  if (made !== undefined) return made;
  const index = new Map<string, [string, NameDirection][]>();
  for (const [name, direction] of names) {
    if (name === '' || (direction.direction === base && !isMixed(name))) continue;
    const first = name.slice(0, FIRST);
    const entries = index.get(first);
    if (entries === undefined) index.set(first, [[name, direction]]);
    else entries.push([name, direction]);
  }
  indexes.set(base, index);
  return index;
}

/** Every place where a name stands whole; one pass over the text, however many names there are. */
function occurrences(text: string, names: NameIndex): Stretch[] {
  if (names.size === 0) return [];
  const found: Stretch[] = [];
  for (let start = 0; start < text.length; start += 1) {
    for (let length = Math.min(FIRST, text.length - start); length > 0; length -= 1) {
      for (const [name, { direction, lang }] of names.get(text.slice(start, start + length)) ?? []) {
        const end = start + name.length;
        if (!text.startsWith(name, start) || inWord.test(text.charAt(start - 1))) continue;
        if (!inWord.test(text.charAt(end))) found.push({ start, end, direction, lang });
      }
    }
  }
  return found;
}

function isMixed(text: string): boolean {
  return ltrLetter.test(text) && rtlLetter.test(text);
}

/**
 * The language a text of unknown language is best read aloud in, by its script: Persian for Arabic script,
 * English for Latin, the likeliest language (UTS #35) for any other.
 */
export function languageOfScript(text: string): string {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  if (/\p{sc=Arab}/u.test(letter)) return 'fa';
  if (/\p{sc=Latn}/u.test(letter)) return 'en';
  const script = SCRIPTS.find((name) => new RegExp(`\\p{sc=${name}}`, 'u').test(letter));
  return script === undefined ? 'en' : new Intl.Locale(`und-${script}`).maximize().language;
}

const SCRIPTS = (
  'Hebr Syrc Thaa Nkoo Samr Mand Adlm Rohg Grek Cyrl Armn Geor Ethi Deva Beng Guru Gujr Orya Taml Telu Knda ' +
  'Mlym Sinh Thai Laoo Tibt Mymr Khmr Mong Hang Hira Kana Hani'
).split(' ');
