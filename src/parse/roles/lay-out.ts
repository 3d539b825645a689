import type { Heading, Paragraph, RootContent } from 'mdast';
import {
  groupsOf,
  headingOf,
  type BackMatter,
  type Signatory,
  type SignatoryGroup,
  type SignatoryList,
} from '../../model/document.js';
import type { BlockRole, OutlineBlock, OutlineGroup } from '../../model/outline.js';
import type { BackPart } from './back.js';
import { asBlock, firstWords, isTextBlock, withoutColon, type Block, type Recognised } from './block.js';
import { wordsOf } from './lines.js';
import type { Opening } from './opening.js';
import type { SignatoriesReading } from './signatories.js';
import type { Weighed } from './weigh.js';

/** A statement’s blocks laid out by their roles. */
export interface LaidOut {
  /** What is left of the blocks, those with a place of their own in nodes of their own. */
  readonly children: RootContent[];
  readonly signatories: readonly Signatory[];
  readonly blocks: readonly OutlineBlock[];
  readonly groups: readonly OutlineGroup[];
}

/** The tree and the outline that a reading gives. */
export function layOut(
  blocks: readonly Block[],
  weighed: Weighed,
  openingOf: (at: number) => Opening | undefined,
): LaidOut {
  const roles: (Recognised | undefined)[] = blocks.map(() => undefined);
  const give = (at: number, role: BlockRole, why: string) => (roles[at] ??= { role, why });
  giveHead(weighed, give);
  const lists = layNames(blocks, weighed.names, openingOf, give);
  for (const at of weighed.back.ends) give(at, 'end', 'an end mark');
  for (const part of weighed.back.parts)
    for (let at = part.from; at < part.to; at += 1) give(at, part.kind, part.why);
  const whole = wholeBlocks(blocks, roles);
  return {
    children: childrenOf(whole, weighed, lists.nodes),
    signatories: lists.signatories,
    groups: lists.groups,
    blocks: whole.map(({ block, recognised }) => outlineBlock(block, recognised)),
  };
}

type Give = (at: number, role: BlockRole, why: string) => void;

function giveHead({ release, title, subtitle, dates }: Weighed, give: Give): void {
  if (title !== undefined) give(title.at, 'title', title.why);
  if (title?.label !== undefined) give(title.label, 'release-line', 'a label before the title');
  const [date] = dates;
  for (const { at, reading } of dates) {
    const isSame =
      reading.kind === 'date' && date?.reading.kind === 'date' && reading.iso === date.reading.iso;
    if (at === date?.at || isSame)
      give(at, 'date', 'nothing but a date, or a place and a date, above or under the title');
  }
  for (const at of release.keys())
    if (at !== title?.at) give(at, 'release-line', 'a line beside the title that the program writes itself');
  if (subtitle !== undefined) give(subtitle.at, 'subtitle', subtitle.why);
}

interface Whole {
  readonly at: number;
  readonly block: Block;
  readonly recognised: Recognised | undefined;
}

/** Blocks that were parted and have no role of their own in any part are as Markdown has them. */
function wholeBlocks(blocks: readonly Block[], roles: readonly (Recognised | undefined)[]): Whole[] {
  const recognised = new Set(blocks.flatMap(({ origin }, at) => (origin && roles[at] ? [origin] : [])));
  const done = new Set<RootContent>();
  return blocks.flatMap((block, at): Whole[] => {
    const { origin } = block;
    if (origin === undefined || recognised.has(origin)) return [{ at, block, recognised: roles[at] }];
    if (done.has(origin)) return [];
    done.add(origin);
    return [{ at, block: asBlock(origin), recognised: undefined }];
  });
}

function childrenOf(
  blocks: readonly Whole[],
  { back, title }: Weighed,
  lists: ReadonlyMap<number, SignatoryList>,
): RootContent[] {
  const open = new Map(back.parts.map((part) => [part.from, part]));
  const inPart = new Map<BackPart, BackMatter>();
  const children: RootContent[] = [];
  const behind: RootContent[] = [];
  const first = title?.at ?? 0;
  for (const { at, block, recognised } of blocks) {
    const { node } = block;
    const list = lists.get(at);
    if (list !== undefined) children.push(list);
    const part = open.get(at);
    if (part !== undefined) {
      const matter: BackMatter = { type: 'backMatter', kind: part.kind, children: [] };
      inPart.set(part, matter);
      // A contact above the title has its place behind the text.
      (part.to <= first ? behind : children).push(matter);
    }
    const own = back.parts.find(({ from, to }) => from <= at && at < to);
    const role = recognised?.role ?? 'body';
    if (role === 'end' && at === back.ends[0])
      children.push({ type: 'endMark', ...(node.position && { position: node.position }) });
    else if (role === own?.kind) inPart.get(own)?.children.push(node);
    else if (role === 'body') children.push(asDivider(node));
  }
  return [...children, ...behind];
}

/** To Markdown “###” is a heading without words; between the parts of a text it is a divider. */
function asDivider(node: RootContent): RootContent {
  if (node.type !== 'heading' || node.children.length > 0) return node;
  return { type: 'thematicBreak', ...(node.position && { position: node.position }) };
}

function outlineBlock({ node, text }: Block, recognised: Recognised | undefined): OutlineBlock {
  const { start, end } = node.position ?? {};
  const { role, why } = recognised ?? { role: 'body' as const, why: 'text' };
  return {
    role,
    line: start?.line ?? 1,
    endLine: end?.line ?? start?.line ?? 1,
    text: firstWords(text || (node.type === 'thematicBreak' ? '* * *' : node.type)),
    why,
  };
}

/** The nodes of the signatories, by the ordinal of the block they begin at, and their names in order. */
function layNames(
  blocks: readonly Block[],
  readings: readonly SignatoriesReading[],
  openingOf: (at: number) => Opening | undefined,
  give: Give,
) {
  const nodes = new Map<number, SignatoryList>();
  const signatories: Signatory[] = [];
  const groups: OutlineGroup[] = [];
  for (const reading of readings) {
    const list = layList(blocks, reading, openingOf, { give, before: signatories.length });
    nodes.set(reading.from, list);
    signatories.push(...groupsOf(list).flatMap(({ names }) => names));
    groups.push(...groupsOf(list).map(outlineGroup));
  }
  return { nodes, signatories, groups };
}

function layList(
  blocks: readonly Block[],
  reading: SignatoriesReading,
  openingOf: (at: number) => Opening | undefined,
  { give, before }: { give: Give; before: number },
): SignatoryList {
  const list: SignatoryList = { type: 'signatories', children: [] };
  let count = before;
  const add = (names: readonly Signatory[], children: SignatoryGroup['children']) => {
    const last = list.children.at(-1);
    // Names go on under the same heading where only a block ended.
    if (children.length === 0 && last?.type === 'signatoryGroup') last.names = [...last.names, ...names];
    else list.children.push({ type: 'signatoryGroup', children, names, first: count + 1 });
    count += names.length;
  };
  let heading: Heading | Paragraph | undefined;
  const opening = reading.opening === undefined ? undefined : blocks[reading.opening]?.node;
  if (isTextBlock(opening)) {
    if (isFirstGroup(reading, opening, openingOf)) {
      give(reading.from, 'group', 'a heading beside those of the other names');
      heading = opening;
    } else {
      give(reading.from, 'signatories', reading.why);
      list.children.push(opening);
    }
  }
  for (const part of reading.parts) {
    if ('heading' in part) {
      give(part.at, 'group', 'a heading inside the names');
      // A heading above another has no names of its own.
      if (heading !== undefined) add([], [heading]);
      heading = part.heading;
      continue;
    }
    give(part.at, 'names', part.reading.form);
    for (const { heading: nested, labels, names } of part.reading.groups) {
      if (heading !== undefined && nested !== undefined) {
        add([], [heading]);
        heading = undefined;
      }
      const own = nested ?? heading;
      heading = undefined;
      add(names, [...(own === undefined ? [] : [own]), ...(labels === undefined ? [] : [labels])]);
    }
  }
  return list;
}

/** “Organisations” before the first names and “Individuals” before others are headings of one kind. */
function isFirstGroup(
  { parts, opening, kind }: SignatoriesReading,
  node: Heading | Paragraph,
  openingOf: (at: number) => Opening | undefined,
): boolean {
  const [first] = parts;
  if (opening === undefined || kind === 'plain' || first === undefined || 'heading' in first) return false;
  const isKind = openingOf(opening)?.kind === 'group';
  return (
    isKind &&
    parts.some(
      (part) =>
        'heading' in part &&
        part.heading.type === node.type &&
        (part.heading.type !== 'heading' || node.type !== 'heading' || part.heading.depth === node.depth),
    )
  );
}

/** A group of names as the outline shows it. */
export function outlineGroup(group: SignatoryGroup): OutlineGroup {
  const heading = headingOf(group);
  return {
    heading: heading === undefined ? null : withoutColon(wordsOf(heading)),
    names: group.names.map(({ name, position, rest = [], file }) => ({
      name,
      line: position?.line ?? 1,
      rest,
      ...(file !== undefined && { file }),
    })),
  };
}
