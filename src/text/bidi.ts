import type { Direction } from '../model/locale.js';

/** LEFT-TO-RIGHT MARK and its kin (UAX #9 §2.6). */
export const LRM = '\u200E';
export const RLM = '\u200F';
export const ALM = '\u061C';

const LRI = '\u2066';
const RLI = '\u2067';
const PDI = '\u2069';

/**
 * Explicit embeddings, overrides and isolates (UAX #9 §2.1–2.4). Only `publish` writes them, balanced on
 * every line, so those that come in with a text are left out of what is rendered.
 */
export const EXPLICIT_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;

/** The text as a directional isolate (UAX #9 §2.4). */
export function isolated(text: string, direction: Direction): string {
  return (direction === 'rtl' ? RLI : LRI) + text + PDI;
}

/** A number with its percent sign; digits of Arabic (AN) are right without a mark, and no worse with one. */
const PERCENTAGE = /[\d٠-٩۰-۹][ \u00A0]?[%٪‰]/u;

/** Letters behind which a number counts as Arabic (UAX #9 W2), and the mark that is as one of them. */
export const ARABIC_LETTER = /\u061C|(?=\p{L})[\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}]/u;

const ISOLATE = /[\u2066\u2067][^\u2066-\u2069]*\u2069/gu;

/**
 * Whether a right-to-left text of Arabic script needs ALM before it: a percentage is before its first letter, and
 * its sign would be on the right there, on the left everywhere else (UAX #9 W2, W5). What lies in an isolate counts
 * for nothing (BD9).
 *
 * @param text a text with its isolates
 */
export function needsArabicMark(text: string): boolean {
  let own = text;
  while (ISOLATE.test(own)) own = own.replace(ISOLATE, '');
  const first = own.search(ARABIC_LETTER);
  return PERCENTAGE.test(first < 0 ? own : own.slice(0, first));
}

/** The implicit mark of a direction. */
export function mark(direction: Direction): string {
  return direction === 'rtl' ? RLM : LRM;
}

/**
 * Letters of the right-to-left scripts in living use: the strong classes R and AL of UAX #9, for use inside
 * a character class of a regular expression with the flag `v`.
 */
export const RTL_LETTER =
  '[\\p{L}&&[\\p{sc=Arab}\\p{sc=Hebr}\\p{sc=Syrc}\\p{sc=Thaa}\\p{sc=Nkoo}\\p{sc=Samr}\\p{sc=Mand}\\p{sc=Adlm}\\p{sc=Rohg}]]';

/** Letters of every other script: the strong class L, near enough for finding stretches of text. */
export const LTR_LETTER = `[\\p{L}--${RTL_LETTER}]`;

/** From letter to letter, as long as no letter of the other direction comes between. */
const LEFT_TO_RIGHT = new RegExp(`(${LTR_LETTER}(?:[^${RTL_LETTER}]*${LTR_LETTER})?)`, 'gv');

/** Words that run in one direction. */
export interface Stretch {
  readonly words: string;
  readonly direction: Direction;
}

/**
 * A text as word processors need it: a right-to-left run must have no left-to-right letters (ISO/IEC 29500-1
 * §17.3.2.30).
 */
export function stretchesOf(text: string, direction: Direction): Stretch[] {
  const pieces = direction === 'ltr' ? [text] : text.split(LEFT_TO_RIGHT);
  return pieces
    .map((words, at): Stretch => ({ words, direction: at % 2 === 1 ? 'ltr' : direction }))
    .filter(({ words }) => words !== '');
}

const rtlLetters = new RegExp(RTL_LETTER, 'gv');
const ltrLetters = new RegExp(LTR_LETTER, 'gv');
const firstLetter = new RegExp('\\p{L}', 'v');

/**
 * The direction of a text by the majority of its letters, first-strong being wrong for names such as
 * `VPO-سازمان حمایت از قربانیان`.
 *
 * @param text any text
 * @param tie the direction where neither has the majority
 */
export function majorityDirection(text: string, tie: Direction): Direction {
  const rtl = text.match(rtlLetters)?.length ?? 0;
  const ltr = text.match(ltrLetters)?.length ?? 0;
  return rtl === ltr ? tie : rtl > ltr ? 'rtl' : 'ltr';
}

/** The direction of the first strong letter (UAX #9 P2), or `undefined` if there is no strong letter. */
export function firstStrongDirection(text: string): Direction | undefined {
  const letter = firstLetter.exec(text)?.[0];
  return letter === undefined ? undefined : majorityDirection(letter, 'ltr');
}
