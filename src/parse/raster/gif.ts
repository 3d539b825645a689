import { Broken, Bytes, type Size } from './bytes.js';

const VERSION_LENGTH = 6;
/** What a block begins with (GIF89a §§20, 23, 27). */
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;

const MAX_CODE_BITS = 12;

/**
 * Checks that a GIF is complete: all its blocks, all pixels of each of its pictures, the end.
 *
 * @throws {Broken}
 */
export function readGif(bytes: Uint8Array, requireSize: (size: Size) => void): void {
  const input = new Bytes(bytes.subarray(VERSION_LENGTH));
  let { width, height } = readSize(input);
  skipColours(input, input.u8(), 2);
  let frames = 0;
  for (let kind = input.u8(); kind !== TRAILER; kind = input.u8()) {
    if (kind === EXTENSION) {
      input.u8();
      for (let length = input.u8(); length > 0; length = input.u8()) input.take(length);
    } else if (kind === IMAGE) {
      input.take(4);
      const frame = readSize(input);
      requireSize(frame);
      skipColours(input, input.u8(), 0);
      const codeBits = input.u8();
      if (pixelsOf(readBlocks(input), codeBits) < frame.width * frame.height)
        throw new Broken('is broken: some of its pixels are missing');
      [width, height] = [Math.max(width, frame.width), Math.max(height, frame.height)];
      frames += 1;
    } else throw new Broken('is broken: it has a part that does not belong in a GIF');
  }
  if (frames === 0) throw new Broken('is broken: there is no picture in it');
  requireSize({ width, height });
}

function readSize(input: Bytes): Size {
  return { width: input.u16Little(), height: input.u16Little() };
}

/** Passes over a table of colours, where the flags say that there is one, and what else precedes it. */
function skipColours(input: Bytes, flags: number, before: number): void {
  input.take(before);
  if ((flags & 0x80) !== 0) input.take(3 * 2 ** ((flags & 7) + 1));
}

/** The content of a sequence of blocks, which an empty one ends. */
function readBlocks(input: Bytes): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let length = input.u8(); length > 0; length = input.u8()) blocks.push(input.take(length));
  return Buffer.concat(blocks);
}

/** How many pixels LZW codes unpack to (GIF89a, appendix F): only the length of each string is kept. */
function pixelsOf(packed: Uint8Array, codeBits: number): number {
  if (codeBits < 1 || codeBits >= MAX_CODE_BITS) throw new Broken('is broken: its pixels cannot be unpacked');
  const clear = 1 << codeBits;
  const lengths = new Uint32Array(1 << MAX_CODE_BITS).fill(1, 0, clear);
  let [bits, next, before, pixels] = [codeBits + 1, clear + 2, 0, 0];
  let [held, count] = [0, 0];
  for (const byte of packed) {
    held |= byte << count;
    count += 8;
    while (count >= bits) {
      const code = held & ((1 << bits) - 1);
      held >>>= bits;
      count -= bits;
      if (code === clear + 1) return pixels;
      if (code === clear) {
        [bits, next, before] = [codeBits + 1, clear + 2, 0];
        continue;
      }
      if (code > next || (code === next && before === 0))
        throw new Broken('is broken: its pixels cannot be unpacked');
      if (before > 0 && next < lengths.length) {
        lengths[next] = before + 1;
        next += 1;
        if (next === 1 << bits && bits < MAX_CODE_BITS) bits += 1;
      }
      before = lengths[code] ?? 0;
      pixels += before;
    }
  }
  return pixels;
}
