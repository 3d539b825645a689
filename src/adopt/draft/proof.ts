import { diffArrays } from 'diff';
import { INVISIBLE } from '../../text/invisible.js';
import { withAsciiDigits } from '../../text/numerals.js';

/** Changes after which two texts are no longer compared in order: they have little in common. */
const MOST_CHANGES = 4000;
const WORD = /[\p{L}\p{N}\p{M}\u200C\u200D]+/gu;

/** Words of a document that are not in the statement. */
export interface LostWords {
  readonly words: string;
  /** They are there, in another place. */
  readonly isMoved: boolean;
}

/**
 * Holds a statement against the document that it was made from.
 *
 * @param document the words of the document, in order
 * @param statement the words of the statement, in order; it may have more, such as numbers of lists
 * @param shown words of the document that were shown as left out
 * @returns words of the document that are neither in the statement, in their order, nor reported
 */
export function lostWords(document: string, statement: string, shown: readonly string[]): LostWords[] {
  const [from, to] = [wordsOf(document), wordsOf(statement)];
  const changes = diffArrays(from, to, { maxEditLength: MOST_CHANGES });
  const [removed, added] =
    changes === undefined
      ? [[from], to]
      : [
          changes.filter((change) => change.removed).map(({ value }) => value),
          changes.filter((change) => change.added).flatMap(({ value }) => value),
        ];
  const left = new Bag(shown.flatMap(wordsOf));
  const elsewhere = new Bag(added);
  return removed.flatMap((run) => {
    const lost = run.filter((word) => !left.take(word) && !isJoined(word, left, elsewhere));
    if (lost.length === 0) return [];
    return [{ words: lost.join(' '), isMoved: lost.every((word) => elsewhere.take(word)) }];
  });
}

/** Whether a word is one that was left out and one of the statement, with no white space between them. */
function isJoined(word: string, left: Bag, statement: Bag): boolean {
  for (let at = 1; at < word.length; at += 1) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    for (const [out, kept] of [
      [first, second],
      [second, first],
    ] as const) {
      if (!left.has(out) || !statement.has(kept)) continue;
      return left.take(out) && statement.take(kept);
    }
  }
  return false;
}

/** Words as both sides have them: composed, digits of one kind, no sign of punctuation. */
function wordsOf(text: string): string[] {
  return withAsciiDigits(text.normalize('NFKC').replace(INVISIBLE, '')).match(WORD) ?? [];
}

/** Words, each as often as it was put in. */
class Bag {
  readonly #counts = new Map<string, number>();

  constructor(words: readonly string[]) {
    for (const word of words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  has(word: string): boolean {
    return (this.#counts.get(word) ?? 0) > 0;
  }

  take(word: string): boolean {
    const count = this.#counts.get(word) ?? 0;
    if (count > 0) this.#counts.set(word, count - 1);
    return count > 0;
  }
}
