import { readTrueType, type TrueType } from './true-type.js';
import type { PdfFile } from '../reader/file.js';
import { PdfName, type PdfDictionary, type PdfObject } from '../../pdf/syntax/objects.js';
import { readCharacterMap, type CharacterMap } from '../../pdf/syntax/cmap.js';

/** A font as pages use it (ISO 32000-1 §9.5 to §9.7). */
export interface Font {
  /** Its PostScript name without the tag of a subset (`ABCDEF+`). */
  readonly name: string;
  /** `Type0`, `TrueType`, `Type1`, `Type3`, … */
  readonly subtype: string;
  readonly isEmbedded: boolean;
  /** An embedded CIDFontType2 has to say which glyph each CID is (ISO 19005-2 §6.2.11.3.2). */
  readonly lacksGlyphMap: boolean;
  /** What the embedded program says, where it is TrueType and belongs to a composite font. */
  readonly program?: TrueType | undefined;
  /** Code → pages it is shown on. */
  readonly used: Map<number, Set<number>>;
  /** The codes of a string. */
  codes(string: string): readonly number[];
  /** The text of a code; `undefined` where the font does not say. */
  text(code: number): string | undefined;
  /** Whether the text follows from the encoding alone, without a ToUnicode map. */
  readonly hasKnownEncoding: boolean;
  /** The width of a code in thousandths of an em. */
  width(code: number): number;
  /** The glyph of a code in the embedded program; `undefined` where that is not known. */
  glyph(code: number): number | undefined;
}

const ENCODINGS = new Set(['WinAnsiEncoding', 'MacRomanEncoding', 'MacExpertEncoding', 'StandardEncoding']);
const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3'];
const MOST_CODES = 0x10000;

/** Reads a font dictionary. */
export function readFont(file: PdfFile, dictionary: PdfDictionary): Font {
  const subtype = file.name(dictionary.get('Subtype')) ?? '';
  const map = readMap(file, dictionary.get('ToUnicode'));
  return subtype === 'Type0' ? composite(file, dictionary, map) : simple(file, dictionary, subtype, map);
}

function composite(file: PdfFile, dictionary: PdfDictionary, map: CharacterMap | undefined): Font {
  const descendant =
    file.dictionary(file.array(dictionary.get('DescendantFonts'))?.[0]) ?? new Map<string, PdfObject>();
  const descriptor = file.dictionary(descendant.get('FontDescriptor'));
  const encoding = file.name(dictionary.get('Encoding'));
  const embedded = encoding === undefined ? readMap(file, dictionary.get('Encoding')) : undefined;
  const isIdentity = encoding === undefined ? embedded === undefined : encoding.startsWith('Identity');
  const cid = (code: number) => (isIdentity ? code : embedded?.cids.get(code));
  const isTrueType = file.name(descendant.get('Subtype')) === 'CIDFontType2';
  const isEmbedded = hasProgram(file, descriptor);
  const program = isTrueType ? readProgram(file, descriptor) : undefined;
  const glyphs = readGlyphMap(file, descendant.get('CIDToGIDMap'));
  const widths = readWidths(file, descendant);
  const fallback = file.number(descendant.get('DW')) ?? 1000;
  const length = embedded?.codeLength ?? 2;
  return {
    name: nameOfFont(file, dictionary, 'Type0'),
    subtype: 'Type0',
    isEmbedded,
    lacksGlyphMap: isTrueType && isEmbedded && glyphs === undefined,
    program,
    used: new Map(),
    codes: (string) => codesOf(string, length),
    text: (code) => map?.texts.get(code),
    hasKnownEncoding: false,
    width: (code) => widths.get(cid(code) ?? -1) ?? fallback,
    glyph(code) {
      const number = cid(code);
      if (number === undefined || !isTrueType) return number;
      return glyphs === undefined || glyphs === 'Identity' ? number : (glyphs.at(number) ?? 0);
    },
  };
}

function simple(
  file: PdfFile,
  dictionary: PdfDictionary,
  subtype: string,
  map: CharacterMap | undefined,
): Font {
  const descriptor = file.dictionary(dictionary.get('FontDescriptor'));
  const first = file.number(dictionary.get('FirstChar')) ?? 0;
  const widths = (file.array(dictionary.get('Widths')) ?? [])
    .slice(0, 256)
    .map((width) => file.number(width) ?? 0);
  const missing = file.number(descriptor?.get('MissingWidth')) ?? 0;
  const encoding = readEncoding(file, dictionary.get('Encoding'));
  const scale =
    subtype === 'Type3' ? Math.abs((file.numbers(dictionary.get('FontMatrix'))?.[0] ?? 0.001) * 1000) : 1;
  return {
    name: nameOfFont(file, dictionary, subtype),
    subtype,
    isEmbedded: subtype === 'Type3' || hasProgram(file, descriptor),
    lacksGlyphMap: false,
    used: new Map(),
    codes: (string) => codesOf(string, 1),
    text: (code) => map?.texts.get(code) ?? encoding?.get(code),
    hasKnownEncoding: encoding !== undefined,
    width: (code) => (widths[code - first] ?? missing) * scale,
    glyph: () => undefined,
  };
}

function nameOfFont(file: PdfFile, dictionary: PdfDictionary, fallback: string): string {
  return (file.name(dictionary.get('BaseFont')) ?? fallback).replace(/^[A-Z]{6}\+/u, '');
}

function hasProgram(file: PdfFile, descriptor: PdfDictionary | undefined): boolean {
  return FONT_FILES.some((key) => file.stream(descriptor?.get(key)) !== undefined);
}

function readProgram(file: PdfFile, descriptor: PdfDictionary | undefined): TrueType | undefined {
  const stream = file.stream(descriptor?.get('FontFile2'));
  const bytes = stream && file.decode(stream);
  return bytes === undefined || bytes.length < 12 ? undefined : readTrueType(bytes);
}

function readMap(file: PdfFile, object: PdfObject | undefined): CharacterMap | undefined {
  const stream = file.stream(object);
  const bytes = stream && file.decode(stream);
  return bytes && readCharacterMap(bytes, file.allowance);
}

/** Which glyph a CID is (§9.7.4.2, table 117). */
function readGlyphMap(
  file: PdfFile,
  object: PdfObject | undefined,
): 'Identity' | { at(cid: number): number | undefined } | undefined {
  const found = file.resolve(object);
  if (found instanceof PdfName) return found.name === 'Identity' ? 'Identity' : undefined;
  const stream = file.stream(found);
  const bytes = stream && file.decode(stream);
  if (bytes === undefined) return undefined;
  return {
    at: (cid) =>
      2 * cid + 1 < bytes.length ? (bytes[2 * cid] ?? 0) * 256 + (bytes[2 * cid + 1] ?? 0) : undefined,
  };
}

/** Widths by CID (§9.7.4.3). */
function readWidths(file: PdfFile, descendant: PdfDictionary): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const elements = file.array(descendant.get('W')) ?? [];
  for (let at = 0; at < elements.length;) {
    const first = file.number(elements[at]) ?? 0;
    const list = file.array(elements[at + 1]);
    if (list !== undefined) {
      list.slice(0, MOST_CODES).forEach((width, index) => widths.set(first + index, file.number(width) ?? 0));
      file.allowance.step(list.length);
      at += 2;
      continue;
    }
    const last = Math.min(file.number(elements[at + 1]) ?? -1, first + MOST_CODES);
    const width = file.number(elements[at + 2]) ?? 0;
    file.allowance.step(Math.max(1, last - first));
    for (let cid = first; cid <= last; cid++) widths.set(cid, width);
    at += 3;
  }
  return widths;
}

/**
 * The text of each code of a simple font whose encoding defines it (§9.10.2): one of the standard encodings, or
 * names of glyphs. Of the names only those are spelled out that carry their character themselves.
 */
function readEncoding(file: PdfFile, object: PdfObject | undefined): ReadonlyMap<number, string> | undefined {
  const found = file.resolve(object);
  const dictionary = file.dictionary(found);
  const base = file.name(dictionary === undefined ? found : dictionary.get('BaseEncoding'));
  const differences = file.array(dictionary?.get('Differences'));
  const isKnown = base !== undefined && ENCODINGS.has(base);
  if (!isKnown && differences === undefined) return undefined;
  const texts = new Map<number, string>();
  if (isKnown) for (const [code, text] of latin(base)) texts.set(code, text);
  let code = 0;
  for (const element of differences?.slice(0, 1024) ?? []) {
    const one = file.resolve(element);
    if (typeof one === 'number') code = one;
    else if (one instanceof PdfName) texts.set(code++, characterOf(one.name));
  }
  return texts;
}

function latin(encoding: string): readonly [number, string][] {
  const decoder = new TextDecoder(encoding === 'MacRomanEncoding' ? 'macintosh' : 'windows-1252');
  return Array.from(
    { length: 224 },
    (_, index) => [index + 32, decoder.decode(Uint8Array.of(index + 32))] as const,
  ).map(([code, text]) => [code, text]);
}

/** The character that a glyph’s name stands for (Adobe Glyph List Specification §2); U+FFFC for names only a list knows. */
function characterOf(name: string): string {
  if (/^[A-Za-z]$/u.test(name)) return name;
  const [, hex] = /^(?:uni|u)([\dA-F]{4,6})/u.exec(name) ?? [];
  if (name === 'space') return ' ';
  return hex === undefined ? '\uFFFC' : String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff));
}

function codesOf(string: string, length: number): number[] {
  const codes: number[] = [];
  for (let at = 0; at + length <= string.length; at += length) {
    let code = 0;
    for (let byte = 0; byte < length; byte++) code = code * 256 + string.charCodeAt(at + byte);
    codes.push(code);
  }
  return codes;
}
