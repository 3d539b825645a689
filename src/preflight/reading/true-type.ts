/** The glyphs of an embedded TrueType program (ISO/IEC 14496-22: `head`, `maxp`, `hhea`, `hmtx`, `loca`). */
export interface TrueType {
  /** How many glyphs there are, `.notdef` included. */
  readonly glyphCount: number;
  /** Font units to one em. */
  readonly unitsPerEm: number;
  /** Advance width of a glyph that is there, in font units. */
  advance(glyph: number): number;
}

/** Bytes of a record in the table directory. */
const RECORD = 16;

/**
 * Reads the program of a font with code that is not the writer’s.
 *
 * @returns nothing if it is not a TrueType font, or a table is missing or cut short
 */
export function readTrueType(bytes: Uint8Array): TrueType | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const table = (tag: string): Buffer | undefined => {
    const count = file.length < 12 ? 0 : file.readUInt16BE(4);
    for (let at = 12; at + RECORD <= Math.min(file.length, 12 + RECORD * count); at += RECORD)
      if (file.toString('latin1', at, at + 4) === tag) return file.subarray(file.readUInt32BE(at + 8));
    return undefined;
  };
  const [head, maxp, hhea, hmtx, loca] = ['head', 'maxp', 'hhea', 'hmtx', 'loca'].map(table);
  if (head === undefined || maxp === undefined || hhea === undefined) return undefined;
  if (head.length < 52 || maxp.length < 6 || hhea.length < 36) return undefined;
  const unitsPerEm = head.readUInt16BE(18);
  const offsetSize = head.readInt16BE(50) === 0 ? 2 : 4;
  const glyphCount = maxp.readUInt16BE(4);
  const metrics = hhea.readUInt16BE(34);
  if (unitsPerEm === 0 || metrics === 0 || hmtx === undefined || loca === undefined) return undefined;
  const lastMetric = Math.min(glyphCount, metrics) - 1;
  if (hmtx.length < 4 * lastMetric + 2 || loca.length < offsetSize * (glyphCount + 1)) return undefined;
  // Glyphs after the last width have that one (§5.2.4).
  return {
    glyphCount,
    unitsPerEm,
    advance: (glyph) => hmtx.readUInt16BE(4 * Math.min(Math.max(0, glyph), lastMetric)),
  };
}
