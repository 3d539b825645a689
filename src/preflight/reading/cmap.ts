import type { PdfFile } from '../reader/file.js';
import { Keyword, Lexer, SyntaxFault } from '../reader/lexer.js';
import { arrayOf, PdfString, utf16, type PdfObject } from '../reader/objects.js';

/** A character map (Adobe Technical Note #5014), of an encoding or of ToUnicode (ISO 32000-1 §9.7.5, §9.10.3). */
export interface CharacterMap {
  /** Code → text. */
  readonly texts: ReadonlyMap<number, string>;
  /** Code → glyph identifier (CID). */
  readonly cids: ReadonlyMap<number, number>;
  /** Bytes of a code, by the first code space range. */
  readonly codeLength: number;
}

/** A range wider than two bytes can count is a trap. */
const WIDEST = 0x10000;

/** Reads a character map from its decoded stream; what is damaged in it is left out. */
export function readCharacterMap(file: PdfFile, bytes: Uint8Array): CharacterMap {
  const texts = new Map<number, string>();
  const cids = new Map<number, number>();
  let codeLength = 0;
  for (const [keyword, operands] of statements(file, bytes)) {
    const step = keyword.endsWith('char') ? 2 : 3;
    if (keyword === 'endcodespacerange' && operands[0] instanceof PdfString)
      codeLength ||= Math.min(4, operands[0].bytes.length);
    if (!/^end(?:bf|cid)(?:char|range)$/u.test(keyword)) continue;
    for (let at = 0; at + step <= operands.length; at += step) {
      const first = codeOf(operands[at]);
      const last = step === 2 ? first : codeOf(operands[at + 1]);
      const target = operands[at + step - 1];
      if (first === undefined || last === undefined || last < first || last - first >= WIDEST) continue;
      file.allowance.step(4 * (last - first + 1));
      for (let code = first; code <= last; code++) {
        if (typeof target === 'number') cids.set(code, target + code - first);
        else setText(texts, code, code - first, target);
      }
    }
  }
  return { texts, cids, codeLength: codeLength || 2 };
}

function setText(
  texts: Map<number, string>,
  code: number,
  offset: number,
  target: PdfObject | undefined,
): void {
  const one = arrayOf(target)?.[offset] ?? target;
  if (!(one instanceof PdfString)) return;
  const text = one.bytes.length === 1 ? one.bytes : utf16(one.bytes);
  // Only the last code unit counts on (§9.10.3).
  const last = text.charCodeAt(text.length - 1) + (one === target ? offset : 0);
  texts.set(code, text === '' ? '' : text.slice(0, -1) + String.fromCharCode(last & 0xffff));
}

/** The operators of the map with what stands before each. */
function* statements(
  file: PdfFile,
  bytes: Uint8Array,
): Generator<[keyword: string, operands: readonly PdfObject[]]> {
  const lexer = new Lexer(bytes, 0, file.allowance, false);
  let operands: PdfObject[] = [];
  for (;;) {
    let token: PdfObject | Keyword | undefined;
    try {
      token = lexer.next();
    } catch (error) {
      if (error instanceof SyntaxFault) return;
      throw error;
    }
    if (token === undefined) return;
    if (token instanceof Keyword) {
      yield [token.word, operands];
      operands = [];
    } else operands.push(token);
  }
}

function codeOf(object: PdfObject | undefined): number | undefined {
  if (!(object instanceof PdfString) || object.bytes.length > 4) return undefined;
  return Array.from(object.bytes).reduce((code, byte) => code * 256 + byte.charCodeAt(0), 0);
}
