import { wordChanges } from '../text/word-changes.js';

/** Words of unchanged text that are shown on each side of a change. */
const CONTEXT = 3;

/**
 * What has changed between two versions of a text, word by word: `… in recent [-weeks-] {+months+} there has …`.
 * Unchanged stretches are cut to the words next to a change. White space alone parts words: a zero-width
 * non-joiner does not.
 *
 * @returns the changes on one line; empty where the words are the same
 */
export function wordDiff(before: string, after: string): string {
  const changes = wordChanges(before, after) ?? [
    { kind: 'removed' as const, words: [before] },
    { kind: 'added' as const, words: [after] },
  ];
  if (changes.every(({ kind }) => kind === 'same')) return '';
  return changes
    .map(({ kind, words }, at) => {
      if (kind === 'added') return `{+${words.join(' ')}+}`;
      if (kind === 'removed') return `[-${words.join(' ')}-]`;
      return shorten(words, at > 0, at < changes.length - 1);
    })
    .join(' ');
}

/** An unchanged stretch: its words next to the change before it and to the one after it. */
function shorten(words: readonly string[], hasBefore: boolean, hasAfter: boolean): string {
  const head = hasBefore ? words.slice(0, CONTEXT) : [];
  const tail = hasAfter ? words.slice(-CONTEXT) : [];
  return head.length + tail.length >= words.length ? words.join(' ') : [...head, '…', ...tail].join(' ');
}
