/**
 * A glyph to be added: another one in another place (offsets in font units, to the right and upwards), or one
 * that paints nothing.
 */
export type AddedGlyph = ShiftedGlyph | BlankGlyph;

interface BlankGlyph {
  /** Its width in font units. */
  readonly advance: number;
}

interface ShiftedGlyph {
  readonly glyph: number;
  readonly dx: number;
  readonly dy: number;
}

/** Flags of a component (ISO/IEC 14496-22, `glyf`): offsets as two 16-bit values in font units. */
const ARGS_ARE_WORDS = 0x0001;
const ARGS_ARE_XY_VALUES = 0x0002;
/** `checkSumAdjustment` of `head` makes the sum of the whole file this. */
const CHECKSUM_OF_FILE = 0xb1b0afba;

/**
 * Adds glyphs to a TrueType font: composite glyphs of one component and without width, which are others of its
 * glyphs in another place, and blank ones. They take the indices after the last one, in the order given.
 *
 * @param font a font file that `readTrueType` could read
 */
export function addGlyphs(font: Uint8Array, added: readonly AddedGlyph[]): Uint8Array {
  const tables = readTables(font);
  const table = (tag: string) => {
    const bytes = tables.get(tag);
    if (bytes === undefined) throw new RangeError(`The font has no table “${tag}”.`);
    return bytes;
  };
  const [head, maxp, hhea, glyf] = ['head', 'maxp', 'hhea', 'glyf'].map((tag) => Buffer.from(table(tag)));
  if (head === undefined || maxp === undefined || hhea === undefined || glyf === undefined) return font;
  const count = maxp.readUInt16BE(4);
  const offsets = readOffsets(table('loca'), count, head.readInt16BE(50) !== 0);
  const outlines = added.map((one) =>
    'advance' in one
      ? { bytes: Buffer.alloc(0), left: 0, advance: one.advance }
      : { ...compositeGlyph(glyf, offsets, one), advance: 0 },
  );

  const glyphs: Buffer[] = [glyf];
  let end = glyf.length;
  for (const { bytes } of outlines) {
    // Every glyph begins where the one before ends; those added follow the padding of the table.
    if (end === glyf.length) offsets[count] = end;
    glyphs.push(bytes);
    end += bytes.length;
    offsets.push(end);
  }
  const loca = Buffer.alloc(4 * offsets.length);
  offsets.forEach((offset, at) => loca.writeUInt32BE(offset, 4 * at));
  head.writeInt16BE(1, 50);

  tables.set('glyf', Buffer.concat(glyphs));
  tables.set('loca', loca);
  tables.set('hmtx', withMetrics(table('hmtx'), count, hhea.readUInt16BE(34), outlines));
  maxp.writeUInt16BE(count + added.length, 4);
  hhea.writeUInt16BE(count + added.length, 34);
  if (maxp.length >= 32) {
    raise(maxp, 10, maxp.readUInt16BE(6));
    raise(maxp, 12, maxp.readUInt16BE(8));
    raise(maxp, 28, 1);
    maxp.writeUInt16BE(maxp.readUInt16BE(30) + 1, 30);
  }
  tables.set('head', head).set('maxp', maxp).set('hhea', hhea);
  return writeTables(font, tables);
}

function readTables(font: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(font.buffer, font.byteOffset, font.byteLength);
  const tables = new Map<string, Buffer>();
  for (let at = 12, end = 12 + 16 * bytes.readUInt16BE(4); at < end; at += 16) {
    const start = bytes.readUInt32BE(at + 8);
    tables.set(
      bytes.toString('latin1', at, at + 4),
      bytes.subarray(start, start + bytes.readUInt32BE(at + 12)),
    );
  }
  return tables;
}

function readOffsets(loca: Buffer, count: number, isLong: boolean): number[] {
  return Array.from({ length: count + 1 }, (_, at) =>
    isLong ? loca.readUInt32BE(4 * at) : 2 * loca.readUInt16BE(2 * at),
  );
}

function compositeGlyph(glyf: Buffer, offsets: readonly number[], { glyph, dx, dy }: ShiftedGlyph) {
  const start = offsets[glyph] ?? 0;
  const isBlank = start === (offsets[glyph + 1] ?? 0);
  const [left = 0, bottom = 0, right = 0, top = 0] = isBlank
    ? []
    : [2, 4, 6, 8].map((at) => glyf.readInt16BE(start + at));
  const bytes = Buffer.alloc(20);
  const values = [-1, left + dx, bottom + dy, right + dx, top + dy];
  values.forEach((value, at) => bytes.writeInt16BE(value, 2 * at));
  bytes.writeUInt16BE(ARGS_ARE_WORDS | ARGS_ARE_XY_VALUES, 10);
  bytes.writeUInt16BE(glyph, 12);
  bytes.writeInt16BE(dx, 14);
  bytes.writeInt16BE(dy, 16);
  return { bytes, left: left + dx };
}

/** The table `hmtx` with an entry for every glyph. */
function withMetrics(
  hmtx: Buffer,
  count: number,
  metrics: number,
  added: readonly { readonly left: number; readonly advance: number }[],
): Buffer {
  const table = Buffer.alloc(4 * (count + added.length));
  for (let glyph = 0; glyph < count; glyph += 1) {
    table.writeUInt16BE(hmtx.readUInt16BE(4 * Math.min(glyph, metrics - 1)), 4 * glyph);
    const left = glyph < metrics ? 4 * glyph + 2 : 4 * metrics + 2 * (glyph - metrics);
    table.writeInt16BE(left + 2 <= hmtx.length ? hmtx.readInt16BE(left) : 0, 4 * glyph + 2);
  }
  added.forEach(({ left, advance }, at) => {
    table.writeUInt16BE(advance, 4 * (count + at));
    table.writeInt16BE(left, 4 * (count + at) + 2);
  });
  return table;
}

function raise(table: Buffer, at: number, least: number): void {
  table.writeUInt16BE(Math.max(least, table.readUInt16BE(at)), at);
}

/** Writes a font file, its tables in the order of the old one, with checksums. */
function writeTables(font: Uint8Array, tables: ReadonlyMap<string, Buffer>): Uint8Array {
  const directory = Buffer.alloc(12 + 16 * tables.size);
  Buffer.from(font.buffer, font.byteOffset, 12).copy(directory);
  const body: Buffer[] = [];
  let offset = directory.length;
  let headAt = 0;
  [...tables].forEach(([tag, bytes], at) => {
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    if (tag === 'head') {
      padded.writeUInt32BE(0, 8);
      headAt = offset;
    }
    const entry = 12 + 16 * at;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(checksum(padded), entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(bytes.length, entry + 12);
    body.push(padded);
    offset += padded.length;
  });
  const whole = Buffer.concat([directory, ...body]);
  whole.writeUInt32BE((CHECKSUM_OF_FILE - checksum(whole)) >>> 0, headAt + 8);
  return whole;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 3 < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
