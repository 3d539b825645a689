import type { Direction } from '../../model/locale.js';
import type { Instruction } from '../syntax/content.js';
import { withDirectionMarks, withJoinedParts } from './direction-marks.js';
import type { Fonts } from './fonts.js';
import { joinRuns, type SetRun } from './join-runs.js';
import { kindOf } from './logical-order.js';
import type { LogicalText } from './logical-runs.js';
import type { PageRuns } from './page-runs.js';
import { endOf, readSetText, writeSetText, type SetText } from './set-text.js';
import type { PlacedRun } from './text-nodes.js';
import { withSpace } from './word-spaces.js';

/** Writes the runs of one page as readers take them best; what is painted stays where it was. */
export class TextSetter {
  private readonly fontOf;
  private readonly known = new Map<PlacedRun, SetRun | undefined>();

  /**
   * @param directions of the text that runs belong to
   * @param base direction of the document
   */
  constructor(
    private readonly page: PageRuns,
    fonts: Fonts,
    private readonly text: LogicalText,
    private readonly directions: ReadonlyMap<PlacedRun, Direction>,
    private readonly base: Direction,
  ) {
    this.fontOf = (name: string) => fonts.find(page.resources, name);
  }

  /**
   * The instructions for runs that follow one another in the content: words with the white space after them, in
   * one string as far as they are of one font and one direction.
   */
  write(runs: readonly PlacedRun[]): Instruction[] {
    const instructions: Instruction[] = [];
    let line: PlacedRun[] = [];
    const close = () => {
      instructions.push(...this.line(line));
      line = [];
    };
    for (const run of runs) {
      const [last] = line.slice(-1);
      if (last !== undefined && last.line !== run.line) close();
      if (this.read(run) !== undefined) line.push(run);
      else {
        close();
        const own = this.page.instructionsOf(run);
        instructions.push(...(this.text.unparted.has(run) ? withSpace(run, own, this.fontOf) : own));
      }
    }
    close();
    return instructions;
  }

  private line(runs: readonly PlacedRun[]): Instruction[] {
    const [first] = runs;
    const last = runs.at(-1);
    if (first === undefined || last === undefined) return [];
    const own = runs.flatMap((run) => this.spaced(run) ?? []);
    const joined = joinRuns(own, this.beside(first, -1), this.beside(last, 1));
    const direction = this.directions.get(first) ?? 'ltr';
    return joined.flatMap(({ set, text }) => {
      const kind = kindOf(text);
      const isSign = direction === 'rtl' && kind === 'neutral';
      if (set.isReversed || isSign) return writeSetText(withDirectionMarks(set, this.base));
      return writeSetText(kind === 'number' && this.base === 'rtl' ? withJoinedParts(set) : set);
    });
  }

  private read(run: PlacedRun): SetRun | undefined {
    if (!this.known.has(run)) {
      const set = readSetText(this.page.instructionsOf(run), this.fontOf);
      this.known.set(run, set && { set, text: run.text });
    }
    return this.known.get(run);
  }

  /** A run with a space after its last word if nothing else separates that from the next. */
  private spaced(run: PlacedRun): SetRun | undefined {
    const known = this.read(run);
    if (known === undefined || !this.text.unparted.has(run)) return known;
    return { set: withTrailingSpace(known.set, run), text: `${known.text} ` };
  }

  /** The neighbour of a run in the text, where it is on the same line. */
  private beside(run: PlacedRun, step: 1 | -1): SetRun | undefined {
    const other = this.text.runs[(this.text.ordinals.get(run) ?? NaN) + step];
    return other?.page === run.page && other.line === run.line ? this.read(other) : undefined;
  }
}

/** It is painted beyond the end of the line, where there is nothing. */
function withTrailingSpace(set: SetText, { text }: PlacedRun): SetText {
  const { font, size, glyphs } = set;
  const cid = font.space;
  const [first] = glyphs;
  if (first === undefined) return set;
  if (!set.isReversed && kindOf(text) !== 'right-to-left')
    return { ...set, glyphs: [...glyphs, { cid, x: endOf(set) }] };
  const x = first.x - (font.width(cid) * size) / 1000;
  return { ...set, isReversed: true, glyphs: [{ cid, x }, ...glyphs] };
}
