import { Broken, type Bytes } from './bytes.js';

const MAX_BITS = 16;

/** Codes up to this length are looked up at once; most are. */
const SHORT = 8;

/**
 * The codes of a JPEG. They are given in the order of their bits, so those of one length follow one another: where
 * they end gives the length of a code.
 */
export class Codes {
  /** The first eight bits → the length of the code and its value; 0 where it is longer. */
  readonly #short = new Uint16Array(1 << SHORT);
  /** By length less one: the sixteen bits behind the last code of that length. */
  readonly #ends: number[] = [];
  readonly #values: Uint8Array[] = [];

  /** Reads one table of a DHT segment (ITU-T T.81 §B.2.4.2). */
  constructor(input: Bytes) {
    let next = 0;
    for (const [index, count] of input.take(MAX_BITS).entries()) {
      const length = index + 1;
      const values = input.take(count);
      const step = 1 << (MAX_BITS - length);
      if (next + count * step > 1 << MAX_BITS) throw new Broken('is broken: its codes are wrong');
      if (length <= SHORT) {
        for (const [at, value] of values.entries()) {
          const first = (next + at * step) >>> SHORT;
          this.#short.fill((length << 8) | value, first, first + (step >>> SHORT));
        }
      }
      next += count * step;
      this.#ends.push(next);
      this.#values.push(values);
    }
  }

  /** The value of the next code. */
  read(bits: Bits): number {
    const next = bits.peek();
    const entry = this.#short[next >>> SHORT] ?? 0;
    if (entry !== 0) {
      bits.skip(entry >>> 8);
      return entry & 0xff;
    }
    for (let length = SHORT + 1; length <= MAX_BITS; length += 1) {
      if (next >= (this.#ends[length - 1] ?? 0)) continue;
      bits.skip(length);
      const at = (next - (this.#ends[length - 2] ?? 0)) >>> (MAX_BITS - length);
      return this.#values[length - 1]?.[at] ?? 0;
    }
    throw new Broken('is broken: its pixels cannot be unpacked');
  }
}

/** The bits of a scan up to its next marker (§F.2.2.5). */
export class Bits {
  readonly #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** The next sixteen bits; beyond the end they are zero. */
  peek(): number {
    this.#fill();
    const over = this.#count - MAX_BITS;
    return (over >= 0 ? this.#held >>> over : this.#held << -over) & 0xffff;
  }

  skip(count: number): void {
    this.#fill();
    if (count > this.#count) throw new Broken('is broken: some of its pixels are missing');
    this.#count -= count;
  }

  take(count: number): number {
    const value = count === 0 ? 0 : this.peek() >>> (MAX_BITS - count);
    this.skip(count);
    return value;
  }

  /** Where the marker is that ends these bits: what is left of them is not part of the picture. */
  marker(): number {
    for (let at = this.#at; at < this.#bytes.length; at += 1) if (this.#isMarker(at)) return at;
    return this.#bytes.length;
  }

  #isMarker(at: number): boolean {
    return this.#bytes[at] === 0xff && this.#bytes[at + 1] !== 0;
  }

  #fill(): void {
    while (this.#count < MAX_BITS && this.#at < this.#bytes.length && !this.#isMarker(this.#at)) {
      const byte = this.#bytes[this.#at] ?? 0;
      this.#at += byte === 0xff ? 2 : 1;
      this.#held = ((this.#held << 8) | byte) & 0xff_ffff;
      this.#count += 8;
    }
  }
}
