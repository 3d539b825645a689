import { Broken } from './bytes.js';
import type { Bits, Codes } from './huffman.js';

/** A colour component of a frame, in blocks of eight by eight samples. */
export interface Component {
  readonly id: number;
  /** Blocks of it in a unit of an interleaved scan, across and down. */
  readonly across: number;
  readonly down: number;
  /** Blocks of it in the picture, and in each row of whole units. */
  readonly columns: number;
  readonly rows: number;
  readonly stride: number;
  /** Of a progressive picture: which coefficients of each block are not zero so far, two words a block. */
  readonly known: Uint32Array | undefined;
}

/** What a scan holds (ITU-T T.81 §B.2.3): which coefficients, of which bits. */
export interface Scan {
  readonly components: readonly {
    readonly component: Component;
    readonly direct: Codes | undefined;
    readonly alternating: Codes | undefined;
  }[];
  readonly first: number;
  readonly last: number;
  /** Whether it adds a bit to what scans before it have begun. */
  readonly isRefinement: boolean;
}

type Part = Scan['components'][number];

const COEFFICIENTS = 64;
const NO_CODES = 'is broken: its codes are missing';

/** Reads the blocks of a scan one by one, to check that they are all there; their samples are not made. */
export class Blocks {
  readonly #scan: Scan;
  /** Blocks to come that have nothing in this scan (§G.1.2.2). */
  #empty = 0;

  constructor(scan: Scan) {
    this.#scan = scan;
  }

  restart(): void {
    this.#empty = 0;
  }

  /** @param block number of the block within its component */
  read(bits: Bits, part: Part, block: number): void {
    const { first, last, isRefinement } = this.#scan;
    const known = part.component.known;
    if (first === 0) {
      if (isRefinement) bits.skip(1);
      else bits.skip(need(part.direct).read(bits));
    }
    if (last === 0) return;
    if (known === undefined) readSequential(bits, need(part.alternating), Math.max(first, 1));
    else if (isRefinement) this.#refine(bits, need(part.alternating), known, 2 * block);
    else this.#begin(bits, need(part.alternating), known, 2 * block);
  }

  /** The first bits of coefficients (§G.1.2.2). */
  #begin(bits: Bits, codes: Codes, known: Uint32Array, word: number): void {
    if (this.#empty > 0) {
      this.#empty -= 1;
      return;
    }
    const { first, last } = this.#scan;
    for (let at = first; at <= last; at += 1) {
      const [run, size] = split(codes.read(bits));
      if (size > 0) {
        at += run;
        requireIn(at, last);
        bits.skip(size);
        mark(known, word, at);
      } else if (run === 15) at += 15;
      else {
        this.#empty = (1 << run) + bits.take(run) - 1;
        return;
      }
    }
  }

  /** One more bit of coefficients; those that are not zero yet may become so (§G.1.2.3). */
  #refine(bits: Bits, codes: Codes, known: Uint32Array, word: number): void {
    const { first, last } = this.#scan;
    let at = first;
    while (this.#empty === 0 && at <= last) {
      const [zeroes, size] = split(codes.read(bits));
      let run = zeroes;
      if (size === 0 && run < 15) {
        this.#empty = (1 << run) + bits.take(run);
        break;
      }
      if (size > 0) bits.skip(1);
      for (; at <= last; at += 1) {
        if (isMarked(known, word, at)) bits.skip(1);
        else if (run === 0) break;
        else run -= 1;
      }
      if (size > 0) {
        requireIn(at, last);
        mark(known, word, at);
      }
      at += 1;
    }
    if (this.#empty === 0) return;
    for (; at <= last; at += 1) if (isMarked(known, word, at)) bits.skip(1);
    this.#empty -= 1;
  }
}

/** All coefficients but the first of a block (§F.2.2.2). */
function readSequential(bits: Bits, codes: Codes, first: number): void {
  for (let at = first; at < COEFFICIENTS; at += 1) {
    const [run, size] = split(codes.read(bits));
    if (size === 0 && run < 15) return;
    at += run;
    requireIn(at, COEFFICIENTS - 1);
    bits.skip(size);
  }
}

/** A run of zeroes and the size of what follows it. */
function split(value: number): [run: number, size: number] {
  return [value >>> 4, value & 0xf];
}

function need(codes: Codes | undefined): Codes {
  if (codes === undefined) throw new Broken(NO_CODES);
  return codes;
}

function requireIn(at: number, last: number): void {
  if (at > last) throw new Broken('is broken: its pixels cannot be unpacked');
}

function isMarked(known: Uint32Array, word: number, at: number): boolean {
  return (((known[word + (at >>> 5)] ?? 0) >>> (at & 31)) & 1) === 1;
}

function mark(known: Uint32Array, word: number, at: number): void {
  known[word + (at >>> 5)] = (known[word + (at >>> 5)] ?? 0) | (1 << (at & 31));
}
