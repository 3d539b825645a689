import { Broken, Bytes, type Size } from './bytes.js';

/** Boxes that hold others, and what precedes these (ISO/IEC 14496-12). */
const HOLDERS: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0 };

/** Boxes within each other; a picture has three. */
const MAX_DEPTH = 8;

/** What is looked for in the boxes of a file. */
interface Found {
  /** The largest, in pixels. */
  width: number;
  height: number;
  /** Where the last byte of a picture is. */
  end: number;
  hasContent: boolean;
}

/**
 * Checks that an AVIF is complete: its boxes fill it, and the pictures that they list are in it.
 *
 * @throws {Broken}
 */
export function readAvif(bytes: Uint8Array, requireSize: (size: Size) => void): void {
  const found: Found = { width: 0, height: 0, end: 0, hasContent: false };
  readBoxes(new Bytes(bytes), found, 0);
  requireSize(found);
  if (!found.hasContent) throw new Broken('is broken: there is no picture in it');
  if (found.end > bytes.length) throw new Broken('is cut off: its end is missing');
}

function readBoxes(input: Bytes, found: Found, depth: number): void {
  if (depth > MAX_DEPTH) throw new Broken('is broken: its parts are nested too deep');
  while (input.left > 0) {
    const length = input.u32();
    const name = input.name();
    // One: a long length follows. Zero: to the end.
    const rest = length === 1 ? input.unsigned(8) - 16 : length === 0 ? input.left : length - 8;
    if (rest < 0) throw new Broken('is broken: a part of it has no length');
    const content = new Bytes(input.take(rest));
    const before = Object.hasOwn(HOLDERS, name) ? HOLDERS[name] : undefined;
    if (name === 'mdat' || name === 'idat') found.hasContent = true;
    else if (name === 'ispe') readExtent(content, found);
    else if (name === 'iloc') found.end = Math.max(found.end, lastByte(content));
    else if (before !== undefined) {
      content.take(before);
      readBoxes(content, found, depth + 1);
    }
  }
}

function readExtent(content: Bytes, found: Found): void {
  content.take(4);
  found.width = Math.max(found.width, content.u32());
  found.height = Math.max(found.height, content.u32());
}

/** Where the pictures end that the list of places names (ISO/IEC 14496-12 §8.11.3). */
function lastByte(content: Bytes): number {
  const version = content.u8();
  content.take(3);
  const [lengths, bases] = [content.u8(), content.u8()];
  const ids = version < 2 ? 2 : 4;
  let last = 0;
  for (let items = content.unsigned(ids); items > 0; items -= 1) {
    content.take(ids);
    const isInFile = version === 0 || (content.u16() & 0xf) === 0;
    content.take(2);
    const base = content.unsigned(bases >>> 4);
    const extents = content.u16();
    const [index, offset, length] = [version > 0 ? bases & 0xf : 0, lengths >>> 4, lengths & 0xf];
    // Without a length a picture is the whole file; extents without bytes would loop for ever.
    if (offset + length === 0) continue;
    for (let count = 0; count < extents; count += 1) {
      content.take(index);
      const end = base + content.unsigned(offset) + content.unsigned(length);
      if (isInFile) last = Math.max(last, end);
    }
  }
  return last;
}
