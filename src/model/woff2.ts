/** Bytes `wOF2` (WOFF2 §4.1). */
const SIGNATURE = 0x774f4632;

/** Where the header says how long the whole file is. */
const LENGTH_AT = 8;

/**
 * Whether a font file is as long as its header says (WOFF2 §4.1), so that one cut short is noticed before a browser
 * quietly takes another font for it.
 *
 * @param bytes the file
 */
export function isWholeWoff2(bytes: Uint8Array): boolean {
  if (bytes.length < LENGTH_AT + 4) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(0) === SIGNATURE && view.getUint32(LENGTH_AT) === bytes.length;
}
