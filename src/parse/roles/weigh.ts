import type { RoleDoubt } from './answers.js';
import { findBack, type Back } from './back.js';
import { isTextBlock, type Block } from './block.js';
import type { DateReader } from './dates/index.js';
import { namesDoubts } from './doubts.js';
import { isEndInWords } from './end-mark.js';
import { readDate, readHead, readUnderTitle, type FoundDate } from './head.js';
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
  const { title, passed } = chooseTitle({ blocks, lexicon, taken, before }, weighing);
  const under = readUnderTitle(blocks, title?.at ?? blocks.length, { taken, lexicon }, dates);
  const release = new Map([...head.release, ...under.release]);
  const found = [...head.dates, ...passed, ...under.dates];
  const all = takenAt(release.keys(), found, ranges);
  const subtitle = chooseSubtitle({ blocks, lexicon, taken: all, before }, title, found, weighing);
  return {
    release,
    title,
    subtitle,
    dates: found,
    names: chosen,
    back: { ...back, parts: [...head.contacts, ...back.parts] },
    doubts: [...titleDoubts(blocks, title, weighing), ...namesDoubts(scene, readings, chosen, settled)],
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

interface ChosenTitle {
  readonly title: TitleReading | undefined;
  /** Dates between other text and the title, as under the address of a letter. */
  readonly passed: readonly FoundDate[];
}

function chooseTitle(scene: TitleScene, { settled, title, dates }: Weighing): ChosenTitle {
  if (settled.title !== undefined) return { title: { at: settled.title, why: SETTLED }, passed: [] };
  const found = titleBehindDates(scene, dates);
  // Where the front matter has a title, a first heading that says something else is text.
  const isTitle = title === undefined || scene.blocks[found.title?.at ?? -1]?.text === title.trim();
  return isTitle ? found : { ...found, title: undefined };
}

/** A block that is nothing but a date is not the title as long as another block can be it. */
function titleBehindDates(scene: TitleScene, dates: DateReader): ChosenTitle {
  const first = findTitle(scene);
  const block = first && scene.blocks[first.at];
  if (block === undefined || readDate(block, dates) === undefined) return { title: first, passed: [] };
  // All at once: a file can have thousands of them.
  const found = datesBefore(scene, dates);
  const title = findTitle({ ...scene, taken: new Set([...scene.taken, ...found.map(({ at }) => at)]) });
  if (title === undefined) return { title: first, passed: [] };
  return { title, passed: found.filter(({ at }) => at < title.at) };
}

/** Dates that have no role yet, above the signatories and what follows the text. */
function datesBefore({ blocks, taken, before }: TitleScene, dates: DateReader): FoundDate[] {
  return blocks.slice(0, before).flatMap((block, at) => {
    const reading = taken.has(at) ? undefined : readDate(block, dates);
    return reading === undefined ? [] : [{ at, reading }];
  });
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
