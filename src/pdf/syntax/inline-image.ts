import { isSpace, Keyword, latin1, type Lexer } from './lexer.js';
import { PdfName, type PdfObject } from './objects.js';

/** An image in a content stream (ISO 32000-1 §8.9.7). */
export interface InlineImage {
  readonly entries: ReadonlyMap<string, PdfObject>;
  /** Its samples, still encoded. */
  readonly samples: Uint8Array;
}

/**
 * Reads an inline image after its `BI`: the entries of its dictionary, `ID`, samples up to `EI`.
 *
 * @param next gives the next token
 * @param fault takes what is wrong, as a sentence
 * @returns nothing if it is damaged
 */
export function readInlineImage(
  lexer: Lexer,
  next: () => PdfObject | Keyword | undefined,
  fault: (reason: string) => void,
): InlineImage | undefined {
  const entries = new Map<string, PdfObject>();
  for (;;) {
    const key = next();
    if (key instanceof Keyword && key.word === 'ID') break;
    const value = next();
    if (!(key instanceof PdfName) || value === undefined || value instanceof Keyword) {
      fault('An inline image is damaged.');
      return undefined;
    }
    entries.set(key.name, value);
  }
  const { bytes } = lexer;
  // One white-space character separates `ID` from the samples.
  const start = Math.min(lexer.position + 1, bytes.length);
  for (let at = bytes.indexOf(0x45, start); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    if (bytes[at + 1] !== 0x49 || !isSpace(bytes[at - 1]) || !isEnd(bytes, at + 2)) continue;
    lexer.position = at + 2;
    return { entries, samples: bytes.subarray(start, Math.max(start, at - 1)) };
  }
  fault('An inline image does not end.');
  lexer.position = bytes.length;
  return { entries, samples: bytes.subarray(start) };
}

/** Samples may hold `EI` by chance; what follows a real one is text. */
function isEnd(bytes: Uint8Array, at: number): boolean {
  return (at >= bytes.length || isSpace(bytes[at])) && /^[\t\n\r -~]*$/u.test(latin1(bytes, at, at + 12));
}
