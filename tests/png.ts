import { crc32, inflateSync } from 'node:zlib';

/** A decoded picture. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The colour of a pixel as `#rrggbb`. */
  at(x: number, y: number): string;
}

/** Channels of the kinds of colour that are read here: RGB and RGBA. */
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/**
 * Reads a PNG (W3C PNG, third edition) with eight bits for each channel, not interlaced. A browser wrote the pictures
 * that tests look at, so no browser reads them.
 *
 * @throws if a checksum is wrong, or the picture is of another kind
 */
export function decodePng(file: Uint8Array): Picture {
  const bytes = Buffer.from(file);
  const parts = [...partsOf(bytes)];
  const header = parts.find(({ name }) => name === 'IHDR')?.content ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS[header[9] ?? 0];
  if (channels === undefined || header[8] !== 8 || header[12] !== 0) throw new Error('another kind of PNG');
  const data = parts.filter(({ name }) => name === 'IDAT').map(({ content }) => content);
  const pixels = unfiltered(inflateSync(Buffer.concat(data)), width * channels, channels);
  if (pixels.length !== width * height * channels) throw new Error('pixels are missing');
  return {
    width,
    height,
    at(x, y) {
      const start = (y * width + x) * channels;
      return `#${pixels.subarray(start, start + 3).toString('hex')}`;
    },
  };
}

function* partsOf(bytes: Buffer): Iterable<{ readonly name: string; readonly content: Buffer }> {
  if (bytes.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a') throw new Error('no PNG');
  for (let at = 8; at < bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) throw new Error('wrong checksum');
    yield { name: bytes.toString('latin1', at + 4, at + 8), content: bytes.subarray(at + 8, end) };
    at = end + 4;
  }
}

/** Takes back the filter of each row (§9). */
function unfiltered(rows: Buffer, length: number, step: number): Buffer {
  const pixels = Buffer.alloc((rows.length / (length + 1)) * length);
  for (let row = 0; row * (length + 1) < rows.length; row += 1) {
    const filter = rows[row * (length + 1)];
    for (let column = 0; column < length; column += 1) {
      const start = row * length + column;
      const left = column < step ? 0 : (pixels[start - step] ?? 0);
      const above = row === 0 ? 0 : (pixels[start - length] ?? 0);
      const corner = column < step || row === 0 ? 0 : (pixels[start - length - step] ?? 0);
      const guesses = [0, left, above, (left + above) >> 1, nearest(left, above, corner)];
      pixels[start] = (rows[row * (length + 1) + 1 + column] ?? 0) + (guesses[filter ?? 0] ?? 0);
    }
  }
  return pixels;
}

/** The predictor of Alan W. Paeth (§9.4). */
function nearest(left: number, above: number, corner: number): number {
  const sum = left + above - corner;
  const [a, b, c] = [Math.abs(sum - left), Math.abs(sum - above), Math.abs(sum - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
