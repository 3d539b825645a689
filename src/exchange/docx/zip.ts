import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** What a translator's file may unpack to; the largest publications stay far below. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_ENTRIES = 4096;
/** Deflate reaches 1:1030 on zeros; the XML of a word processor stays below 1:60. */
const MAX_RATIO = 200;
/** Small entries may be as regular as they like. */
const RATIO_FROM = 1024 * 1024;

/** The file is larger inside than any file of a translator; unpacking it was refused. */
export class TooLarge extends Error {}

/**
 * Packs parts, path → XML, in the given order. Every entry is dated the first day that an archive can name:
 * there is no clock in it.
 */
export function pack(parts: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)] as const);
  // Archives hold local time without its zone, so this one date is the same in every zone.
  const day = new Date(1980, 0, 1, 12);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: day, os: 0 });
}

/**
 * Unpacks those parts that are asked for. Sizes are judged by what the archive states, before anything is
 * unpacked; an entry that understates its size is cut there, since no more room is given to it.
 *
 * @param bytes any bytes
 * @param wanted whether a part, by its path, is read
 * @returns path → bytes
 * @throws {TooLarge} where the archive would unpack to too much
 * @throws {Error} where the bytes are no archive
 */
export function unpack(bytes: Uint8Array, wanted: (path: string) => boolean): Map<string, Uint8Array> {
  let total = 0;
  let entries = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      total += originalSize;
      entries += 1;
      const ratio = originalSize > RATIO_FROM ? originalSize / Math.max(size, 1) : 1;
      if (total > MAX_BYTES || entries > MAX_ENTRIES || ratio > MAX_RATIO) throw new TooLarge();
      return wanted(name);
    },
  });
  return new Map(Object.entries(parts));
}

/** The paths of all parts, without unpacking any. */
export function paths(bytes: Uint8Array): string[] {
  const found: string[] = [];
  unpack(bytes, (path) => {
    found.push(path);
    return false;
  });
  return found;
}

/** Bytes as Latin-1 text, for signatures. */
export function signature(bytes: Uint8Array, length: number): string {
  return strFromU8(bytes.subarray(0, length), true);
}
