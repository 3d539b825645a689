import { readAvif } from './avif.js';
import { Broken, type Size } from './bytes.js';
import { readGif } from './gif.js';
import { readJpeg } from './jpeg.js';
import { readPng } from './png.js';
import { readWebp } from './webp.js';

/** Reads a file from its front to its end; `requireSize` is asked as soon as a size is known. */
type Read = (bytes: Uint8Array, requireSize: (size: Size) => void) => void;

const READERS: Readonly<Record<RasterKind, Read>> = {
  PNG: readPng,
  JPEG: readJpeg,
  GIF: readGif,
  WebP: readWebp,
  AVIF: readAvif,
};

export type RasterKind = 'PNG' | 'JPEG' | 'GIF' | 'WebP' | 'AVIF';

/** Pixels of a picture: an A4 page in 600 dpi has 35 million. Print needs four bytes for each. */
const MAX_PIXELS = 40_000_000;
/** Pixels of a side: more than browsers draw at once. */
const MAX_SIDE = 16_384;

/** What is wrong with a picture, as the end of a sentence, and what to do. */
export interface RasterFault {
  readonly message: string;
  readonly help: string;
}

/** Thrown before memory is allocated. */
class Oversized extends Error {}

/**
 * What keeps a picture from being shown and printed: browsers draw the half of a broken one and say nothing, and an
 * oversized one takes the memory of the machine.
 *
 * @param kind by which the file begins
 */
export function rasterFault(kind: RasterKind, bytes: Uint8Array): RasterFault | undefined {
  try {
    READERS[kind](bytes, requireSize);
    return undefined;
  } catch (error) {
    if (error instanceof Broken)
      return {
        message: error.message,
        help: 'Use a copy that is not broken, or open it in a program that shows it completely and save it again.',
      };
    if (error instanceof Oversized)
      return {
        message: error.message,
        help: 'Save it smaller: a page of A4 in 600 dpi has 4,961 × 7,016 pixels.',
      };
    throw error;
  }
}

function requireSize({ width, height }: Size): void {
  if (width < 1 || height < 1) throw new Broken('is broken: it has no width or height');
  if (width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS) return;
  const [across, down, side, pixels] = [width, height, MAX_SIDE, MAX_PIXELS].map((count) =>
    count.toLocaleString('en'),
  );
  throw new Oversized(
    `has ${across} × ${down} pixels; browsers and print allow ${pixels} in all, and ${side} on a side`,
  );
}
