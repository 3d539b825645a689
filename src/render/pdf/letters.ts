/** The letters and digits of a text: fractions, ligatures and wide forms as their parts, without marks. */
export function lettersOf(text: string): string {
  return text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
}

/** The letters of a text that another does not have, or not as often. */
export function lettersMissing(expected: string, found: string): string {
  const left = new Map<string, number>();
  for (const letter of found) left.set(letter, (left.get(letter) ?? 0) + 1);
  let missing = '';
  for (const letter of expected) {
    const count = left.get(letter) ?? 0;
    if (count === 0) missing += letter;
    else left.set(letter, count - 1);
  }
  return missing;
}

/** Whether a block is on a page and one of its words, with a letter that is missing, is not found there. */
export function isLacking(block: string, found: string, missing: string, page: string): boolean {
  const own = lettersOf(page);
  return block.split(/\s+/u).some((word) => {
    const letters = lettersOf(word);
    if (letters === '' || found.includes(letters) || !own.includes(letters)) return false;
    return Array.from(letters).some((letter) => missing.includes(letter));
  });
}
