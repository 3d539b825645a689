import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { ROOT } from './publication.js';

const FOLDER = join(ROOT, 'tests/fixtures/pictures');

/** Good pictures of every kind: name and bytes. */
export async function pictures(): Promise<(readonly [name: string, bytes: Buffer])[]> {
  const names = (await readdir(FOLDER)).sort();
  return Promise.all(names.map(async (name) => [name, await readFile(join(FOLDER, name))] as const));
}

/** A PNG of one grey pixel. */
export function onePixel(grey = 0): Buffer {
  const pixels = deflateSync(Uint8Array.of(0, grey));
  return Buffer.concat([pngHeader(1, 1, 0), pngPart('IDAT', pixels), pngPart('IEND', Buffer.alloc(0))]);
}

/** A PNG of that size in one colour. */
export function plainPng(width: number, height: number, colour: readonly [number, number, number]): Buffer {
  const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(3 * width, Uint8Array.from(colour))]);
  const pixels = deflateSync(Buffer.alloc(row.length * height, row));
  const parts = [pngHeader(width, height), pngPart('IDAT', pixels), pngPart('IEND', Buffer.alloc(0))];
  return Buffer.concat(parts);
}

/** The beginning of a PNG of that size. */
export function pngHeader(width: number, height: number, colour = 2): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, colour, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), pngPart('IHDR', header)]);
}

function pngPart(name: string, content: Uint8Array): Buffer {
  const part = Buffer.concat([Buffer.alloc(4), Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
  part.writeUInt32BE(content.length);
  part.writeUInt32BE(crc32(part.subarray(4, -4)), part.length - 4);
  return part;
}
