import type { ExportUnit } from '../../../model/exchange.js';
import { wordChanges } from '../../../text/word-changes.js';
import { plainPiece, type Piece } from '../../pieces.js';
import { piecesOfMarkdown, plainText, shownText } from '../cell.js';

/** A piece as the translator sees it. */
export interface ShownPiece extends Piece {
  /** It stays as it is, character by character. */
  readonly isKept?: boolean;
  /** In an outdated row: what the translation does not know yet, or still has. */
  readonly change?: 'added' | 'removed' | undefined;
}

/** The source of a unit with its marks. */
export interface ShownSource {
  readonly pieces: readonly ShownPiece[];
  /** It has changed since the translation was made, but no word of it. */
  readonly hasSameWords: boolean;
}

/** From one character to another of a text. */
type Range = readonly [start: number, end: number];

/**
 * The source of a unit: words that stay are marked, and where the translation is outdated, what has changed.
 *
 * @param definitions what references in it resolve to
 */
export function shownSource(
  { source, status, madeFor, kept = [] }: ExportUnit,
  definitions: string,
): ShownSource {
  const pieces = piecesOfMarkdown(source, definitions);
  const text = plainText(pieces);
  const before = status === 'outdated' ? madeFor : undefined;
  const changes =
    before === undefined ? undefined : changesIn(plainText(piecesOfMarkdown(before, definitions)), text);
  const added = changes?.added ?? [];
  const removed = changes?.removed ?? new Map<number, string>();
  const keptRanges = kept.flatMap((word) => rangesOf(text, word));
  const cuts = [...keptRanges, ...added].flat();
  const shown = cutAt(pieces, [...cuts, ...removed.keys()]).flatMap(({ piece, at }): ShownPiece[] => {
    const isIn = ([start, end]: Range) => start <= at && at < end;
    const own = {
      ...piece,
      isKept: keptRanges.some(isIn),
      change: added.some(isIn) ? ('added' as const) : undefined,
    };
    const words = removed.get(at);
    return words === undefined ? [own] : [removedPiece(`${words} `), own];
  });
  const last = removed.get(text.length);
  if (last !== undefined) shown.push(removedPiece(` ${last}`));
  return {
    pieces: shown,
    hasSameWords: changes !== undefined && before !== source && added.length === 0 && removed.size === 0,
  };
}

function removedPiece(text: string): ShownPiece {
  return { ...plainPiece(text), change: 'removed' };
}

const IN_WORD = /[\p{L}\p{M}\p{N}]/u;

/** Where a word is in a text, as a whole. */
function rangesOf(text: string, word: string): Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    const isWhole = !IN_WORD.test(text.charAt(at - 1)) && !IN_WORD.test(text.charAt(end));
    if (isWhole) ranges.push([at, end]);
  }
  return ranges;
}

/** Ranges of the words that were added, and the removed ones by the place that they were before. */
function changesIn(
  before: string,
  after: string,
): { added: Range[]; removed: ReadonlyMap<number, string> } | undefined {
  const changes = wordChanges(before, after);
  if (changes === undefined) return undefined;
  const places = Array.from(after.matchAll(/\S+/gu), ({ 0: word, index }): Range => [
    index,
    index + word.length,
  ]);
  const added: Range[] = [];
  const removed = new Map<number, string>();
  let word = 0;
  for (const { kind, words } of changes) {
    const start = places[word]?.[0] ?? after.length;
    if (kind === 'removed') {
      removed.set(start, words.join(' '));
      continue;
    }
    word += words.length;
    if (kind === 'added') added.push([start, places[word - 1]?.[1] ?? after.length]);
  }
  return { added, removed };
}

/** Pieces cut at places of their text, each with its own place. */
function cutAt(pieces: readonly Piece[], places: readonly number[]): { piece: Piece; at: number }[] {
  const sorted = [...new Set(places)].sort((one, other) => one - other);
  const cut: { piece: Piece; at: number }[] = [];
  let at = 0;
  let next = 0;
  for (const piece of pieces) {
    const end = at + shownText(piece).length;
    const isWhole = piece.text === '';
    let start = at;
    for (; next < sorted.length && (sorted[next] ?? end) < end; next += 1) {
      const place = sorted[next] ?? end;
      if (isWhole || place <= start) continue;
      cut.push({ piece: { ...piece, text: piece.text.slice(start - at, place - at) }, at: start });
      start = place;
    }
    cut.push({ piece: isWhole ? piece : { ...piece, text: piece.text.slice(start - at) }, at: start });
    at = end;
  }
  return cut;
}
