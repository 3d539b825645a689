import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import type { Signatory } from '../../model/document.js';
import type { OutlineBlock, OutlineGroup } from '../../model/outline.js';
import type { Problem } from '../../model/problem.js';
import type { MonthWords, RoleWords } from '../../model/role-words.js';
import type { RoleSettings } from '../../model/roles.js';
import { isTextBlock, type Block } from './block.js';
import { dateReader, type DateReader } from './dates/index.js';
import { dateText, type FoundDate } from './head.js';
import { layOut } from './lay-out.js';
import { lexiconOf } from './lexicon.js';
import { hasSoftBreak, type Source } from './lines.js';
import { NamesReader } from './names/index.js';
import { readOpening } from './opening.js';
import { locatorOf } from './places.js';
import type { ReleaseLine } from './release-line.js';
import type { RoleDoubt } from './answers.js';
import { readNumberedDates } from './numbered-dates.js';
import { settle, unreadable } from './settled.js';
import { splitBlocks } from './split.js';
import { mainReleaseLine, weigh, type Weighed } from './weigh.js';

export interface RoleOptions {
  readonly locale: string;
  readonly dateFormat?: string | undefined;
  readonly words: readonly RoleWords[];
  readonly months: readonly MonthWords[];
  readonly roles: RoleSettings;
  /** The title of the front matter, where it has one. */
  readonly title?: string | undefined;
}

/** A date line, as it was read. */
interface DateLine {
  readonly block: RootContent;
  readonly text: string;
  readonly reading: FoundDate['reading'];
}

/** A statement with a role for every block; its tree has the special ones in nodes of their own. */
export interface RoledStatement {
  readonly title?: Heading | Paragraph | undefined;
  readonly subtitle?: Heading | Paragraph | undefined;
  readonly date?: DateLine | undefined;
  /** Date lines of other days, which stay in the text. */
  readonly otherDates: readonly DateLine[];
  readonly release?: { readonly block: RootContent; readonly line: ReleaseLine } | undefined;
  readonly signatories: readonly Signatory[];
  readonly blocks: readonly OutlineBlock[];
  readonly groups: readonly OutlineGroup[];
  readonly doubts: readonly RoleDoubt[];
  readonly problems: readonly Problem[];
  /** Addresses of a letter whose lines Markdown runs together. */
  readonly joinedAddresses: readonly RootContent[];
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
  const { locale, title } = options;
  const lexicon = lexiconOf(options.words, locale);
  const source: Source = { text, place: locatorOf(text) };
  const dates = dateReader({ format: options.dateFormat, locale, months: options.months, lexicon });
  const names = new NamesReader({ lexicon, source, locale });
  readNumberedDates(root, text, dates);
  const blocks = splitBlocks(root.children, { lexicon, dates, source, locale });
  const { settled, problems } = settle(blocks, options.roles);
  const weighed = weigh(blocks, { lexicon, names, dates, settled, locale, title });
  const openingOf = (at: number) => blocks[at] && readOpening(blocks[at], lexicon, locale);
  const { children, ...laidOut } = layOut(blocks, weighed, openingOf);
  root.children = children;
  return {
    ...laidOut,
    ...headOf(blocks, weighed, dates),
    doubts: weighed.doubts,
    joinedAddresses: [...weighed.address].flatMap((at) => {
      const node = blocks[at]?.node;
      return isTextBlock(node) && hasSoftBreak(node) ? [node] : [];
    }),
    problems: [...problems, ...unreadable(blocks, options.roles, settled, weighed.names)],
  };
}

function headOf(blocks: readonly Block[], weighed: Weighed, dates: DateReader) {
  const nodeAt = (at: number | undefined) => {
    const node = at === undefined ? undefined : blocks[at]?.node;
    return isTextBlock(node) ? node : undefined;
  };
  const lines = weighed.dates.flatMap(({ at, reading }): DateLine[] => {
    const block = blocks[at];
    return block === undefined ? [] : [{ block: block.node, text: dateText(block) ?? block.text, reading }];
  });
  const main = mainReleaseLine(blocks, weighed);
  const release = main && { block: main.block.node, line: main.line };
  const [date = releaseDate(main), ...others] = lines;
  const isSame = (one: DateLine) =>
    date?.reading.kind === 'date' && one.reading.kind === 'date' && one.reading.iso === date.reading.iso;
  return {
    title: nodeAt(weighed.title?.at),
    subtitle: nodeAt(weighed.subtitle?.at),
    date,
    otherDates: others.filter((one) => !isSame(one)),
    release,
    dateInText: date === undefined ? dateInText(blocks, dates) : undefined,
  };
}

/** The date of a release line (“Press release, 12 March 2026”). */
function releaseDate(main: ReturnType<typeof mainReleaseLine>): DateLine | undefined {
  const { date, place } = main?.line ?? {};
  if (main === undefined || date === undefined) return undefined;
  return { block: main.block.node, text: main.block.text, reading: { kind: 'date', iso: date, place } };
}

/** A date below the head, for a statement without a date line: a line of its own, or one in the first texts. */
function dateInText(blocks: readonly Block[], dates: DateReader): RoledStatement['dateInText'] {
  const line = blocks.find(({ node, text }) => isTextBlock(node) && dates.read(text).kind === 'date');
  const said = line && dates.within(line.text);
  if (line !== undefined && said !== undefined) return { block: line.node, words: said };
  for (const { node, text } of blocks.slice(0, 6)) {
    const words = isTextBlock(node) ? dates.within(text.slice(0, 200)) : undefined;
    if (words !== undefined) return { block: node, words };
  }
  return undefined;
}
