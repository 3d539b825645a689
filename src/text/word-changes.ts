import { diffArrays } from 'diff';

/** Words that both texts have, or only one of them; in reading order. */
export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly words: readonly string[];
}

/** Two texts with more differences than this have nothing in common that is worth showing. */
const MOST_CHANGES = 4_000;

/**
 * What has changed between two versions of a text, word by word. White space alone parts words: a zero-width
 * non-joiner does not.
 *
 * @returns `undefined` where the texts have too little in common
 */
export function wordChanges(before: string, after: string): WordChange[] | undefined {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_CHANGES });
  return changes?.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    words: value,
  }));
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}
