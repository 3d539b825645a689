import { isTextBlock, type Block } from './block.js';
import { isEndBlock } from './end-mark.js';
import type { Lexicon } from './lexicon.js';
import { isContactLine } from './signatories.js';
import type { Settled } from './settled.js';

/** A stretch of blocks behind the text that belongs together. */
export interface BackPart {
  readonly kind: 'notes' | 'contact';
  readonly from: number;
  /** The block behind the last one. */
  readonly to: number;
  readonly why: string;
}

/** The end mark, and what is behind it or behind the names. */
export interface Back {
  /** Ordinals of end marks, the first of which ends the text. */
  readonly ends: readonly number[];
  readonly parts: readonly BackPart[];
}

/**
 * Finds what follows the text: notes and contacts under their headings, and whatever comes behind the end mark.
 *
 * @param names ordinals of the blocks of the signatories
 */
export function findBack(
  blocks: readonly Block[],
  lexicon: Lexicon,
  names: readonly { readonly from: number; readonly to: number }[],
  first: number,
  settled: Settled,
): Back {
  const isName = (at: number) => names.some(({ from, to }) => from <= at && at < to);
  const ends = endMarks(blocks, lexicon, isName);
  const end = ends[0] ?? Infinity;
  const lastName = Math.max(-1, ...names.map(({ to }) => to - 1));
  const parts: BackPart[] = [];
  let at = first;
  while (at < blocks.length) {
    const kind =
      ends.includes(at) || isName(at)
        ? undefined
        : kindAt(blocks, at, { lexicon, settled, isBehind: at > end || at > lastName, end });
    if (kind === undefined) {
      at += 1;
      continue;
    }
    const to = partEnd(blocks, at, {
      lexicon,
      settled,
      stops: (next) => isName(next) || ends.includes(next),
      end,
    });
    parts.push({ kind: kind.kind, from: at, to, why: kind.why });
    at = to;
  }
  return { ends, parts };
}

/** End marks in words, or the last one in signs: `###` may also part the sections of a text. */
function endMarks(blocks: readonly Block[], lexicon: Lexicon, isName: (at: number) => boolean): number[] {
  const marks = blocks.flatMap((block, at) => (!isName(at) && isEndBlock(block, lexicon) ? [at] : []));
  const inWords = marks.filter((at) => /\p{L}|30/u.test(blocks[at]?.text ?? ''));
  const half = blocks.length / 2;
  const first = inWords.find((at) => at >= half - 1) ?? inWords.at(-1) ?? marks.at(-1);
  return first === undefined ? [] : marks.filter((at) => at >= first);
}

interface Look {
  readonly lexicon: Lexicon;
  readonly settled: Settled;
  readonly end: number;
}

function kindAt(
  blocks: readonly Block[],
  at: number,
  { lexicon, settled, isBehind, end }: Look & { isBehind: boolean },
) {
  const block = blocks[at];
  if (block === undefined || block.node.type === 'footnoteDefinition') return undefined;
  if (settled.notes === at || settled.contact === at) {
    return {
      kind: settled.notes === at ? ('notes' as const) : ('contact' as const),
      why: 'the configuration says so',
    };
  }
  if (isTextBlock(block.node) && isBehind) {
    if (lexicon.is('contact', block.text)) return { kind: 'contact' as const, why: `says “${block.text}”` };
    if (isContactLine(block.text, lexicon))
      return { kind: 'contact' as const, why: 'begins with a word for a contact' };
    if (lexicon.is('notes', block.text)) return { kind: 'notes' as const, why: `says “${block.text}”` };
  }
  return at > end ? { kind: 'notes' as const, why: 'follows the end mark' } : undefined;
}

/** Where a part ends: at the next one, and, before the end mark, at the next heading of its own level. */
function partEnd(
  blocks: readonly Block[],
  from: number,
  { lexicon, settled, stops, end }: Look & { stops: (at: number) => boolean },
): number {
  const head = blocks[from]?.node;
  const depth = head?.type === 'heading' ? head.depth : undefined;
  const isOpen =
    isTextBlock(head) &&
    (lexicon.is('contact', blocks[from]?.text ?? '') ||
      lexicon.is('notes', blocks[from]?.text ?? '') ||
      settled.notes === from ||
      settled.contact === from ||
      from > end);
  let at = from + 1;
  if (!isOpen && from < end) return at;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined || stops(at) || block.node.type === 'footnoteDefinition') break;
    if (settled.notes === at || settled.contact === at) break;
    if (
      isTextBlock(block.node) &&
      (lexicon.is('contact', block.text) ||
        lexicon.is('notes', block.text) ||
        isContactLine(block.text, lexicon))
    )
      break;
    if (from < end && block.node.type === 'heading' && block.node.depth <= (depth ?? 6)) break;
  }
  return at;
}
