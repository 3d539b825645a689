import type { PDFDict, PDFPage } from '@cantoo/pdf-lib';
import { dictionaryOperand, instruction, PAINTS_PATH, type Instruction } from '../syntax/content.js';
import { artifact, END_OF_MARK, markOf, opensMark } from '../marked-content.js';
import { pageContent } from '../page-content.js';
import { ColourReader, ColourWriter, type Colours } from './colours.js';
import type { Fonts } from './fonts.js';
import type { PlacedRun } from './text-nodes.js';
import { textRuns } from './text-runs.js';

/** A run, or an instruction outside of every run, with the colours in force. */
interface Part {
  readonly instructions: readonly Instruction[];
  readonly colours: Colours;
  readonly run?: PlacedRun | undefined;
}

/** A marked-content sequence of the tags. */
export interface Sequence {
  readonly mcid: number;
  readonly opening: Instruction;
  readonly closing: Instruction;
  parts: Part[];
  /** Graphics states that the browser closes within it and opened before: at the end of a page. */
  readonly restoring: readonly Part[];
  /** Whether it can change its place: it only paints, and leaves the graphics state as it was. */
  readonly isMovable: boolean;
}

/** Operators that build and paint paths (§8.5), and change no graphics state. */
const DRAWS = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', ...PAINTS_PATH]);

/** The content of a page whose runs can change their order. */
export class PageRuns {
  readonly runs: readonly PlacedRun[];
  readonly resources: PDFDict | undefined;
  private readonly instructions: readonly Instruction[];
  private readonly byStart: ReadonlyMap<number, PlacedRun>;
  private items: (Part | Sequence)[];

  constructor(
    readonly page: PDFPage,
    fonts: Fonts,
  ) {
    const { instructions, resources } = pageContent(page);
    this.instructions = instructions;
    this.resources = resources;
    this.runs = textRuns({ instructions, resources }, (key) => fonts.find(resources, key).texts).map(
      (run) => ({
        ...run,
        page,
      }),
    );
    this.byStart = new Map(this.runs.map((run) => [run.start, run]));
    this.items = this.read((one) => markOf(one, resources).mcid);
  }

  /** The sequences of the tags, in the order of the content. */
  get sequences(): Sequence[] {
    return this.items.filter((item) => 'mcid' in item);
  }

  /** The instructions of a run as the browser gave them. */
  instructionsOf({ start, end }: PlacedRun): readonly Instruction[] {
    return this.instructions.slice(start, end + 1);
  }

  /**
   * Puts runs, and sequences on one line, into order as far as their places can be changed.
   *
   * @param ordinals of the runs
   */
  order(ordinals: ReadonlyMap<PlacedRun, number>): void {
    const ordered: (Part | Sequence)[] = [];
    let line: Sequence[] = [];
    const close = () => {
      const first = ({ parts }: Sequence) =>
        Math.min(...parts.map(({ run }) => (run === undefined ? Infinity : (ordinals.get(run) ?? Infinity))));
      ordered.push(
        ...line.toSorted((a, b) => first(a) - first(b)),
        ...line.flatMap(({ restoring }) => restoring),
      );
      line = [];
    };
    for (const item of this.items) {
      if (!('mcid' in item)) {
        close();
        ordered.push(item);
        continue;
      }
      item.parts = inSlots(item.parts, ordinals);
      const height = item.isMovable ? heightOf(item) : undefined;
      const [last] = line.slice(-1);
      if (height === undefined || last === undefined || heightOf(last) !== height) close();
      line.push(item);
      if (height === undefined || item.restoring.length > 0) close();
    }
    close();
    this.items = ordered;
  }

  /**
   * The instructions of the page.
   *
   * @param setRuns the instructions of runs that follow one another, and nothing but them, in the same colours
   * @param markOfRun the identifier of a sequence for the run alone; nothing where it stays with those before it
   * @param isArtifact whether a sequence is no longer one of the tags
   */
  write(
    setRuns: (runs: readonly PlacedRun[]) => readonly Instruction[],
    markOfRun: (run: PlacedRun) => number | undefined,
    isArtifact: (mcid: number) => boolean,
  ): Instruction[] {
    const writer = new ColourWriter();
    const paint = ({ instructions, colours }: Part) => {
      if (instructions.some(({ operator }) => operator === 'q' || operator === 'Q'))
        for (const one of instructions) writer.write(one);
      else writer.paint(instructions, colours);
    };
    for (const item of this.items) {
      if (!('mcid' in item)) {
        paint(item);
        continue;
      }
      writer.write(isArtifact(item.mcid) ? artifact('Pagination') : item.opening);
      let runs: PlacedRun[] = [];
      let colours: Colours | undefined;
      const close = () => {
        if (colours !== undefined && runs.length > 0) writer.paint(setRuns(runs), colours);
        runs = [];
      };
      for (const part of item.parts) {
        const { run } = part;
        const mark = run && markOfRun(run);
        if (run === undefined || mark !== undefined || !isSameColours(colours, part.colours)) close();
        colours = part.colours;
        if (mark !== undefined) {
          const [tag = null] = item.opening.operands;
          writer.write(END_OF_MARK);
          writer.write(instruction('BDC', tag, dictionaryOperand({ MCID: mark })));
        }
        if (run === undefined) paint(part);
        else runs.push(run);
      }
      close();
      writer.write(item.closing);
    }
    return writer.written;
  }

  private read(mcidOf: (opening: Instruction) => number | undefined): (Part | Sequence)[] {
    const items: (Part | Sequence)[] = [];
    const reader = new ColourReader();
    for (let at = 0; at < this.instructions.length;) {
      const one = this.instructions[at];
      if (one === undefined) break;
      const mcid = opensMark(one) ? mcidOf(one) : undefined;
      const end = mcid === undefined ? -1 : this.endOfSequence(at);
      if (mcid !== undefined && end > 0) {
        items.push(this.sequence(mcid, at, end, reader));
        at = end + 1;
      } else at = this.part(at, reader, items);
    }
    return items;
  }

  private sequence(mcid: number, start: number, end: number, reader: ColourReader): Sequence {
    const parts: Part[] = [];
    for (let at = start + 1; at < end;) at = this.part(at, reader, parts);
    const trailing = parts.findLastIndex(({ instructions: [one] }) => one?.operator !== 'Q') + 1;
    const rest = parts.splice(trailing);
    const isMovable = parts.every(
      ({ run, instructions }) =>
        run !== undefined || instructions.every(({ operator }) => DRAWS.has(operator)),
    );
    // Where it stays, what it restores stays with it.
    if (!isMovable) parts.push(...rest);
    return {
      mcid,
      opening: this.instructions[start] ?? END_OF_MARK,
      closing: this.instructions[end] ?? END_OF_MARK,
      parts,
      restoring: isMovable ? rest : [],
      isMovable,
    };
  }

  /** Reads a run, or one instruction; gives the place after it. */
  private part(at: number, reader: ColourReader, parts: (Part | Sequence)[]): number {
    const run = this.byStart.get(at);
    if (run !== undefined) {
      // Colours within a text object are its own.
      const instructions = this.instructionsOf(run);
      parts.push({ instructions, colours: reader.colours, run });
      for (const one of instructions) reader.read(one);
      return run.end + 1;
    }
    const one = this.instructions[at];
    if (one !== undefined && !reader.read(one)) parts.push({ instructions: [one], colours: reader.colours });
    return at + 1;
  }

  private endOfSequence(start: number): number {
    let depth = 0;
    for (let at = start; at < this.instructions.length; at += 1) {
      const one = this.instructions[at];
      if (one === undefined) break;
      if (opensMark(one)) depth += 1;
      else if (one.operator === 'EMC') depth -= 1;
      if (depth === 0) return at;
    }
    return -1;
  }
}

/** The runs of a sequence in order, each in a place of one of them, as far as the graphics state is the same. */
function inSlots(parts: readonly Part[], ordinals: ReadonlyMap<PlacedRun, number>): Part[] {
  const ordered: Part[] = [];
  let stretch: Part[] = [];
  const close = () => {
    const ordinal = ({ run }: Part) => (run && ordinals.get(run)) ?? Infinity;
    const runs = stretch.filter(({ run }) => run !== undefined).sort((a, b) => ordinal(a) - ordinal(b));
    ordered.push(...stretch.map((part) => (part.run === undefined ? part : (runs.shift() ?? part))));
    stretch = [];
  };
  for (const part of parts) {
    const isFree =
      part.run?.line !== undefined || part.instructions.every(({ operator }) => DRAWS.has(operator));
    if (!isFree) close();
    if (isFree) stretch.push(part);
    else ordered.push(part);
  }
  close();
  return ordered;
}

function isSameColours(a: Colours | undefined, b: Colours): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

/** The height of the only line of a sequence. */
function heightOf({ parts }: Sequence): number | undefined {
  const lines = new Set(parts.flatMap(({ run }) => (run === undefined ? [] : [run.line])));
  const [line] = lines;
  return lines.size === 1 ? line : undefined;
}
