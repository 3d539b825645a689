/** Bytes `wOF2` (WOFF2 §4.1). */
const WOFF2 = 0x774f4632;
/** Where the header of WOFF2 says how long the whole file is. */
const LENGTH_AT = 8;

/** Versions of TrueType files (ISO/IEC 14496-22 §4.3). */
const TRUE_TYPE = new Set([0x00010000, 0x74727565, 0x4f54544f]);
const TABLES_AT = 12;
const TABLE = 16;

/**
 * Whether a font file is as long as it says, so that one cut short is noticed before a browser quietly takes
 * another font for it. Of files of other kinds nothing is known.
 *
 * @param name its name
 * @param bytes the file
 */
export function isWholeFont(name: string, bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (name.endsWith('.woff2')) return isWholeWoff2(view);
  return !/\.(?:ttf|otf)$/u.test(name) || isWholeTrueType(view);
}

function isWholeWoff2(view: DataView): boolean {
  if (view.byteLength < LENGTH_AT + 4) return false;
  return view.getUint32(0) === WOFF2 && view.getUint32(LENGTH_AT) === view.byteLength;
}

/** Every table ends within the file. */
function isWholeTrueType(view: DataView): boolean {
  const { byteLength } = view;
  if (byteLength < TABLES_AT || !TRUE_TYPE.has(view.getUint32(0))) return false;
  const end = TABLES_AT + TABLE * view.getUint16(4);
  if (end > byteLength) return false;
  for (let at = TABLES_AT; at < end; at += TABLE) {
    if (view.getUint32(at + 8) + view.getUint32(at + 12) > byteLength) return false;
  }
  return true;
}
