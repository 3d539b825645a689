import {
  groupsOf,
  headingOf,
  labelsOf,
  openingOf,
  type Document,
  type Segment,
  type SignatoryGroup,
} from '../../model/document.js';
import type { WholeBlock } from '../../model/whole.js';
import { isEndMark, looksLikeOpening, opens, type Surroundings } from './frame.js';
import { namesIn, nameOf, splitHeading } from './listed.js';
import { walk } from './walk.js';
import { bareName, typed } from './words.js';

/** Segments and the blocks that match them. */
interface SignedStretch {
  readonly segments: readonly Segment[];
  readonly blocks: readonly WholeBlock[];
  readonly next: string;
}

/** The part of a translation that is about the signatories, in whatever form its names are. */
export interface Signed {
  /** Everything but the footnotes. */
  readonly stretches: readonly SignedStretch[];
  /** One block for each name. */
  readonly names: readonly WholeBlock[];
  /** Headings and labels of the names that the translation does not bring. */
  readonly left: readonly Segment[];
}

/** What the statement’s list of names has to translate. */
interface Inside {
  /** The opening and the headings of groups. */
  readonly headings: readonly Segment[];
  /** Headings that came with names by form; a translation may be older. */
  readonly late: readonly Segment[];
  /** The labels of each table. */
  readonly tables: readonly (readonly Segment[])[];
  /** How many names may be in one list. */
  readonly counts: ReadonlySet<number>;
}

/** Whether the statement’s names have headings or labels of their own beside the opening. */
export function hasParts(document: Document): boolean {
  const { headings, tables } = insideOf(document);
  return headings.length > 1 || tables.length > 0;
}

/**
 * Finds the signatories between the text before them and the text after them, which have to match block by
 * block; what is between is theirs. Names may be in lists, tables, lines or between commas, or not there at all.
 *
 * @param body the statement’s segments in order, footnotes and texts of other files apart
 * @param blocks the translation without date line and what a build adds
 * @returns nothing if the blocks allow no sure reading
 */
export function readSigned(
  document: Document,
  body: readonly Segment[],
  blocks: readonly WholeBlock[],
  surroundings: Surroundings,
): Signed | undefined {
  const inside = insideOf(document);
  const own = new Set([...inside.headings, ...inside.tables.flat()]);
  const first = body.findIndex((segment) => own.has(segment));
  if (first < 0) return undefined;
  const before = body.slice(0, first);
  const after = body.slice(body.findLastIndex((segment) => own.has(segment)) + 1);
  const start = endOf(before, blocks);
  const end = blocks.length - after.filter(({ role }) => role !== 'alt').length;
  if (start === undefined || end < start) return undefined;
  const tail = blocks.slice(end);
  const known = new Set(surroundings.names.map(bareName));
  if (walk(after, tail).parting !== undefined || tail.some(({ text }) => known.has(bareName(text))))
    return undefined;
  const region = blocks.slice(start, end).filter((block) => !isEndMark(block, surroundings.end));
  const read = readRegion(region, inside, { known, columns: new Set(surroundings.columns.map(bareName)) });
  if (read === undefined) return undefined;
  return {
    ...read,
    stretches: [
      { segments: before, blocks: blocks.slice(0, start), next: 'the signatories' },
      ...read.stretches,
      { segments: after, blocks: tail, next: 'the end' },
    ],
  };
}

function insideOf(document: Document): Inside {
  const segmentOf = (node: { data?: { segment?: number } | undefined } | undefined) => {
    const segment = document.segments[node?.data?.segment ?? -1];
    return segment === undefined ? [] : [segment];
  };
  const lists = document.body.children.filter((node) => node.type === 'signatories');
  const groups = lists.flatMap(groupsOf);
  const all = lists.flatMap((list) => [
    ...segmentOf(openingOf(list)),
    ...groupsOf(list).flatMap((group) => segmentOf(headingOf(group))),
  ]);
  const count = (group: SignatoryGroup) => group.names.filter(({ file }) => file === undefined).length;
  return {
    headings: all.filter(({ file }) => file === undefined),
    late: all.filter(({ file }) => file !== undefined),
    tables: groups.flatMap((group) => {
      const labels = (labelsOf(group)?.children ?? []).flatMap(segmentOf);
      return labels.length === 0 ? [] : [labels];
    }),
    counts: new Set([
      ...groups.flatMap((group) => [count(group), group.names.length]),
      groups.reduce((sum, group) => sum + count(group), 0),
      document.signatories.length,
    ]),
  };
}

/** Where the blocks end that match the segments; nothing if they differ earlier. */
function endOf(segments: readonly Segment[], blocks: readonly WholeBlock[]): number | undefined {
  const { parting } = walk(segments, blocks);
  if (parting === undefined) return blocks.length;
  if (parting.segment !== undefined || parting.block === undefined) return undefined;
  return blocks.indexOf(parting.block);
}

interface Known {
  readonly known: ReadonlySet<string>;
  /** What is beside names in the statement. */
  readonly columns: ReadonlySet<string>;
}

type Part =
  | { readonly kind: 'text'; readonly block: WholeBlock }
  | { readonly kind: 'cells'; readonly blocks: readonly WholeBlock[] }
  | { readonly kind: 'names'; readonly blocks: readonly WholeBlock[]; readonly isKnown: boolean };

function readRegion(
  region: readonly WholeBlock[],
  inside: Inside,
  words: Known,
): (Omit<Signed, 'stretches'> & { readonly stretches: readonly SignedStretch[] }) | undefined {
  const parts = withCells(region.flatMap((block) => partsOf(block, inside, words)));
  const headings = headingsOf(parts, inside);
  if (headings === undefined) return undefined;
  const { segments, blocks } = headings;
  const isHeading = new Set(blocks);
  const cells = parts.filter((part) => part.kind === 'cells');
  const hasTables = cells.length === inside.tables.length;
  const labelled = hasTables ? inside.tables : [];
  const names = parts.flatMap((part): readonly WholeBlock[] => {
    if (part.kind === 'text') return isHeading.has(part.block) ? [] : [part.block];
    if (part.kind === 'names') return part.blocks;
    const labels = labelled[cells.indexOf(part)]?.length ?? 0;
    return part.blocks.slice(labels).filter(({ text }) => !words.columns.has(bareName(text)));
  });
  return {
    stretches: [
      { segments, blocks, next: 'the names' },
      ...labelled.map((labels, at) => ({
        segments: labels,
        blocks: cells[at]?.blocks.slice(0, labels.length) ?? [],
        next: 'the names',
      })),
    ],
    names,
    left: [
      ...inside.headings.filter((segment) => !segments.includes(segment)),
      ...(hasTables ? [] : inside.tables.flat()),
    ],
  };
}

/** What a block among the names is: a heading, names, or both in one line. */
function partsOf(block: WholeBlock, { tables, counts }: Inside, words: Known): Part[] {
  if (block.kinds[0] === 'cell') return [{ kind: 'cells', blocks: [block] }];
  if (block.kinds[0] === 'item' || words.known.has(bareName(typed(block)))) {
    const name = nameOf(block, words.known);
    return [{ kind: 'names', blocks: [name], isKnown: words.known.has(bareName(name.text)) }];
  }
  const row = block.text.split(/(?:(?<!\s)\s+)?\|\s*/u);
  if (tables.some(({ length }) => length > 1 && length === row.length))
    return [
      { kind: 'cells', blocks: row.map((text) => ({ ...block, kinds: ['cell'], text, markdown: text })) },
    ];
  const combined = splitHeading(block);
  const listed = combined && namesIn(combined.names, words.known, counts);
  if (combined !== undefined && listed !== undefined)
    return [
      { kind: 'text', block: combined.heading },
      { kind: 'names', blocks: listed, isKnown: true },
    ];
  const names = namesIn(block, words.known, counts);
  return names === undefined ? [{ kind: 'text', block }] : [{ kind: 'names', blocks: names, isKnown: true }];
}

/** Cells that follow one another are one table. */
function withCells(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'cells' && last?.kind === 'cells')
      joined[joined.length - 1] = { kind: 'cells', blocks: [...last.blocks, ...part.blocks] };
    else joined.push(part);
  }
  return joined;
}

/** The blocks that are the opening and the headings of groups; nothing where that is not sure. */
function headingsOf(
  parts: readonly Part[],
  { headings, late }: Inside,
): Pick<SignedStretch, 'segments' | 'blocks'> | undefined {
  if (parts.length === 0) return { segments: [], blocks: [] };
  const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.block] : []));
  // What is before the opening belongs to the text, and would be lost as a name.
  const opening = parts.findIndex(({ kind }) => kind === 'text');
  const isSure = parts.slice(0, Math.max(0, opening)).every((part) => part.kind === 'names' && part.isKnown);
  if (!isSure || (texts.length > 0 && headings.length === 0)) return undefined;
  const hasNames = parts.length > texts.length;
  if (!hasNames && !texts.every(looksLikeOpening)) return undefined;
  const marked = texts.filter(opens);
  const areNames = texts.every((block) => opens(block) || mayBeName(block));
  for (const segments of [headings, [...headings, ...late]]) {
    for (const blocks of areNames ? [texts, marked] : [texts])
      if (blocks.length === segments.length && blocks[0] === texts[0]) return { segments, blocks };
  }
  return undefined;
}

/** A sentence is not a name, and must not be lost as one. */
function mayBeName(block: WholeBlock): boolean {
  return looksLikeOpening(block) && !/[.!?؟۔…]$/u.test(block.text);
}
