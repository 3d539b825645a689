import type { Segment } from '../../model/document.js';
import { isPlaced, LIST_MARKER, PLACED_ROLES, type WholeBlock } from '../../model/whole.js';

/** One segment and the block that translates it. */
export interface AdoptedPair {
  readonly segment: Segment;
  readonly block: WholeBlock;
  /** The translation as it goes into the catalogue. */
  readonly markdown: string;
}

/** Where the statement and its translation differ: one of the two may have ended. */
export interface Parting {
  readonly segment?: Segment | undefined;
  readonly block?: WholeBlock | undefined;
}

/** How far two sequences go side by side. */
export interface Walked {
  readonly pairs: readonly AdoptedPair[];
  readonly parting?: Parting | undefined;
  /** Descriptions of images that the translation does not bring. */
  readonly left: readonly Segment[];
  /** Blocks that describe images the statement lacks. */
  readonly extra: readonly WholeBlock[];
}

const STRESSED = /^(\*\*|__|\*|_)\S(?:.*\S)?\1$/su;
/** What a heading, a title or the head of a table is set in says nothing about its words. */
const DRESSED = new Set<Segment['role']>([...PLACED_ROLES, 'heading', 'cell']);

/**
 * Walks segments and blocks side by side, one for one, as long as each block can be what the segment is.
 *
 * @param segments of the statement, in order
 * @param blocks of the translation, in order
 */
export function walk(segments: readonly Segment[], blocks: readonly WholeBlock[]): Walked {
  const pairs: AdoptedPair[] = [];
  const left: Segment[] = [];
  const extra: WholeBlock[] = [];
  let [at, to] = [0, 0];
  while (at < segments.length || to < blocks.length) {
    const segment = segments[at];
    const block = blocks[to];
    const isPicture = block?.kinds[0] === 'alt';
    if (segment?.role === 'alt' && !isPicture) {
      // Pictures come from the statement; few translations carry them.
      left.push(segment);
      at += 1;
    } else if (block !== undefined && isPicture && segment?.role !== 'alt') {
      extra.push(block);
      to += 1;
    } else if (segment === undefined || block === undefined || !fits(segment, block)) {
      return { pairs, parting: { segment, block }, left, extra };
    } else {
      const lines = linesOf(segment, blocks, to);
      pairs.push({ segment, block, markdown: lines.map((line) => written(segment, line)).join('\\\n') });
      at += 1;
      to += lines.length;
    }
  }
  return { pairs, left, extra };
}

/** Whether a block can be what a segment is. */
function fits({ role, source }: Segment, block: WholeBlock): boolean {
  if (isPlaced(role)) return isText(block) || isNumbered(source, block);
  return block.kinds.includes(role) || (role !== 'item' && isNumbered(source, block));
}

function isText({ kinds }: WholeBlock): boolean {
  return kinds.includes('heading') || kinds.includes('paragraph');
}

/** A heading or paragraph that begins with a number of its own, in the statement too, is not an item of a list. */
function isNumbered(source: string, { marker }: WholeBlock): boolean {
  return marker !== undefined && LIST_MARKER.test(source.replace(/^[*_]+/u, '').replace(/\\(?=\p{P})/gu, ''));
}

function written(segment: Segment, block: WholeBlock): string {
  const { role, source } = segment;
  const isDressed = DRESSED.has(role) && block.unstressed !== undefined && !STRESSED.test(source);
  const markdown = isDressed ? (block.unstressed ?? block.markdown) : block.markdown;
  return role !== 'item' && block.marker !== undefined ? `${block.marker} ${markdown}` : markdown;
}

/** In plain text a line break within a paragraph is a line of its own; the statement shows where there is one. */
function linesOf({ source }: Segment, blocks: readonly WholeBlock[], from: number): WholeBlock[] {
  const lines = blocks.slice(from, from + 1);
  const breaks = source.match(/\\\n/gu)?.length ?? 0;
  for (let at = 1; at <= breaks; at += 1) {
    const next = blocks[from + at];
    if (next?.continues !== true || next.marker !== undefined) return lines.slice(0, 1);
    lines.push(next);
  }
  return lines;
}
