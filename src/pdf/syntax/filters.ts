import { constants, inflateSync } from 'node:zlib';
import { LimitExceeded } from './limits.js';
import { dictionaryOrEmpty, numberOr, type PdfDictionary, type PdfObject } from './objects.js';

/** A filter that turns encoded bytes into decoded ones, never into more than `limit` (ISO 32000-1 §7.4). */
type Filter = (encoded: Uint8Array, parameters: PdfDictionary, limit: number) => Uint8Array;

/** A stream that cannot be decoded. */
export class FilterFault extends Error {
  override readonly name = 'FilterFault';
}

/** Filters of images only: what they hold is not looked at here. */
const IMAGE_FILTERS = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'CCITTFaxDecode', 'CCF', 'JBIG2Decode']);

/** The filters by name, the short names of inline images included (§8.9.7, table 94). */
const FILTERS: Readonly<Record<string, Filter>> = {
  FlateDecode: flate,
  Fl: flate,
  LZWDecode: lzw,
  LZW: lzw,
  ASCIIHexDecode: asciiHex,
  AHx: asciiHex,
  ASCII85Decode: ascii85,
  A85: ascii85,
  RunLengthDecode: runLength,
  RL: runLength,
  Crypt: (encoded) => encoded,
};

/**
 * Applies the filters of a stream in order.
 *
 * @param names the filters
 * @param parameters the parameters of each, where it has any
 * @param limit most bytes to decode to
 * @throws {FilterFault} if the bytes do not fit the filter, or it is unknown
 * @throws {LimitExceeded} if there are more bytes
 */
export function applyFilters(
  encoded: Uint8Array,
  names: readonly string[],
  parameters: readonly PdfObject[],
  limit: number,
): Uint8Array {
  // No writer needs more than two; each more would be a pass over everything again.
  if (names.length > 8) throw new FilterFault('it has more than eight filters');
  return names.reduce<Uint8Array>((bytes, name, index) => {
    if (IMAGE_FILTERS.has(name)) throw new FilterFault(`its filter ${name} makes an image of it`);
    const filter = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    if (filter === undefined) throw new FilterFault(`there is no filter ${name}`);
    return filter(bytes, dictionaryOrEmpty(parameters[index]), limit);
  }, encoded);
}

/** Deflate (RFC 1950), decoded without ever holding more than the limit. */
function flate(encoded: Uint8Array, parameters: PdfDictionary, limit: number): Uint8Array {
  try {
    const decoded = inflateSync(encoded, {
      maxOutputLength: limit,
      // A stream that lost its end still gives what it has; its checksum is then not compared.
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    return unpredict(decoded, parameters);
  } catch (error) {
    if (error instanceof FilterFault) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw new FilterFault('its compressed bytes are damaged');
  }
}

function tooLarge(limit: number): LimitExceeded {
  return new LimitExceeded(`a stream decodes to more than ${Math.floor(limit / 1e6)} MB`);
}

/** LZW (§7.4.4.2), codes of 9 to 12 bits. */
function lzw(encoded: Uint8Array, parameters: PdfDictionary, limit: number): Uint8Array {
  const early = numberOr(parameters.get('EarlyChange'), 1);
  const out = new Growing(limit);
  const entries: Uint8Array[] = [];
  const reset = () => {
    entries.length = 0;
    for (let code = 0; code < 256; code++) entries.push(Uint8Array.of(code));
    entries.push(new Uint8Array(0), new Uint8Array(0));
  };
  reset();
  let previous: Uint8Array | undefined;
  let bits = 0;
  let held = 0;
  for (const byte of encoded) {
    held = ((held << 8) | byte) & 0xfffff;
    bits += 8;
    const width = Math.min(12, Math.max(9, 32 - Math.clz32(entries.length + early)));
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === 257) break;
    if (code === 256) {
      reset();
      previous = undefined;
      continue;
    }
    const entry = entries[code] ?? (previous && joined(previous, previous[0] ?? 0));
    if (entry === undefined) throw new FilterFault('its LZW codes are damaged');
    out.add(entry);
    if (previous !== undefined && entries.length < 4096) entries.push(joined(previous, entry[0] ?? 0));
    previous = entry;
  }
  return unpredict(out.bytes(), parameters);
}

function joined(bytes: Uint8Array, last: number): Uint8Array {
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  longer[bytes.length] = last;
  return longer;
}

function asciiHex(encoded: Uint8Array): Uint8Array {
  const text = Buffer.from(encoded).toString('latin1').split('>')[0] ?? '';
  const digits = text.replace(/\s/gu, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

/** ASCII base 85 (§7.4.3). */
function ascii85(encoded: Uint8Array, _: PdfDictionary, limit: number): Uint8Array {
  const out = new Growing(limit);
  let group: number[] = [];
  const flush = () => {
    const length = group.length - 1;
    if (length < 1) return;
    while (group.length < 5) group.push(84);
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    out.add(Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value).subarray(0, length));
    group = [];
  };
  for (const code of encoded) {
    if (code === 0x7e) break;
    if (code === 0x7a && group.length === 0) out.add(new Uint8Array(4));
    else if (code >= 0x21 && code <= 0x75) {
      group.push(code - 0x21);
      if (group.length === 5) flush();
      if (group.length > 4) group = [];
    } else if (code > 0x20) throw new FilterFault('its base 85 text holds other characters');
  }
  flush();
  return out.bytes();
}

/** Run lengths (§7.4.5). */
function runLength(encoded: Uint8Array, _: PdfDictionary, limit: number): Uint8Array {
  const out = new Growing(limit);
  for (let index = 0; index < encoded.length;) {
    const length = encoded[index++] ?? 128;
    if (length === 128) break;
    if (length < 128) {
      out.add(encoded.subarray(index, index + length + 1));
      index += length + 1;
    } else out.add(new Uint8Array(257 - length).fill(encoded[index++] ?? 0));
  }
  return out.bytes();
}

/** Undoes the predictors of PNG and TIFF (§7.4.4.4). */
function unpredict(bytes: Uint8Array, parameters: PdfDictionary): Uint8Array {
  const predictor = numberOr(parameters.get('Predictor'), 1);
  if (predictor <= 1) return bytes;
  const colours = numberOr(parameters.get('Colors'), 1);
  const depth = numberOr(parameters.get('BitsPerComponent'), 8);
  const columns = numberOr(parameters.get('Columns'), 1);
  const pixel = Math.max(1, Math.ceil((colours * depth) / 8));
  const row = Math.ceil((colours * depth * columns) / 8);
  if (!(row >= 1 && row <= 1e6 && pixel <= 256)) throw new FilterFault('its predictor makes no sense');
  return predictor === 2 ? unpredictTiff(bytes, row, pixel) : unpredictPng(bytes, row, pixel);
}

function unpredictTiff(bytes: Uint8Array, row: number, pixel: number): Uint8Array {
  const out = Uint8Array.from(bytes);
  for (let index = 0; index < out.length; index++) {
    if (index % row >= pixel) out[index] = ((out[index] ?? 0) + (out[index - pixel] ?? 0)) & 0xff;
  }
  return out;
}

/** The five filters of PNG (ISO/IEC 15948 §9.2), one chosen for each row. */
function unpredictPng(bytes: Uint8Array, row: number, pixel: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let y = 0; y < rows; y++) {
    const from = y * (row + 1);
    const to = y * row;
    const kind = bytes[from] ?? 0;
    for (let x = 0; x < row; x++) {
      const left = x >= pixel ? (out[to + x - pixel] ?? 0) : 0;
      const up = y > 0 ? (out[to + x - row] ?? 0) : 0;
      const corner = x >= pixel && y > 0 ? (out[to + x - row - pixel] ?? 0) : 0;
      out[to + x] = ((bytes[from + 1 + x] ?? 0) + predicted(kind, left, up, corner)) & 0xff;
    }
  }
  return out;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const estimate = left + up - corner;
  const [byLeft, byUp, byCorner] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

/** Bytes that come piece by piece, never more than the limit. */
class Growing {
  #bytes = new Uint8Array(4096);
  #length = 0;

  constructor(private readonly limit: number) {}

  add(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.limit) throw tooLarge(this.limit);
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(piece, this.#length);
    this.#length = length;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
