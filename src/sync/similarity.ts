/**
 * How alike two texts are: the Dice coefficient of their words, each word counted as often as it stands.
 *
 * @returns 0 (no word in common) to 1 (the same words)
 */
export function similarity(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common += 1;
    counts.set(word, left - 1);
  }
  return (2 * common) / (a.length + b.length);
}

/** Texts of at most so many words are compared letter by letter. */
const SHORT = 4;

/** How alike two headings or other short texts are, by pairs of letters: one changed word is half of them. */
export function shortSimilarity(a: readonly string[], b: readonly string[]): number {
  if (a.length > SHORT || b.length > SHORT) return 0;
  return similarity(pairs(a.join(' ')), pairs(b.join(' ')));
}

function pairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

/** The words of a text, in lower case, punctuation and markup left out. */
export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
