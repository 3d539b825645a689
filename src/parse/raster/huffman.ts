import { Broken, type Bytes } from './bytes.js';

const MAX_BITS = 16;

/** The codes of a JPEG, as a table: the first sixteen bits → the length of the code and its value. */
export class Codes {
  readonly #table = new Uint16Array(1 << MAX_BITS);

  /** Reads one table of a DHT segment (ITU-T T.81 §B.2.4.2). */
  constructor(input: Bytes) {
    const counts = input.take(MAX_BITS);
    let code = 0;
    for (const [index, count] of counts.entries()) {
      const length = index + 1;
      for (const value of input.take(count)) {
        const first = code << (MAX_BITS - length);
        const next = (code + 1) << (MAX_BITS - length);
        if (next > 1 << MAX_BITS) throw new Broken('is broken: its codes are wrong');
        this.#table.fill((length << 8) | value, first, next);
        code += 1;
      }
      code <<= 1;
    }
  }

  /** The value of the next code. */
  read(bits: Bits): number {
    const entry = this.#table[bits.peek()] ?? 0;
    if (entry === 0) throw new Broken('is broken: its pixels cannot be unpacked');
    bits.skip(entry >>> 8);
    return entry & 0xff;
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

  /** Where the marker is that ends these bits: what is left of them is no part of the picture. */
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
