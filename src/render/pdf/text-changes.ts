import { diffArrays } from 'diff';
import { wordsOf, type SolidText } from '../../text/solid-text.js';

/** Differences that are looked for; in a file with more, the first ones are enough. */
const MOST_EDITS = 4000;
/** Words on either side of a difference that a message shows. */
const AROUND = 3;

/** A stretch of characters that was replaced by others. */
export interface Part {
  /** Offsets in the expected text. */
  readonly start: number;
  readonly end: number;
  readonly came: string;
}

/** A stretch of words that is not the same in both texts. */
export interface Change extends Part {
  /** Both with the words around them. */
  readonly expectedAround: string;
  readonly cameAround: string;
}

/** The stretches of words that are not the same in two texts. */
export function changesOf(expected: SolidText, came: SolidText): Change[] {
  const before = wordsOf(expected);
  const after = wordsOf(came);
  const words = (list: readonly { word: string }[]) => list.map(({ word }) => word);
  const diff = diffArrays(words(before), words(after), { maxEditLength: MOST_EDITS });
  if (diff === undefined) return [firstChange(expected, came)];
  const changes: Change[] = [];
  let [at, cameAt] = [0, 0];
  let open: { from: number; cameFrom: number } | undefined;
  const close = () => {
    if (open === undefined) return;
    const { from, cameFrom } = open;
    const start = before[from]?.start ?? expected.characters.length;
    const end = before[at]?.start ?? expected.characters.length;
    changes.push({
      start,
      end,
      came: words(after.slice(cameFrom, cameAt)).join(''),
      expectedAround: around(words(before), from, at),
      cameAround: around(words(after), cameFrom, cameAt),
    });
    open = undefined;
  };
  for (const { added, removed, value } of diff) {
    if (added || removed) open ??= { from: at, cameFrom: cameAt };
    else close();
    if (!added) at += value.length;
    if (!removed) cameAt += value.length;
  }
  close();
  return changes;
}

/** The place where two texts that have little in common part, in their characters or in their white space. */
function firstChange(expected: SolidText, came: SolidText): Change {
  const isSame = (place: number) =>
    expected.characters[place] === came.characters[place] &&
    expected.gaps.has(place) === came.gaps.has(place);
  let at = 0;
  while (at < expected.characters.length && isSame(at)) at += 1;
  const from = Math.max(0, at - 20);
  const cut = ({ characters, gaps }: SolidText) =>
    characters
      .slice(from, at + 20)
      .split('')
      .map((unit, place) => (place > 0 && gaps.has(from + place) ? ` ${unit}` : unit))
      .join('');
  return {
    start: at,
    end: expected.characters.length,
    came: came.characters.slice(at),
    expectedAround: cut(expected),
    cameAround: cut(came),
  };
}

/** Words with their neighbours, as a person reads them. */
function around(words: readonly string[], from: number, to: number): string {
  const start = Math.max(0, from - AROUND);
  const end = Math.min(words.length, to + AROUND);
  const text = words.slice(start, end).join(' ').normalize('NFC');
  return `${start > 0 ? '… ' : ''}${text}${end < words.length ? ' …' : ''}`;
}

/** What is added to and taken from a stretch of words, character by character. */
export function partsOf(expected: string, came: string, offset: number): Part[] {
  const diff = diffArrays(Array.from(expected), Array.from(came), { maxEditLength: MOST_EDITS });
  if (diff === undefined) return [{ start: offset, end: offset + expected.length, came }];
  const parts: Part[] = [];
  let at = offset;
  for (const { added, removed, value } of diff) {
    const text = value.join('');
    if (added) parts.push({ start: at, end: at, came: text });
    else {
      if (removed) parts.push({ start: at, end: at + text.length, came: '' });
      at += text.length;
    }
  }
  return parts;
}
