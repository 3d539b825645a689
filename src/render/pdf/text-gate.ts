import { diffArrays } from 'diff';
import { LTR_LETTER, RTL_LETTER } from '../../model/bidi.js';
import type { Direction } from '../../model/locale.js';

/** Words that changed their places, as a share of all, are no longer in logical order above this. */
const MOST_MOVED = 0.05;

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
 * Words of a text: letters with their marks, ZERO WIDTH JOINER and NON-JOINER between them, or digits; what is
 * written together, as in “L.100a”, is divided. Composed characters are the same as decomposed ones (UAX #15),
 * and hyphens at the ends of lines are none.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFC').replace(/\u00AD|[\u0002\uFFFE](?:\r?\n)?/gu, '');
  return plain.match(/\p{N}+|\p{L}\p{M}*(?:[\u200C\u200D]*\p{L}\p{M}*)*/gu) ?? [];
}

/**
 * Compares what was written with what was read back, word by word.
 *
 * @param expected blocks of text in reading order
 * @param read the text of all pages; what else it holds, such as page numbers, does not matter
 * @param direction of the document; of the words of the other one only the presence is asked for, because
 *   PDFium turns their order round in a file that is read from right to left
 */
export function compareText(expected: readonly string[], read: string, direction: Direction): TextLoss {
  const before = expected.flatMap(wordsOf);
  const after = wordsOf(read);
  const changes = diffArrays(before, after, { maxEditLength: before.length }) ?? [
    { removed: true, added: false, value: before },
    { removed: false, added: true, value: after },
  ];
  const spare = counted(changes.flatMap(({ added, value }) => (added ? value : [])));
  const isForeign = new RegExp(`^${direction === 'rtl' ? LTR_LETTER : RTL_LETTER}`, 'v');
  const lost: string[] = [];
  const moved: string[] = [];
  for (const word of changes.flatMap(({ removed, value }) => (removed ? value : []))) {
    const left = spare.get(word) ?? 0;
    spare.set(word, left - 1);
    if (left <= 0) lost.push(word);
    else if (!isForeign.test(word)) moved.push(word);
  }
  return { lost, moved, words: before.length };
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Whether a file may be published: every word is there, and they stand in order. */
export function isWhole({ lost, moved, words }: TextLoss): boolean {
  return lost.length === 0 && moved.length <= words * MOST_MOVED;
}
