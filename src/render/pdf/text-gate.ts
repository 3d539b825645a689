import { diffArrays } from 'diff';

/** Words that changed their places, as a share of all, are no longer in logical order above this. */
const MOST_MOVED = 0.1;

/** What a file that was read back lacks. */
export interface TextLoss {
  /** Words that are nowhere. */
  readonly lost: readonly string[];
  /** Words that are there, but not where they belong. */
  readonly moved: readonly string[];
  /** Number of all words. */
  readonly words: number;
}

/**
 * Words of a text: letters, marks and numbers with ZERO WIDTH JOINER and NON-JOINER between them. Composed
 * characters are the same as decomposed ones (UAX #15); hyphens at the ends of lines are none.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFC').replace(/\u00AD|[\u0002\uFFFE](?:\r?\n)?/gu, '');
  return plain.match(/[\p{L}\p{M}\p{N}](?:[\u200C\u200D]*[\p{L}\p{M}\p{N}])*/gu) ?? [];
}

/**
 * Compares what was written with what was read back, word by word.
 *
 * @param expected blocks of text in reading order
 * @param read the text of all pages; what else it holds, such as page numbers, does not matter
 */
export function compareText(expected: readonly string[], read: string): TextLoss {
  const before = expected.flatMap(wordsOf);
  const after = wordsOf(read);
  const changes = diffArrays(before, after, { maxEditLength: before.length }) ?? [
    { removed: true, added: false, value: before },
    { removed: false, added: true, value: after },
  ];
  const spare = new Map<string, number>();
  for (const { added, value } of changes) {
    if (added) for (const word of value) spare.set(word, (spare.get(word) ?? 0) + 1);
  }
  const lost: string[] = [];
  const moved: string[] = [];
  for (const word of changes.flatMap(({ removed, value }) => (removed ? value : []))) {
    const left = spare.get(word) ?? 0;
    spare.set(word, left - 1);
    (left > 0 ? moved : lost).push(word);
  }
  return { lost, moved, words: before.length };
}

/** Whether a file may be published: every word is there, and they stand in order. */
export function isWhole({ lost, moved, words }: TextLoss): boolean {
  return lost.length === 0 && moved.length <= words * MOST_MOVED;
}
