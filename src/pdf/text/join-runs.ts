import { SolidTextBuilder } from '../../text/solid-text.js';
import { kindOf } from './logical-order.js';
import { endOf, type SetText } from './set-text.js';

/** A run that is set, with what it says. */
export interface SetRun {
  readonly set: SetText;
  /** Its text in logical order, invisible characters included. */
  readonly text: string;
}

/** Runs whose ends are farther apart than this part of an em are not neighbours. */
const NEAR = 0.4;

/**
 * Gives white space the font of the words around it, and joins neighbouring runs of one font into one:
 * a browser takes the space of a page from one font and its words from others, and readers that take strings one
 * by one lose what is alone.
 *
 * @param runs of one line in logical order
 * @param before the run before them in the same line
 * @param after the run after them
 */
export function joinRuns(
  runs: readonly SetRun[],
  before: SetRun | undefined,
  after: SetRun | undefined,
): SetRun[] {
  const fitted = runs.map((run, at) => inFontOfWords(run, runs[at - 1] ?? before, runs[at + 1] ?? after));
  const joined: SetRun[] = [];
  for (const run of fitted) {
    const last = joined.at(-1);
    const both = last && join(last, run);
    if (both === undefined) joined.push(run);
    else joined.splice(-1, 1, both);
  }
  return joined;
}

/** White space in the font of the word before it, or of the one after it; it takes as much room as before. */
function inFontOfWords(run: SetRun, before: SetRun | undefined, after: SetRun | undefined): SetRun {
  if (!isSpace(run)) return run;
  const neighbours = [before, after].filter((one) => one !== undefined && !isSpace(one));
  const [own] = neighbours.length === 0 ? [run] : neighbours;
  if (own === undefined || neighbours.some((one) => one?.set.font === run.set.font)) return run;
  const { font, fontName, size } = own.set;
  if (size !== run.set.size) return run;
  const glyphs = run.set.glyphs.map(({ x }) => ({ cid: font.space, x }));
  return { ...run, set: { ...run.set, font, fontName, glyphs } };
}

function join(before: SetRun, after: SetRun): SetRun | undefined {
  const [a, b] = [before.set, after.set];
  if (a.font !== b.font || a.size !== b.size || a.y !== b.y) return undefined;
  const isRightToLeft = runsToTheLeft(before) || runsToTheLeft(after);
  const fits = (run: SetRun) => isSpace(run) || runsToTheLeft(run) === isRightToLeft;
  if (!fits(before) || !fits(after) || (isSpace(before) && isSpace(after))) return undefined;
  const [left, right] = isRightToLeft ? [b, a] : [a, b];
  const gap = (right.glyphs[0]?.x ?? 0) - endOf(left);
  if (Math.abs(gap) > NEAR * a.size) return undefined;
  return {
    text: before.text + after.text,
    set: { ...a, isReversed: isRightToLeft, glyphs: [...left.glyphs, ...right.glyphs] },
  };
}

function isSpace({ text }: SetRun): boolean {
  return /\s/u.test(text) && new SolidTextBuilder().add(text).length === 0;
}

/** Whether its first glyph in the text is at its right. A run of one glyph is not marked as reversed. */
function runsToTheLeft({ set, text }: SetRun): boolean {
  return set.isReversed || kindOf(text) === 'right-to-left';
}
