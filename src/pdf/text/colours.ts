import type { Instruction } from '../content.js';

/** The colours in force (ISO 32000-1 §8.6.8), as the instructions that set them. */
export interface Colours {
  readonly fill: Instruction | undefined;
  readonly stroke: Instruction | undefined;
}

const NONE: Colours = { fill: undefined, stroke: undefined };
const FILL = new Set(['rg', 'g', 'k']);
const STROKE = new Set(['RG', 'G', 'K']);

/**
 * Writes instructions while colours are set only where something is painted with them, so that what is painted
 * can change its place.
 */
export class ColourWriter {
  readonly written: Instruction[] = [];
  private wanted = NONE;
  private current = NONE;
  private readonly saved: { wanted: Colours; current: Colours }[] = [];

  /** The colours that the instructions read so far ask for. */
  get colours(): Colours {
    return this.wanted;
  }

  /** Takes an instruction that sets a colour; says whether it was one. */
  set(one: Instruction): boolean {
    if (FILL.has(one.operator)) this.wanted = { ...this.wanted, fill: one };
    else if (STROKE.has(one.operator)) this.wanted = { ...this.wanted, stroke: one };
    else return false;
    return true;
  }

  /** Writes an instruction in the colours asked for. */
  write(one: Instruction): void {
    if (one.operator === 'Q') {
      const { wanted, current } = this.saved.pop() ?? { wanted: NONE, current: NONE };
      this.wanted = wanted;
      this.current = current;
      this.written.push(one);
      return;
    }
    if (one.operator === 'q') {
      this.saved.push({ wanted: this.wanted, current: this.current });
      this.written.push(one);
      return;
    }
    this.paint([one], this.wanted);
  }

  /** Writes instructions in the given colours. */
  paint(instructions: readonly Instruction[], colours: Colours): void {
    for (const key of ['stroke', 'fill'] as const) {
      const colour = colours[key];
      if (colour === undefined || colour === this.current[key]) continue;
      const isSame = JSON.stringify(colour) === JSON.stringify(this.current[key]);
      if (!isSame) this.written.push(colour);
      this.current = { ...this.current, [key]: colour };
    }
    this.written.push(...instructions);
  }
}
