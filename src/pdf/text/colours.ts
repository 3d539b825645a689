import type { Instruction } from '../syntax/content.js';

/** The colours in force (ISO 32000-1 §8.6.8), as the instructions that set them. */
export interface Colours {
  readonly fill: Instruction | undefined;
  readonly stroke: Instruction | undefined;
}

const NONE: Colours = { fill: undefined, stroke: undefined };
const FILL = new Set(['rg', 'g', 'k']);
const STROKE = new Set(['RG', 'G', 'K']);

/** Follows the colours while instructions are read. */
export class ColourReader {
  private current = NONE;
  private readonly saved: Colours[] = [];

  /** The colours in force after the instructions read so far. */
  get colours(): Colours {
    return this.current;
  }

  /** Takes the next instruction; says whether all it does is set a colour. */
  read(one: Instruction): boolean {
    if (FILL.has(one.operator)) this.current = { ...this.current, fill: one };
    else if (STROKE.has(one.operator)) this.current = { ...this.current, stroke: one };
    else {
      if (one.operator === 'q') this.saved.push(this.current);
      if (one.operator === 'Q') this.current = this.saved.pop() ?? NONE;
      return false;
    }
    return true;
  }
}

/** Writes instructions, and colours only where something is painted with them, so that what is painted can change its place. */
export class ColourWriter {
  readonly written: Instruction[] = [];
  private current = NONE;
  private readonly saved: Colours[] = [];

  /** Writes instructions in the given colours. */
  paint(instructions: readonly Instruction[], colours: Colours): void {
    for (const key of ['stroke', 'fill'] as const) {
      const colour = colours[key];
      if (colour === undefined || colour === this.current[key]) continue;
      const isSame = JSON.stringify(colour) === JSON.stringify(this.current[key]);
      if (!isSame) this.written.push(colour);
      this.current = { ...this.current, [key]: colour };
    }
    for (const one of instructions) {
      if (FILL.has(one.operator)) this.current = { ...this.current, fill: one };
      if (STROKE.has(one.operator)) this.current = { ...this.current, stroke: one };
      this.written.push(one);
    }
  }

  /** Writes an instruction that paints nothing. */
  write(one: Instruction): void {
    if (one.operator === 'q') this.saved.push(this.current);
    if (one.operator === 'Q') this.current = this.saved.pop() ?? NONE;
    this.written.push(one);
  }
}
