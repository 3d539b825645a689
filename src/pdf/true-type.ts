/** What an embedded TrueType font file says of its glyphs (ISO/IEC 14496-22: `head`, `maxp`, `hhea`, `hmtx`, `loca`). */
export interface TrueType {
  /** Number of glyphs, `.notdef` included. */
  readonly glyphCount: number;
  /** Font units to one em. */
  readonly unitsPerEm: number;
  /** Advance width of a glyph in font units. */
  advance(glyph: number): number;
  /** Whether a glyph has no outline. */
  isBlank(glyph: number): boolean;
  /** A glyph without outline and without width, which can carry text unseen; the last of them. */
  readonly invisibleGlyph: number | undefined;
}

/**
 * Reads an embedded font program.
 *
 * @param bytes a `FontFile2` stream, decoded
 * @returns nothing if it is not a TrueType font, or a broken one
 */
export function readTrueType(bytes: Uint8Array): TrueType | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return read(view);
  } catch (error) {
    // DataView throws where a table leads out of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function read(view: DataView): TrueType | undefined {
  const tables = new Map<string, number>();
  const count = view.getUint16(4);
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    tables.set(tag, view.getUint32(at + 8));
  }
  const [head, maxp, hhea, hmtx, loca] = ['head', 'maxp', 'hhea', 'hmtx', 'loca'].map((tag) =>
    tables.get(tag),
  );
  if (head === undefined || maxp === undefined || hhea === undefined) return undefined;
  if (hmtx === undefined || loca === undefined) return undefined;
  const glyphCount = view.getUint16(maxp + 4);
  const metrics = view.getUint16(hhea + 34);
  const hasLongOffsets = view.getInt16(head + 50) !== 0;
  const unitsPerEm = view.getUint16(head + 18);
  if (metrics === 0 || unitsPerEm === 0) return undefined;
  const offset = (glyph: number) =>
    hasLongOffsets ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph);
  const isInside = (glyph: number) => glyph >= 0 && glyph < glyphCount;
  const advance = (glyph: number) =>
    isInside(glyph) ? view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)) : 0;
  const isBlank = (glyph: number) => isInside(glyph) && offset(glyph) === offset(glyph + 1);
  let invisibleGlyph: number | undefined;
  for (let glyph = glyphCount - 1; glyph > 0 && invisibleGlyph === undefined; glyph -= 1) {
    if (advance(glyph) === 0 && isBlank(glyph)) invisibleGlyph = glyph;
  }
  // Read once, so that a truncated table is found here and not later.
  advance(glyphCount - 1);
  offset(glyphCount);
  return { glyphCount, unitsPerEm, advance, isBlank, invisibleGlyph };
}
