import type { Translation } from '../model/catalogue.js';
import type { Position } from '../model/document.js';

const ESCAPE = /\\(?:u[\dA-Fa-f]{4}|.)/gu;

/**
 * The place in the catalogue file of a character of a translation. A JSON text stands on one line; escapes
 * (RFC 8259 §7) make what follows them stand further to the right.
 *
 * @param translation the translation
 * @param offset offset of the character in its `target`
 */
export function placeIn({ target, position, raw }: Translation, offset: number): Position {
  if (raw === undefined) return position;
  let shift = 0;
  if (raw.length !== target.length) {
    for (const { 0: escape, index } of raw.matchAll(ESCAPE)) {
      if (index - shift >= offset) break;
      shift += escape.length - 1;
    }
  }
  return { line: position.line, column: position.column + offset + shift };
}
