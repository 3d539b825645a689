import { Broken, Bytes, type Size } from './bytes.js';

const LOSSLESS_SIGNATURE = 0x2f;
const KEY_FRAME = [0x9d, 0x01, 0x2a];
const FRAME_HEADER = 16;

/**
 * Checks that a WebP is complete: its chunks fill it to the stated size, and there is a picture in it.
 *
 * @throws {Broken}
 */
export function readWebp(bytes: Uint8Array, requireSize: (size: Size) => void): void {
  const input = new Bytes(bytes);
  input.take(4);
  const content = new Bytes(input.take(input.u32Little()));
  content.take(4);
  if (!readChunks(content, requireSize, false)) throw new Broken('is broken: there is no picture in it');
}

/** Whether there is a picture in a sequence of chunks, those of a frame of a film among them. */
function readChunks(input: Bytes, requireSize: (size: Size) => void, isFrame: boolean): boolean {
  let hasPicture = false;
  while (input.left > 0) {
    const name = input.name();
    const length = input.u32Little();
    const content = new Bytes(input.take(length));
    if (length % 2 === 1 && input.left > 0) input.take(1);
    if (name === 'VP8X') {
      content.take(4);
      requireSize({ width: content.unsignedLittle(3) + 1, height: content.unsignedLittle(3) + 1 });
    } else if (name === 'VP8 ' || name === 'VP8L') {
      requireSize(name === 'VP8 ' ? lossySize(content) : losslessSize(content));
      hasPicture = true;
    } else if (name === 'ANMF') {
      if (isFrame) throw new Broken('is broken: its parts are nested too deep');
      content.take(FRAME_HEADER);
      hasPicture = readChunks(content, requireSize, true) || hasPicture;
    }
  }
  return hasPicture;
}

/** The size in the header of a key frame (RFC 6386 §9.1), whose first partition must be there. */
function lossySize(content: Bytes): Size {
  const tag = content.unsignedLittle(3);
  const isKey = (tag & 1) === 0 && KEY_FRAME.every((byte) => content.u8() === byte);
  if (!isKey) throw new Broken('is broken: its picture has no header');
  const size = { width: content.u16Little() & 0x3fff, height: content.u16Little() & 0x3fff };
  content.take(tag >>> 5);
  return size;
}

function losslessSize(content: Bytes): Size {
  if (content.u8() !== LOSSLESS_SIGNATURE) throw new Broken('is broken: its picture has no header');
  const fields = content.u32Little();
  return { width: (fields & 0x3fff) + 1, height: ((fields >>> 14) & 0x3fff) + 1 };
}
