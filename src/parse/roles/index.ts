import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import {
  groupsOf,
  headingOf,
  type BackMatter,
  type Signatory,
  type SignatoryGroup,
  type SignatoryList,
} from '../../model/document.js';
import type { BlockRole, Doubt, OutlineBlock, OutlineGroup } from '../../model/outline.js';
import type { Problem } from '../../model/problem.js';
import type { MonthWords, RoleWords } from '../../model/role-words.js';
import type { RoleSettings } from '../../model/roles.js';
import { asBlock, firstWords, isTextBlock, type Block, type Recognised } from './block.js';
import { findBack, type Back } from './back.js';
import { dateReader, type DateReader, type DateReading } from './date-line.js';
import { Lexicon } from './lexicon.js';
import { locatorOf } from './places.js';
import { readReleaseLine, type ReleaseLine } from './release-line.js';
import { settle, tellingWords, type Settled } from './settled.js';
import { wordsOf, type Source } from './lines.js';
import {
  CERTAIN_FROM,
  DOUBT_FROM,
  NAMES_FROM,
  readAsTold,
  readSignatories,
  type Scene,
  type SignatoriesReading,
} from './signatories.js';
import { splitBlocks } from './split.js';
import { findSubtitle, findTitle, type TitleReading } from './title.js';

export interface RoleOptions {
  readonly locale: string;
  readonly dateFormat?: string | undefined;
  readonly words: readonly RoleWords[];
  readonly months: readonly MonthWords[];
  readonly roles: RoleSettings;
  /** The title of the front matter, where it has one. */
  readonly title?: string | undefined;
}

/** The date line, as it was read. */
export interface DateLine {
  readonly block: RootContent;
  readonly text: string;
  readonly reading: Exclude<DateReading, { kind: 'none' }>;
}

/** A statement with a role for every block; its tree has the special ones in nodes of their own. */
export interface RoledStatement {
  readonly title?: Heading | Paragraph | undefined;
  readonly subtitle?: Heading | Paragraph | undefined;
  readonly date?: DateLine | undefined;
  readonly release?: { readonly block: RootContent; readonly line: ReleaseLine } | undefined;
  readonly signatories: readonly Signatory[];
  readonly blocks: readonly OutlineBlock[];
  readonly groups: readonly OutlineGroup[];
  readonly doubts: readonly Doubt[];
  readonly problems: readonly Problem[];
  /** The first words of a text that holds a date, where no line is one. */
  readonly dateInText?: { readonly block: RootContent; readonly words: string } | undefined;
}

/**
 * Gives each top-level block of a statement its role, and lays the tree out by it: title, date and release line are
 * taken off, signatories, notes, contact and end mark get nodes of their own where they are.
 *
 * @param root the statement as Markdown has it; changed
 * @param text the source that its positions point into
 */
export function assignRoles(root: Root, text: string, options: RoleOptions): RoledStatement {
  const lexicon = new Lexicon(options.words);
  const source: Source = { text, place: locatorOf(text) };
  const dates = dateReader({
    format: options.dateFormat,
    locale: options.locale,
    months: options.months,
    lexicon,
  });
  splitBlocks(root, { lexicon, dates, source });
  const blocks = root.children.map(asBlock);
  const { settled, problems } = settle(blocks, options.roles);
  const weighed = weigh(blocks, { lexicon, source, dates, settled, options });
  const layout = layOut(root, blocks, lexicon, weighed);
  return {
    ...layout,
    doubts: weighed.doubts,
    problems,
    dateInText: weighed.date ? undefined : dateInText(blocks, dates),
  };
}

interface Weighing {
  readonly lexicon: Lexicon;
  readonly source: Source;
  readonly dates: DateReader;
  readonly settled: Settled;
  readonly options: RoleOptions;
}

/** The best reading of the whole statement. */
interface Weighed {
  readonly head: HeadReading;
  readonly title?: TitleReading | undefined;
  readonly subtitle?: TitleReading | undefined;
  readonly date?: { readonly at: number; readonly reading: DateLine['reading'] } | undefined;
  readonly names: readonly SignatoriesReading[];
  readonly back: Back;
  readonly doubts: readonly Doubt[];
}

/** A title is known by what is not the signatories, and names by where the text ends: all are read, then weighed. */
function weigh(blocks: readonly Block[], { lexicon, source, dates, settled, options }: Weighing): Weighed {
  const head = readHead(blocks, lexicon, dates, settled);
  // The first block is the title, unless it says that it opens the names.
  const first = lexicon.is('signatories', blocks[head.next]?.text ?? '') ? head.next : head.next + 1;
  const scene: Scene = { blocks, lexicon, source, locale: options.locale, first };
  const readings = readSignatories(scene);
  const chosen = chooseNames(scene, readings, settled);
  const end = findBack(blocks, lexicon, chosen, head.next, settled);
  const before = Math.min(
    blocks.length,
    ...chosen.filter(({ from }) => from > head.next).map(({ from }) => from),
    ...end.parts.map(({ from }) => from),
    ...end.ends,
  );
  const titleAt = settled.title;
  const isGiven = options.title !== undefined;
  const taken = new Set([...head.release.keys(), ...(head.date === undefined ? [] : [head.date.at])]);
  const found: TitleReading | undefined =
    titleAt === undefined
      ? findTitle({ blocks, lexicon, taken, before })
      : { at: titleAt, why: 'the configuration says so' };
  // Where the front matter has a title, a first heading that says something else is text.
  const title = isGiven && blocks[found?.at ?? -1]?.text !== options.title.trim() ? undefined : found;
  const date = head.date ?? (title === undefined ? undefined : dateUnder(blocks, title.at, dates));
  const dateAts = new Set(date === undefined ? [] : [date.at]);
  const subtitle =
    settled.subtitle !== undefined
      ? { at: settled.subtitle, why: 'the configuration says so' }
      : title === undefined || isGiven
        ? undefined
        : findSubtitle(blocks, title.at, dateAts, before);
  const doubts = [
    ...(title?.doubt === undefined || isGiven
      ? []
      : [
          doubtAt(
            blocks,
            title.at,
            title.doubt.message,
            `roles: { title: ${quoted(tellingWords(blocks, title.doubt.at))} }`,
          ),
        ]),
    ...namesDoubts(scene, readings, chosen, settled),
  ];
  return { head, title, subtitle, date, names: chosen, back: end, doubts };
}

/** What is above the title. */
interface HeadReading {
  readonly release: ReadonlyMap<number, ReleaseLine>;
  readonly date?: { readonly at: number; readonly reading: DateLine['reading'] } | undefined;
  /** Ordinal of the first block after it. */
  readonly next: number;
}

function readHead(
  blocks: readonly Block[],
  lexicon: Lexicon,
  dates: DateReader,
  settled: Settled,
): HeadReading {
  const release = new Map<number, ReleaseLine>();
  let date: HeadReading['date'];
  let at = 0;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined || at === settled.title) break;
    if (block.node.type === 'thematicBreak' || block.text === '') continue;
    const text =
      block.node.type === 'list' ? listedDate(block) : isTextBlock(block.node) ? block.text : undefined;
    if (text === undefined) break;
    const reading = date === undefined ? dates.read(text) : undefined;
    if (reading !== undefined && reading.kind !== 'none') {
      date = { at, reading };
      continue;
    }
    const line = isTextBlock(block.node) ? readReleaseLine(text, lexicon, dates) : undefined;
    // The only heading of a text is its title, whatever it says.
    if (line === undefined || (!line.isEmbargo && isOnlyTitle(blocks, at))) break;
    release.set(at, line);
  }
  return { release, date, next: at };
}

/** Whether nothing under a block could be the title in its place. */
function isOnlyTitle(blocks: readonly Block[], at: number): boolean {
  const next = blocks.slice(at + 1).find(({ node, text }) => isTextBlock(node) && text !== '');
  if (next === undefined) return true;
  return (
    next.node.type === 'paragraph' && blocks[at]?.node.type === 'heading' && next.text.split(' ').length > 25
  );
}

/** To Markdown “12. 8. 2025” is a list, to a reader it is a date. */
function listedDate({ node, text }: Block): string | undefined {
  if (node.type !== 'list' || node.children.length !== 1 || node.ordered !== true) return undefined;
  const nested = node.children[0]?.children[0];
  const inner = nested?.type === 'list' ? `${nested.start ?? ''}. ${text}` : text;
  return `${node.start ?? ''}. ${inner}`;
}

/** A date directly under the title, or under a subtitle. */
function dateUnder(blocks: readonly Block[], title: number, dates: DateReader): Weighed['date'] {
  for (const at of [title + 1, title + 2]) {
    const block = blocks[at];
    if (block === undefined || !isTextBlock(block.node)) return undefined;
    const reading = dates.read(block.text);
    if (reading.kind !== 'none') return { at, reading };
    if (block.text.split(' ').length > 35) return undefined;
  }
  return undefined;
}

/** The configuration’s reading of the signatories, or the one that has most to speak for it. */
function chooseNames(
  scene: Scene,
  readings: readonly SignatoriesReading[],
  settled: Settled,
): SignatoriesReading[] {
  if (settled.signatories === 'none') return [];
  if (settled.signatories !== undefined) {
    const told: SignatoriesReading[] = [];
    for (const at of settled.signatories) {
      if (told.some(({ to }) => at < to)) continue;
      const reading = readAsTold(scene, at);
      if (reading !== undefined) told.push(reading);
    }
    return told;
  }
  const best = bestOf(readings);
  return best !== undefined && best.score >= NAMES_FROM ? [best] : [];
}

/** The reading with the highest score; of two that share blocks and are both certain, the wider one. */
function bestOf(readings: readonly SignatoriesReading[]): SignatoriesReading | undefined {
  const sorted = [...readings].sort((a, b) => b.score - a.score || b.to - a.to);
  const [best] = sorted;
  if (best === undefined) return undefined;
  const wider = sorted.find(
    ({ from, to, score }) => score >= CERTAIN_FROM && from < best.from && to >= best.to,
  );
  return wider ?? best;
}

/** What the names could be otherwise, each with the line that settles it. */
function namesDoubts(
  { blocks }: Scene,
  readings: readonly SignatoriesReading[],
  chosen: readonly SignatoriesReading[],
  settled: Settled,
): Doubt[] {
  if (settled.signatories !== undefined) return [];
  const doubts: Doubt[] = [];
  for (const reading of chosen) {
    const names = namesOf(reading);
    if (reading.score < CERTAIN_FROM) {
      doubts.push(
        doubtAt(
          blocks,
          reading.parts[0]?.at ?? reading.from,
          `“${firstWords(names[0] ?? '', 40)}” and ${names.length - 1} more are read as names of signatories, which are not translated. If they are text, say so.`,
          'roles: { signatories: none }',
        ),
      );
    }
    for (const part of reading.parts) {
      if ('reading' in part && part.reading.doubt !== undefined) {
        doubts.push(
          doubtAt(
            blocks,
            part.at,
            part.reading.doubt,
            `roles: { signatories: [${quoted(tellingWords(blocks, reading.opening ?? part.at))}] }`,
          ),
        );
      }
    }
  }
  for (const reading of readings) {
    const isRead = chosen.some(({ from, to }) => from < reading.to && reading.from < to);
    if (isRead || reading.score < (chosen.length > 0 ? NAMES_FROM : DOUBT_FROM)) continue;
    const at = reading.opening ?? reading.from;
    doubts.push(
      doubtAt(
        blocks,
        at,
        `The list under “${firstWords(blocks[at]?.text ?? '', 50)}” is read as text and is translated. If it names signatories, say so.`,
        `roles: { signatories: [${quoted(tellingWords(blocks, at))}] }`,
      ),
    );
  }
  return doubts;
}

function namesOf({ parts }: SignatoriesReading): string[] {
  return parts.flatMap((part) =>
    'reading' in part ? part.reading.groups.flatMap(({ names }) => names.map(({ name }) => name)) : [],
  );
}

function doubtAt(blocks: readonly Block[], at: number, message: string, settle: string): Doubt {
  return { line: blocks[at]?.node.position?.start.line ?? 1, message, settle };
}

/** A text as a YAML flow scalar: JSON is YAML. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The tree and the outline that a reading gives. */
function layOut(root: Root, blocks: readonly Block[], lexicon: Lexicon, weighed: Weighed) {
  const { head, title, subtitle, date, names, back } = weighed;
  const roles: (Recognised | undefined)[] = blocks.map(() => undefined);
  const give = (at: number, role: BlockRole, why: string) => (roles[at] ??= { role, why });
  if (title !== undefined) give(title.at, 'title', title.why);
  if (date !== undefined)
    give(date.at, 'date', 'nothing but a date, or a place and a date, above or under the title');
  for (const at of head.release.keys())
    if (at !== title?.at) give(at, 'release-line', 'a line above the title that the program writes itself');
  if (subtitle !== undefined) give(subtitle.at, 'subtitle', subtitle.why);
  const lists = layNames(blocks, names, lexicon, give);
  for (const at of back.ends) give(at, 'end', 'an end mark');
  for (const part of back.parts)
    for (let at = part.from; at < part.to; at += 1) give(at, part.kind, part.why);

  const children: RootContent[] = [];
  const open = new Map(back.parts.map((part) => [part.from, part]));
  blocks.forEach(({ node }, at) => {
    const list = lists.nodes.get(at);
    if (list !== undefined) children.push(list);
    const part = open.get(at);
    if (part !== undefined) children.push(backMatter(part, blocks));
    const role = roles[at]?.role ?? 'body';
    if (role === 'end' && at === back.ends[0])
      children.push({ type: 'endMark', ...(node.position && { position: node.position }) });
    if (role === 'body') children.push(node);
  });
  root.children = children;
  const nodeAt = (at: number | undefined) => {
    const node = at === undefined ? undefined : blocks[at]?.node;
    return isTextBlock(node) ? node : undefined;
  };
  const dateBlock = date === undefined ? undefined : blocks[date.at];
  const [firstRelease] = [...head.release]
    .filter(([at]) => at !== title?.at)
    .sort(([, a], [, b]) => Number(b.isEmbargo) - Number(a.isEmbargo));
  const releaseBlock = firstRelease === undefined ? undefined : blocks[firstRelease[0]];
  return {
    title: nodeAt(title?.at),
    subtitle: nodeAt(subtitle?.at),
    date:
      date === undefined || dateBlock === undefined
        ? undefined
        : { block: dateBlock.node, text: listedDate(dateBlock) ?? dateBlock.text, reading: date.reading },
    release:
      firstRelease === undefined || releaseBlock === undefined
        ? undefined
        : { block: releaseBlock.node, line: firstRelease[1] },
    signatories: lists.signatories,
    groups: lists.groups,
    blocks: blocks.map((block, at) => outlineBlock(block, roles[at])),
  };
}

function backMatter({ kind, from, to }: Back['parts'][number], blocks: readonly Block[]): BackMatter {
  return { type: 'backMatter', kind, children: blocks.slice(from, to).map(({ node }) => node) };
}

function outlineBlock({ node, text }: Block, recognised: Recognised | undefined): OutlineBlock {
  const { start, end } = node.position ?? {};
  const { role, why } = recognised ?? { role: 'body' as const, why: 'text' };
  return {
    role,
    line: start?.line ?? 1,
    endLine: end?.line ?? start?.line ?? 1,
    text: firstWords(text || node.type),
    why,
  };
}

/** The nodes of the signatories, by the ordinal of the block they begin at, and their names in order. */
function layNames(
  blocks: readonly Block[],
  readings: readonly SignatoriesReading[],
  lexicon: Lexicon,
  give: (at: number, role: BlockRole, why: string) => void,
) {
  const nodes = new Map<number, SignatoryList>();
  const signatories: Signatory[] = [];
  const groups: OutlineGroup[] = [];
  for (const reading of readings) {
    const list: SignatoryList = { type: 'signatories', children: [] };
    nodes.set(reading.from, list);
    const opening = reading.opening === undefined ? undefined : blocks[reading.opening];
    let heading: Heading | Paragraph | undefined;
    if (opening !== undefined && isTextBlock(opening.node)) {
      if (isFirstGroup(opening, reading, lexicon)) {
        give(reading.from, 'group', 'a heading beside those of the other names');
        heading = opening.node;
      } else {
        give(reading.from, 'signatories', reading.why);
        list.children.push(opening.node);
      }
    }
    const add = (names: readonly Signatory[], children: SignatoryGroup['children']) => {
      const last = list.children.at(-1);
      // Names go on under the same heading where only a block ended.
      if (children.length === 0 && last?.type === 'signatoryGroup') last.names = [...last.names, ...names];
      else list.children.push({ type: 'signatoryGroup', children, names, first: signatories.length + 1 });
      signatories.push(...names);
    };
    for (const part of reading.parts) {
      if ('heading' in part) {
        give(part.at, 'group', 'a heading inside the names');
        heading = part.heading;
        continue;
      }
      give(part.at, 'names', part.reading.form);
      for (const group of part.reading.groups) {
        const own = group.heading ?? heading;
        heading = undefined;
        add(group.names, [
          ...(own === undefined ? [] : [own]),
          ...(group.labels === undefined ? [] : [group.labels]),
        ]);
      }
    }
    groups.push(...groupsOf(list).map(outlineGroup));
  }
  return { nodes, signatories, groups };
}

/** “Organisations” before the first names and “Individuals” before others are headings of one kind. */
function isFirstGroup({ node, text }: Block, { parts }: SignatoriesReading, lexicon: Lexicon): boolean {
  const [first] = parts;
  if (first === undefined || 'heading' in first || !lexicon.has('groups', text)) return false;
  return parts.some(
    (part) =>
      'heading' in part &&
      part.heading.type === node.type &&
      (part.heading.type !== 'heading' || node.type !== 'heading' || part.heading.depth === node.depth),
  );
}

function outlineGroup(group: SignatoryGroup): OutlineGroup {
  const heading = headingOf(group);
  return {
    heading: heading === undefined ? null : wordsOf(heading).replace(/\s*[:：]$/u, ''),
    names: group.names.map(({ name, position, rest = [] }) => ({ name, line: position?.line ?? 1, rest })),
  };
}

/** A date somewhere in the first text, for a statement without a date line. */
function dateInText(blocks: readonly Block[], dates: DateReader): RoledStatement['dateInText'] {
  for (const { node, text } of blocks.slice(0, 6)) {
    const words = isTextBlock(node) ? dates.within(text.slice(0, 200)) : undefined;
    if (words !== undefined) return { block: node, words };
  }
  return undefined;
}
