import { crc32, inflateRawSync } from 'node:zlib';
import { strFromU8 } from 'fflate';
import { readDirectory, type Entry } from './zip-directory.js';
import { damaged } from './zip-faults.js';

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
