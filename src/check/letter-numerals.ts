/** Values of the letters of Roman numerals, subtractive pairs first. */
const ROMAN: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];
const LARGEST_ROMAN = 3999;

/** Hebrew letters by value: hundreds up to 400, tens, units. */
const HEBREW: readonly (readonly [string, number])[] = Array.from('תשרקצפעסנמלכיטחזוהדגבא', (letter, at) => [
  letter,
  at < 4 ? 400 - 100 * at : at < 13 ? 90 - 10 * (at - 4) : 9 - (at - 13),
]);
const LARGEST_HEBREW = 999;

/**
 * The numbers that a text has as numerals made of letters: Roman in any script, Hebrew in Hebrew (סעיף יג).
 *
 * @param text plain text
 * @param language primary language subtag of the text
 * @returns whether a number, in canonical ASCII digits, is among them
 */
export function letterNumeralsIn(text: string, language: string): (key: string) => boolean {
  let roman: ReadonlySet<string> | undefined;
  let hebrew: ReadonlySet<string> | undefined;
  return (key) => {
    const value = Number(key);
    if (!Number.isInteger(value) || value < 1) return false;
    if (value <= LARGEST_ROMAN && (roman ??= wordsOf(text)).has(compose(value, ROMAN))) return true;
    if (language !== 'he' || value > LARGEST_HEBREW) return false;
    hebrew ??= wordsOf(text.replace(/[׳״'"]/gu, ''));
    // 15 and 16 are 9 + 6 and 9 + 7: the other letters would be a name of God.
    return hebrew.has(compose(value, HEBREW).replace('יה', 'טו').replace('יו', 'טז'));
  };
}

/** Every word of a text once: letters, marks and digits without anything between them. */
function wordsOf(text: string): Set<string> {
  return new Set(text.match(/[\p{L}\p{M}\p{N}]+/gu));
}

function compose(value: number, table: readonly (readonly [string, number])[]): string {
  let rest = value;
  let letters = '';
  for (const [letter, worth] of table) {
    while (rest >= worth) {
      letters += letter;
      rest -= worth;
    }
  }
  return letters;
}
