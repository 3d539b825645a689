import { Keyword, Lexer } from './lexer.js';
import { Allowance, LimitExceeded, LIMITS } from './limits.js';
import { arrayOf, PdfString, utf16, type PdfObject } from './objects.js';

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

/** Codes of a font have two bytes at most. */
const MOST_CODES = 0x10000;
/** Steps that a mapping costs. */
const COST = 4;

/**
 * Reads a character map from its decoded stream; what is damaged in it is left out.
 *
 * @throws {LimitExceeded} if it costs more than is left
 */
export function readCharacterMap(bytes: Uint8Array, allowance: Allowance): CharacterMap {
  const texts = new Map<number, string>();
  const cids = new Map<number, number>();
  let codeLength = 0;
  for (const [keyword, operands] of statements(bytes, allowance)) {
    const [first] = operands;
    if (keyword === 'endcodespacerange' && first instanceof PdfString)
      codeLength ||= Math.min(4, first.bytes.length);
    else addMappings(keyword, operands, { texts, cids }, allowance);
  }
  return { texts, cids, codeLength: codeLength || 2 };
}

/**
 * Reads a ToUnicode map alone. One that names more codes than there can be is read no further, so that ranges over
 * each other take no time.
 *
 * @param bytes the decoded stream
 * @returns text by character code; codes of one and of two bytes alike
 */
export function readToUnicode(bytes: Uint8Array): Map<number, string> {
  const texts = new Map<number, string>();
  const allowance = new Allowance(bytes.length + 2 * LIMITS.nesting + COST * MOST_CODES);
  try {
    for (const [keyword, operands] of statements(bytes, allowance))
      addMappings(keyword, operands, { texts, cids: new Map() }, allowance);
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
  }
  return texts;
}

/** Adds what one statement maps; those of other kinds map nothing. */
function addMappings(
  keyword: string,
  operands: readonly PdfObject[],
  { texts, cids }: { readonly texts: Map<number, string>; readonly cids: Map<number, number> },
  allowance: Allowance,
): void {
  if (!/^end(?:bf|cid)(?:char|range)$/u.test(keyword)) return;
  const step = keyword.endsWith('char') ? 2 : 3;
  for (let at = 0; at + step <= operands.length; at += step) {
    const first = codeOf(operands[at]);
    const last = step === 2 ? first : codeOf(operands[at + 1]);
    const target = operands[at + step - 1];
    if (first === undefined || last === undefined || last < first || last - first >= WIDEST) continue;
    allowance.step(COST * (last - first + 1));
    for (let code = first; code <= last; code++) {
      if (typeof target === 'number') cids.set(code, target + code - first);
      else setText(texts, code, code - first, target);
    }
  }
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

/** The operators of the map with what comes before each; PostScript shares the syntax of content streams. */
function* statements(
  bytes: Uint8Array,
  allowance: Allowance,
): Generator<[keyword: string, operands: readonly PdfObject[]]> {
  const ignore = () => undefined;
  const lexer = new Lexer(bytes, 0, { allowance, onFault: ignore });
  let operands: PdfObject[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
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
