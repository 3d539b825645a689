import { constants, crc32, inflateSync } from 'node:zlib';
import { Broken, Bytes, type Size } from './bytes.js';

const SIGNATURE_LENGTH = 8;

/** Samples of a pixel and the depths they may have, by colour type (PNG §11.2.1). */
const COLOURS: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};
const PALETTE = 3;

/** Where the passes of an interlaced picture begin, and how far their pixels are apart: x, y, x step, y step (§8.2). */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** A chunk whose name begins with a capital letter must not be skipped (§5.4). */
const CRITICAL = /^[A-Z]/u;
const MAX_FILTER = 4;

interface Header extends Size {
  readonly bits: number;
  readonly colour: number;
  readonly isInterlaced: boolean;
}

/**
 * Checks that a PNG is complete: every chunk with its checksum, all rows of pixels, the end.
 *
 * @throws {Broken}
 */
export function readPng(bytes: Uint8Array, requireSize: (size: Size) => void): void {
  const input = new Bytes(bytes.subarray(SIGNATURE_LENGTH));
  const first = readChunk(input);
  if (first.name !== 'IHDR') throw new Broken('is broken: it has no header');
  const header = readHeader(first.content);
  requireSize(header);
  const data: Uint8Array[] = [];
  let hasPalette = false;
  for (let chunk = readChunk(input); chunk.name !== 'IEND'; chunk = readChunk(input)) {
    if (chunk.name === 'IDAT') data.push(chunk.content);
    else if (chunk.name === 'PLTE') hasPalette = true;
    else if (CRITICAL.test(chunk.name))
      throw new Broken('is broken: it has a part that does not belong in a PNG');
  }
  if (header.colour === PALETTE && !hasPalette) throw new Broken('is broken: it has no colours');
  requireRows(data, header);
}

function readChunk(input: Bytes): { name: string; content: Uint8Array } {
  const length = input.u32();
  const whole = input.take(4 + length);
  if (crc32(whole) !== input.u32()) throw new Broken('is broken: a checksum of it is wrong');
  return { name: new Bytes(whole).name(), content: whole.subarray(4) };
}

function readHeader(content: Uint8Array): Header {
  const input = new Bytes(content);
  const [width, height, depth, colour] = [input.u32(), input.u32(), input.u8(), input.u8()];
  const [compression, filter, interlace] = input.take(3);
  const kind = COLOURS[colour];
  if (kind?.depths.includes(depth) !== true || compression !== 0 || filter !== 0 || (interlace ?? 2) > 1)
    throw new Broken('is broken: its header is wrong');
  return { width, height, bits: depth * kind.samples, colour, isInterlaced: interlace === 1 };
}

/** Unpacks all rows, to no more room than they need; each begins with the number of a filter (§9.2). */
function requireRows(data: readonly Uint8Array[], header: Header): void {
  const passes = passesOf(header);
  const size = passes.reduce((sum, { length, rows }) => sum + length * rows, 0);
  const pixels = unpacked(Buffer.concat(data), size);
  if (pixels.length < size) throw new Broken('is broken: some of its pixels are missing');
  let at = 0;
  for (const { length, rows } of passes) {
    for (const end = at + length * rows; at < end; at += length)
      if ((pixels[at] ?? 0) > MAX_FILTER) throw new Broken('is broken: a row of it is wrong');
  }
}

function unpacked(data: Uint8Array, maxOutputLength: number): Uint8Array {
  try {
    // The size shows whether something is missing at the end.
    return inflateSync(data, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    throw new Broken('is broken: its pixels cannot be unpacked');
  }
}

/** The bytes of a row and the number of rows, of each pass. */
function passesOf({ width, height, bits, isInterlaced }: Header): { length: number; rows: number }[] {
  const sides = isInterlaced
    ? ADAM7.map(([x, y, across, down]) => [Math.ceil((width - x) / across), Math.ceil((height - y) / down)])
    : [[width, height]];
  return sides
    .filter(([columns = 0, rows = 0]) => columns > 0 && rows > 0)
    .map(([columns = 0, rows = 0]) => ({ length: 1 + Math.ceil((columns * bits) / 8), rows }));
}
