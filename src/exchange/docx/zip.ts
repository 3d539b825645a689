import { crc32, inflateRawSync } from 'node:zlib';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { readDirectory, type Entry } from './zip-directory.js';
import { damaged } from './zip-faults.js';

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

/** An archive from outside: the one way to its parts. */
export class Archive {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, Entry>;

  /**
   * @param bytes any bytes
   * @throws one of the faults of `zip-faults.ts`
   */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#entries = readDirectory(bytes);
  }

  /** The paths of all parts. */
  get paths(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /**
   * A part, of the size and with the checksum that the archive states.
   *
   * @returns `undefined` if no entry has that path
   * @throws {Damaged} if it differs from what was packed
   */
  part(path: string): Uint8Array | undefined {
    const entry = this.#entries.get(path);
    if (entry === undefined) return undefined;
    const content = unpacked(this.#bytes.subarray(entry.start, entry.start + entry.packed), entry);
    if (content.length !== entry.size || crc32(content) !== entry.crc) damaged();
    return content;
  }
}

function unpacked(packed: Uint8Array, { method, size }: Entry): Uint8Array {
  if (method === 0) return packed;
  try {
    // No more room than the stated size; the library takes zero for “no limit”.
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return damaged();
  }
}

/** Bytes as Latin-1 text, for signatures. */
export function signature(bytes: Uint8Array, length: number): string {
  return strFromU8(bytes.subarray(0, length), true);
}
