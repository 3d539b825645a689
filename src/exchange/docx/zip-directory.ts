import { damaged, Locked, TooLarge, Unsupported } from './zip-faults.js';

/** An entry as the directory at the end of an archive states it (APPNOTE §4.3.12). */
export interface Entry {
  readonly path: string;
  readonly method: number;
  readonly crc: number;
  /** Bytes as packed and as they are. */
  readonly packed: number;
  readonly size: number;
  /** Where its packed bytes begin. */
  readonly start: number;
}

/** What an archive may unpack to; the largest publications stay far below. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_ENTRIES = 4096;
/** Deflate reaches 1:1030 on zeros; the XML of a word processor stays below 1:60. */
const MAX_RATIO = 200;
/** Small entries may be as regular as they like. */
const RATIO_FROM = 1024 * 1024;

const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;
const END_64 = 0x0606_4b50;
const LOCATOR_64 = 0x0706_4b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
/** A field of 32 bits whose value is in the extra field of Zip64 (APPNOTE §4.5.3). */
const ELSEWHERE = 0xffff_ffff;
const ZIP_64 = 1;

/** Encrypted, encrypted strongly, its directory masked (APPNOTE §4.4.4). */
const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
/** Sizes and checksum come after the bytes, so the header before them has none. */
const SIZES_AFTER = 0x0008;
const METHODS = [0, 8];

/**
 * The entries of an archive, by path. Both headers of each are read: an archive in which they differ is one file to
 * this program and another to the next.
 *
 * @throws {TooLarge} if it would unpack to too much
 * @throws {Locked} if an entry is encrypted
 * @throws {Damaged} if it is incomplete
 */
export function readDirectory(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(view);
  if (end.count > MAX_ENTRIES) throw new TooLarge();
  const entries = new Map<string, Entry>();
  let at = end.start;
  let total = 0;
  for (let count = 0; count < end.count; count += 1) {
    const { entry, next } = readEntry(bytes, view, at);
    at = next;
    if (entries.has(entry.path)) damaged();
    total += entry.size;
    const ratio = entry.size > RATIO_FROM ? entry.size / Math.max(entry.packed, 1) : 1;
    if (total > MAX_BYTES || ratio > MAX_RATIO) throw new TooLarge();
    entries.set(entry.path, entry);
  }
  return entries;
}

function directoryEnd(view: DataView): { count: number; start: number } {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at -= 1) {
    if (u32(view, at) !== END || at + END_LENGTH + u16(view, at + 20) > view.byteLength) continue;
    const [count, start] = [u16(view, at + 10), u32(view, at + 16)];
    if (count !== 0xffff && start !== ELSEWHERE) return { count, start };
    if (u32(view, at - 20) !== LOCATOR_64) return { count, start };
    const there = u64(view, at - 12);
    if (u32(view, there) !== END_64) damaged();
    return { count: u64(view, there + 32), start: u64(view, there + 48) };
  }
  return damaged();
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): { entry: Entry; next: number } {
  if (u32(view, at) !== CENTRAL) damaged();
  const flags = u16(view, at + 8);
  const method = u16(view, at + 10);
  const crc = u32(view, at + 16);
  const pathEnd = at + 46 + u16(view, at + 28);
  const extraEnd = pathEnd + u16(view, at + 30);
  const path = pathAt(bytes, at + 46, pathEnd);
  const wide = wideFields(view, pathEnd, extraEnd);
  const [size, packed, local] = [24, 20, 42]
    .map((field) => u32(view, at + field))
    .map((value) => (value === ELSEWHERE ? wide() : value)) as [number, number, number];
  if ((flags & ENCRYPTED) !== 0) throw new Locked();
  if (!METHODS.includes(method)) throw new Unsupported();
  const start = readLocal(bytes, view, local, { path, crc, packed, size });
  if (start + packed > view.byteLength) damaged();
  const next = extraEnd + u16(view, at + 32);
  return { entry: { path, method, crc, packed, size, start }, next };
}

/** Where the bytes of an entry begin, once the header before them has said the same as the directory. */
function readLocal(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  { path, crc, packed, size }: Pick<Entry, 'path' | 'crc' | 'packed' | 'size'>,
): number {
  if (u32(view, at) !== LOCAL) damaged();
  const flags = u16(view, at + 6);
  if ((flags & ENCRYPTED) !== 0) throw new Locked();
  const pathEnd = at + 30 + u16(view, at + 26);
  if (pathAt(bytes, at + 30, pathEnd) !== path) damaged();
  if ((flags & SIZES_AFTER) === 0) {
    const stated = [14, 18, 22].map((field) => u32(view, at + field));
    const known = [crc, packed, size];
    if (stated.some((value, index) => value !== ELSEWHERE && value !== known[index])) damaged();
  }
  return pathEnd + u16(view, at + 28);
}

/** Gives the fields of the Zip64 extra field one by one, as the entry asks for them. */
function wideFields(view: DataView, start: number, end: number): () => number {
  let at = start;
  while (at + 4 <= end && u16(view, at) !== ZIP_64) at += 4 + u16(view, at + 2);
  let field = at + 4;
  const last = at + 4 <= end ? Math.min(end, field + u16(view, at + 2)) : 0;
  return () => {
    if (field + 8 > last) return damaged();
    field += 8;
    return u64(view, field - 8);
  };
}

/** The path of an entry; old programs write other character sets than UTF-8, but none in the parts that are read. */
function pathAt(bytes: Uint8Array, start: number, end: number): string {
  if (end > bytes.length) damaged();
  return new TextDecoder().decode(bytes.subarray(start, end));
}

function u16(view: DataView, at: number): number {
  return at < 0 || at + 2 > view.byteLength ? damaged() : view.getUint16(at, true);
}

function u32(view: DataView, at: number): number {
  return at < 0 || at + 4 > view.byteLength ? damaged() : view.getUint32(at, true);
}

function u64(view: DataView, at: number): number {
  const value = at < 0 || at + 8 > view.byteLength ? damaged() : Number(view.getBigUint64(at, true));
  return Number.isSafeInteger(value) ? value : damaged();
}
