import type { RoleDoubt } from './answers.js';
import { findBack, type Back } from './back.js';
import { isTextBlock, type Block } from './block.js';
import type { DateReader } from './dates/index.js';
import { namesDoubts } from './doubts.js';
import { isEndInWords } from './end-mark.js';
import { readDate, readHead, readUnderTitle, type FoundDate } from './head.js';
import { readLetter } from './letter.js';
import type { Lexicon } from './lexicon.js';
import type { NamesReader } from './names/index.js';
import type { ReleaseLine } from './release-line.js';
import type { Scene } from './scan.js';
import { tellingWords, type Settled } from './settled.js';
import { chooseNames, readSignatories, type SignatoriesReading } from './signatories.js';
import { findSubtitle, findTitle, type TitleReading, type TitleScene } from './title.js';

export interface Weighing {
  readonly lexicon: Lexicon;
  readonly names: NamesReader;
  readonly dates: DateReader;
  readonly settled: Settled;
  readonly locale: string;
  /** The title of the front matter, where it has one. */
  readonly title?: string | undefined;
}

/** The best reading of the whole statement. */
export interface Weighed {
  readonly release: ReadonlyMap<number, ReleaseLine>;
  readonly title?: TitleReading | undefined;
  readonly subtitle?: TitleReading | undefined;
  /** Date lines: the first is the statement’s. */
  readonly dates: readonly FoundDate[];
  readonly names: readonly SignatoriesReading[];
  readonly back: Back;
  /** Ordinals of the lines that say whom a letter is for. */
  readonly address: ReadonlySet<number>;
  readonly doubts: readonly RoleDoubt[];
}

const SETTLED = 'the configuration says so';

/** A title is known by what is not the signatories, and names by where the text ends: all are read, then weighed. */
export function weigh(blocks: readonly Block[], weighing: Weighing): Weighed {
  const { lexicon, names, dates, settled, locale } = weighing;
  const head = readHead(blocks, lexicon, dates, settled);
  // The first block is the title, unless it says that it opens the names.
  const first = lexicon.is('signatories', blocks[head.next]?.text ?? '') ? head.next : head.next + 1;
  const ended = blocks.findIndex((block, at) => at > first && isEndInWords(block, lexicon));
  const end = ended < 0 ? blocks.length : ended;
  const scene: Scene = { blocks, lexicon, names, dates, locale, first, end };
  const readings = readSignatories(scene);
  const chosen = chooseNames(scene, readings, settled);
  const back = findBack(blocks, lexicon, chosen, head.next, settled);
  const ranges = [...chosen, ...head.contacts];
  const taken = takenAt(head.release.keys(), head.dates, ranges);
  const before = Math.min(
    blocks.length,
    ...chosen.filter(({ from }) => from > head.next).map(({ from }) => from),
    ...back.parts.map(({ from }) => from),
    ...back.ends,
  );
  const letter = readLetter(blocks, lexicon, dates, before);
  const ofLetter = (letter?.dates ?? []).filter(({ at }) => !taken.has(at));
  const titleScene: TitleScene = { blocks, lexicon, taken: withDates(taken, ofLetter), before, letter };
  const title = chooseTitle(titleScene, weighing);
  const under = readUnderTitle(blocks, title?.at ?? blocks.length, { taken, lexicon }, dates);
  const release = new Map([...head.release, ...under.release]);
  const passed = datesUntil(title?.at ?? 0, { blocks, taken }, dates);
  const found = inOrder([...head.dates, ...passed, ...under.dates, ...ofLetter]);
  const all = takenAt(release.keys(), found, ranges);
  const subtitle = chooseSubtitle({ blocks, lexicon, taken: all, before }, title, found, weighing);
  // Lines of an address look like names.
  const behindHead = readings.filter(({ from }) => from >= (letter?.end ?? 0));
  return {
    release,
    title,
    subtitle,
    dates: found,
    names: chosen,
    back: { ...back, parts: [...head.contacts, ...back.parts] },
    address: letter?.address ?? new Set(),
    doubts: [...titleDoubts(blocks, title, weighing), ...namesDoubts(scene, behindHead, chosen, settled)],
  };
}

/** Ordinals of blocks that have a role already. */
function takenAt(
  release: Iterable<number>,
  dates: readonly FoundDate[],
  ranges: readonly { readonly from: number; readonly to: number }[],
): ReadonlySet<number> {
  const taken = new Set([...release, ...dates.map(({ at }) => at)]);
  for (const { from, to } of ranges) for (let at = from; at < to; at += 1) taken.add(at);
  return taken;
}

function chooseTitle(scene: TitleScene, { settled, title, dates }: Weighing): TitleReading | undefined {
  if (settled.title !== undefined) return { at: settled.title, why: SETTLED };
  const found = titleBehindDates(scene, dates);
  // Where the front matter has a title, a first heading that says something else is text.
  const isTitle = title === undefined || scene.blocks[found?.at ?? -1]?.text === title.trim();
  return isTitle ? found : undefined;
}

/** A block that is nothing but a date is not the title as long as another block can be it. */
function titleBehindDates(scene: TitleScene, dates: DateReader): TitleReading | undefined {
  const first = findTitle(scene);
  const block = first && scene.blocks[first.at];
  if (block === undefined || readDate(block, dates) === undefined) return first;
  // All at once: a file can have thousands of them.
  return (
    findTitle({ ...scene, taken: withDates(scene.taken, datesUntil(scene.before, scene, dates)) }) ?? first
  );
}

/** Dates above a block that have no role yet, as under the address of a letter. */
function datesUntil(
  until: number,
  { blocks, taken }: Pick<TitleScene, 'blocks' | 'taken'>,
  dates: DateReader,
): FoundDate[] {
  return blocks.slice(0, until).flatMap((block, at) => {
    const reading = taken.has(at) ? undefined : readDate(block, dates);
    return reading === undefined ? [] : [{ at, reading }];
  });
}

function withDates(taken: ReadonlySet<number>, dates: readonly FoundDate[]): ReadonlySet<number> {
  return new Set([...taken, ...dates.map(({ at }) => at)]);
}

/** Every date once, in the order of the statement. */
function inOrder(dates: readonly FoundDate[]): FoundDate[] {
  return [...new Map(dates.map((date) => [date.at, date])).values()].sort((a, b) => a.at - b.at);
}

function chooseSubtitle(
  scene: TitleScene,
  title: TitleReading | undefined,
  dates: readonly FoundDate[],
  { settled, title: given }: Weighing,
): TitleReading | undefined {
  if (settled.subtitle !== undefined) return { at: settled.subtitle, why: SETTLED };
  if (title === undefined || given !== undefined) return undefined;
  const found = findSubtitle(scene, title.at, new Set(dates.map(({ at }) => at)));
  return found?.at === title.doubt?.at ? undefined : found;
}

function titleDoubts(
  blocks: readonly Block[],
  title: TitleReading | undefined,
  { title: given }: Weighing,
): RoleDoubt[] {
  if (title?.doubt === undefined || given !== undefined) return [];
  const { at, message } = title.doubt;
  return [
    {
      line: blocks[title.at]?.node.position?.start.line ?? 1,
      message,
      answer: { title: tellingWords(blocks, at) },
    },
  ];
}

/** The release line of the statement that says most: one with an embargo, or with a date. */
export function mainReleaseLine(
  blocks: readonly Block[],
  { release, title }: Pick<Weighed, 'release' | 'title'>,
): { readonly block: Block; readonly line: ReleaseLine } | undefined {
  const [first] = [...release]
    .filter(([at]) => at !== title?.at && isTextBlock(blocks[at]?.node))
    .sort(([, a], [, b]) => worth(b) - worth(a));
  const block = first === undefined ? undefined : blocks[first[0]];
  return first === undefined || block === undefined ? undefined : { block, line: first[1] };
}

function worth({ isEmbargo, date }: ReleaseLine): number {
  return Number(isEmbargo) * 2 + Number(date !== undefined);
}
