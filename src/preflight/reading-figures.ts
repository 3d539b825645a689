import { diffArrays } from 'diff';
import type { ReadingFigures } from '../model/preflight.js';

/** Words that may be elsewhere before their order is no longer counted. */
const MOST_EDITS = 10_000;

/**
 * How much of a text another engine gives back, word by word: what no file can be blamed for, as long as no
 * letter is lost, for each engine has an order and a spacing of its own.
 *
 * @param text the whole text, as it was written
 * @param pages what the engine read of each page
 */
export function readingFigures(text: string, pages: readonly string[]): ReadingFigures {
  const words = wordsOf(text);
  const found = wordsOf(pages.join('\n'));
  const left = new Map<string, number>();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  const together = words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
  const kept = diffArrays(words, found, { maxEditLength: MOST_EDITS });
  const inOrder = kept?.reduce((sum, { added, removed, count }) => (added || removed ? sum : sum + count), 0);
  return { words: words.length, together: together.length, inOrder: inOrder ?? null };
}

/** Runs of letters with their marks and the joiners between them, or of digits; a hyphen at the end of a line does not count. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/\u00AD|[\u0002\uFFFE](?:\r?\n)?/gu, '');
  return plain.match(/\p{N}+|\p{L}\p{M}*(?:[\u200C\u200D]*\p{L}\p{M}*)*/gu) ?? [];
}
