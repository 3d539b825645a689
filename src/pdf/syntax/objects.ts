/**
 * The objects of a PDF file (ISO 32000-1 §7.3) as this stage reads them. Names, strings, references and
 * streams are classes, so that nothing a file says can pass for another kind; the rest is plain.
 */
export type PdfObject =
  null | boolean | number | PdfName | PdfString | PdfReference | PdfArray | PdfDictionary | PdfStream;

export type PdfArray = readonly PdfObject[];
export type PdfDictionary = ReadonlyMap<string, PdfObject>;

/** A name, its `#xx` escapes resolved (§7.3.5). */
export class PdfName {
  constructor(readonly name: string) {}
}

/** A string: one character for each byte (§7.3.4). */
export class PdfString {
  constructor(readonly bytes: string) {}
}

/** A reference to an indirect object (§7.3.10). */
export class PdfReference {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}
}

/** A stream, still encoded (§7.3.8). */
export class PdfStream {
  constructor(
    readonly dictionary: PdfDictionary,
    readonly encoded: Uint8Array,
  ) {}
}

const EMPTY: PdfDictionary = new Map();

/** The number, or the fallback if the object is not a number. */
export function numberOr<Fallback>(object: PdfObject | undefined, fallback: Fallback): number | Fallback {
  return typeof object === 'number' && Number.isFinite(object) ? object : fallback;
}

/** The name’s characters. */
export function nameOf(object: PdfObject | undefined): string | undefined {
  return object instanceof PdfName ? object.name : undefined;
}

/** The array, or nothing. */
export function arrayOf(object: PdfObject | undefined): PdfArray | undefined {
  return Array.isArray(object) ? (object as PdfArray) : undefined;
}

/** The dictionary; a stream’s own where it is a stream. */
export function dictionaryOf(object: PdfObject | undefined): PdfDictionary | undefined {
  if (object instanceof PdfStream) return object.dictionary;
  return object instanceof Map ? (object as PdfDictionary) : undefined;
}

/** The dictionary, or an empty one. */
export function dictionaryOrEmpty(object: PdfObject | undefined): PdfDictionary {
  return dictionaryOf(object) ?? EMPTY;
}

/**
 * The characters of a text string (§7.9.2.2): UTF-16BE or UTF-8 after its byte order mark, else
 * PDFDocEncoding, whose printable part is that of Latin 1 but for 0x18–0x1F and 0x80–0x9F.
 */
export function textOf(object: PdfObject | undefined): string | undefined {
  if (!(object instanceof PdfString)) return undefined;
  const { bytes } = object;
  if (bytes.startsWith('\u00FE\u00FF')) return utf16(bytes.slice(2)).replace(LANGUAGE_ESCAPE, '');
  if (bytes.startsWith('\u00EF\u00BB\u00BF')) return Buffer.from(bytes.slice(3), 'latin1').toString('utf8');
  return bytes.replace(
    /[\u0018-\u001F\u0080-\u00A0]/gu,
    (character) => DOC_ENCODING.get(character) ?? character,
  );
}

/** The characters of UTF-16BE code units written as bytes. */
export function utf16(bytes: string): string {
  let text = '';
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    text += String.fromCharCode((bytes.charCodeAt(index) << 8) | bytes.charCodeAt(index + 1));
  }
  return text;
}

/** ESC, a language, ESC: names the language of what follows (§7.9.2.2.2). */
const LANGUAGE_ESCAPE = /\u001B[A-Za-z]{2,4}\u001B/gu;

/** Where PDFDocEncoding parts from Latin 1 (ISO 32000-1 Annex D.2). */
const DOC_ENCODING = new Map(
  Array.from(
    '˘ˇˆ˙˝˛˚˜•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u0000€',
    (character, index) =>
      [String.fromCharCode(index < 8 ? 0x18 + index : 0x80 + index - 8), character] as const,
  ),
);
