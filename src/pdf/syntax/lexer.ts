import { LIMITS, type Allowance } from './limits.js';
import { PdfName, PdfReference, PdfString, type PdfDictionary, type PdfObject } from './objects.js';

/** A word that is not an object: an operator of a content stream, or a keyword of the file’s structure. */
export class Keyword {
  constructor(readonly word: string) {}
}

/** The bytes break the syntax of ISO 32000-1 §7. */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault';
}

/** White space, delimiters, and all other bytes (§7.2.2). */
const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;
const KIND = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) KIND[code] = SPACE;
for (const character of '()<>[]{}/%') KIND[character.charCodeAt(0)] = DELIMITER;

const NUMBER = /^[+-]*(?:\d+(?:\.\d*)?|\.\d+)(?:-\d*)?$/u;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Takes what breaks the syntax: a clause, and where it is in bytes from the beginning. */
export type TakeFault = (reason: string, offset: number) => void;

/** How the bytes are read. */
export interface LexerChoices {
  readonly allowance: Allowance;
  /** Whether `1 0 R` is a reference; in content streams it is not (§7.8.2). */
  readonly references?: boolean;
  /** Takes faults, which are then passed over. Without it, the first one is thrown. */
  readonly onFault?: TakeFault;
}

/** Reads objects and keywords from bytes, front to back; it never reads a byte twice but to look ahead. */
export class Lexer {
  private readonly allowance: Allowance;
  private readonly references: boolean;
  private readonly fault: TakeFault;

  constructor(
    readonly bytes: Uint8Array,
    public position: number,
    { allowance, references = false, onFault = refuse }: LexerChoices,
  ) {
    this.allowance = allowance;
    this.references = references;
    this.fault = onFault;
  }

  /**
   * The next object or keyword; `undefined` at the end.
   *
   * @throws {SyntaxFault} if the bytes are neither and nobody takes faults
   */
  next(depth = 0): PdfObject | Keyword | undefined {
    this.skipSpace();
    this.allowance.step();
    const { bytes, position } = this;
    const code = bytes[position];
    if (code === undefined) return undefined;
    switch (code) {
      case 0x28:
        return this.literalString();
      case 0x2f:
        this.position++;
        return this.name();
      case 0x3c:
        if (bytes[position + 1] !== 0x3c) return this.hexString();
        this.position += 2;
        return this.dictionary(depth);
      case 0x5b:
        this.position++;
        return this.array(depth);
      case 0x3e:
        this.position += bytes[position + 1] === 0x3e ? 2 : 1;
        return new Keyword(latin1(bytes, position, this.position));
      case 0x29:
      case 0x5d:
      case 0x7b:
      case 0x7d:
        this.position++;
        return new Keyword(String.fromCharCode(code));
      default:
        return this.word();
    }
  }

  /** Passes over white space and comments. */
  skipSpace(): void {
    const { bytes } = this;
    for (;;) {
      const code = bytes[this.position];
      if (code === undefined) return;
      if (KIND[code] === SPACE) this.position++;
      else if (code === 0x25) this.skipComment();
      else return;
    }
  }

  private skipComment(): void {
    for (;;) {
      const code = this.bytes[++this.position];
      if (code === undefined || code === 0x0a || code === 0x0d) return;
    }
  }

  private regular(): string {
    const start = this.position;
    while (this.position < this.bytes.length && KIND[this.bytes[this.position] ?? 0] === REGULAR)
      this.position++;
    return latin1(this.bytes, start, this.position);
  }

  private name(): PdfName {
    const name = this.regular();
    if (!name.includes('#')) return new PdfName(name);
    return new PdfName(
      name.replace(/#([\dA-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );
  }

  private word(): PdfObject | Keyword {
    const word = this.regular();
    const first = word.charCodeAt(0);
    if (first <= 0x39 && NUMBER.test(word)) return this.numberOrReference(word);
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    return new Keyword(word);
  }

  private numberOrReference(word: string): number | PdfReference {
    const value = numeric(word);
    if (!this.references || !/^\d+$/u.test(word)) return value;
    const back = this.position;
    this.skipSpace();
    const generation = this.regular();
    if (/^\d{1,5}$/u.test(generation)) {
      this.skipSpace();
      if (this.bytes[this.position] === 0x52 && KIND[this.bytes[this.position + 1] ?? 32] !== REGULAR) {
        this.position++;
        return new PdfReference(value, Number(generation));
      }
    }
    this.position = back;
    return value;
  }

  private literalString(): PdfString {
    const { bytes } = this;
    let text = '';
    let open = 1;
    const opening = this.position;
    let start = ++this.position;
    const flush = () => {
      text += latin1(bytes, start, this.position);
    };
    for (;;) {
      const code = bytes[this.position];
      if (code === undefined) {
        this.fault('a string does not end', opening);
        flush();
        return new PdfString(text);
      }
      if (code === 0x28) open++;
      else if (code === 0x29 && --open === 0) {
        flush();
        this.position++;
        return new PdfString(text);
      } else if (code === 0x5c || code === 0x0d) {
        flush();
        this.position++;
        text += code === 0x5c ? this.escaped() : this.lineEnd();
        start = this.position;
        continue;
      }
      this.position++;
    }
  }

  /** An end of line counts as one line feed, however it is written (§7.3.4.2). */
  private lineEnd(): string {
    if (this.bytes[this.position] === 0x0a) this.position++;
    return '\n';
  }

  /** What a backslash in a string stands for (§7.3.4.2, table 3). */
  private escaped(): string {
    const character = String.fromCharCode(this.bytes[this.position] ?? 0x5c);
    this.position++;
    if (/[0-7]/u.test(character)) {
      let digits = character;
      while (digits.length < 3 && /[0-7]/u.test(String.fromCharCode(this.bytes[this.position] ?? 0))) {
        digits += String.fromCharCode(this.bytes[this.position++] ?? 0);
      }
      return String.fromCharCode(parseInt(digits, 8) & 0xff);
    }
    if (character === '\r' && this.bytes[this.position] === 0x0a) this.position++;
    if (character === '\r' || character === '\n') return '';
    return ESCAPES[character] ?? character;
  }

  private hexString(): PdfString {
    const { bytes } = this;
    const start = this.position;
    let end = bytes.indexOf(0x3e, start);
    if (end < 0) {
      this.fault('a hexadecimal string does not end', start);
      end = bytes.length;
    }
    let text = '';
    let half = -1;
    for (let at = start + 1; at < end; at++) {
      const digit = hexDigit(bytes[at] ?? 0);
      if (digit < 0) {
        if (!isSpace(bytes[at])) this.fault('a hexadecimal string holds other characters', at);
      } else if (half < 0) half = digit;
      else {
        text += String.fromCharCode(half * 16 + digit);
        half = -1;
      }
    }
    this.position = Math.min(end + 1, bytes.length);
    // A last digit without its pair counts as if 0 followed (§7.3.4.3).
    return new PdfString(half < 0 ? text : text + String.fromCharCode(half * 16));
  }

  private array(depth: number): PdfObject[] {
    const array: PdfObject[] = [];
    for (;;) {
      const object = this.inside(depth);
      if (object === undefined) return array;
      if (!(object instanceof Keyword)) array.push(object);
      else if (object.word === ']') return array;
      else this.fault(`an array holds “${object.word}”`, this.position);
    }
  }

  private dictionary(depth: number): PdfDictionary {
    const dictionary = new Map<string, PdfObject>();
    let key: string | undefined;
    for (;;) {
      const object = this.inside(depth);
      if (object === undefined) return dictionary;
      const isEnd = object instanceof Keyword && object.word === '>>';
      if (key !== undefined && !(object instanceof Keyword)) {
        dictionary.set(key, object);
        key = undefined;
      } else if (key !== undefined) this.fault(`a dictionary has no value for “${key}”`, this.position);
      else if (object instanceof PdfName) key = object.name;
      else if (!isEnd) this.fault('a dictionary has a key that is not a name', this.position);
      if (isEnd) return dictionary;
    }
  }

  /** What an array or a dictionary holds next; nothing where it holds no more, or lies too deep to be read. */
  private inside(depth: number): PdfObject | Keyword | undefined {
    if (depth >= LIMITS.nesting) {
      this.fault('arrays or dictionaries are nested too deep', this.position);
      return undefined;
    }
    const object = this.next(depth + 1);
    if (object === undefined) this.fault('an array or a dictionary does not end', this.position);
    return object;
  }
}

function refuse(reason: string): never {
  throw new SyntaxFault(reason);
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** Bytes as characters, one for each. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  const last = Math.min(end, bytes.length);
  if (last - start > 32) {
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, last - start).toString('latin1');
  }
  // Most are names and numbers, for which a buffer costs more than it saves.
  let text = '';
  for (let at = start; at < last; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

/** Whether the byte is white space (§7.2.2, table 1). */
export function isSpace(code: number | undefined): boolean {
  return code !== undefined && KIND[code] === SPACE;
}

/** A number as viewers take it: doubled signs and a minus sign inside, which some writers emit, do no harm. */
function numeric(word: string): number {
  const value = Number(word);
  if (Number.isFinite(value)) return value;
  const [, sign = '', digits = ''] = /^([+-]*)([\d.]+)/u.exec(word) ?? [];
  const size = Number.parseFloat(digits);
  return Number.isFinite(size) ? (sign.includes('-') ? -size : size) : 0;
}
