/** A picture that is not whole, or not as its format says; the message is the end of a sentence about it. */
export class Broken extends Error {}

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Bytes read from the front to the back; reading beyond the last one throws that the picture is cut off. */
export class Bytes {
  at = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw new Broken('is cut off: its end is missing');
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  u8(): number {
    return this.#number(1, () => this.#view.getUint8(this.at));
  }

  /** Big-endian, as all numbers whose name does not say otherwise. */
  u16(): number {
    return this.#number(2, () => this.#view.getUint16(this.at));
  }

  u32(): number {
    return this.#number(4, () => this.#view.getUint32(this.at));
  }

  u16Little(): number {
    return this.#number(2, () => this.#view.getUint16(this.at, true));
  }

  u32Little(): number {
    return this.#number(4, () => this.#view.getUint32(this.at, true));
  }

  unsignedLittle(length: number): number {
    return this.take(length).reduceRight((value, byte) => value * 256 + byte, 0);
  }

  /** A number of so many bytes, up to eight. */
  unsigned(length: number): number {
    return this.take(length).reduce((value, byte) => value * 256 + byte, 0);
  }

  /** Four letters that name a part. */
  name(): string {
    return String.fromCharCode(...this.take(4));
  }

  #number(length: number, read: () => number): number {
    if (length > this.left) throw new Broken('is cut off: its end is missing');
    const value = read();
    this.at += length;
    return value;
  }
}
