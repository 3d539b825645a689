/**
 * Content streams (ISO 32000-1 §7.8.2): bytes to instructions and back. Reading takes time in proportion to
 * the length, whatever the bytes, and never throws; what is wrong comes back as faults.
 */

/** A name, without its slash and with `#xx` resolved (§7.3.5). */
export interface Name {
  readonly kind: 'name';
  readonly value: string;
}

/** A string, literal or hexadecimal (§7.3.4), as its bytes. */
export interface ByteString {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
}

/** A dictionary, as property lists of marked content are (§14.6.2). */
export interface Dictionary {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, Operand>;
}

/** What precedes an operator. Numbers, booleans, `null` and arrays are themselves. */
export type Operand = number | boolean | null | Name | ByteString | Dictionary | readonly Operand[];

/** An operator with its operands. */
export interface Instruction {
  readonly operator: string;
  readonly operands: readonly Operand[];
  /** Samples of an inline image (§8.9.7), which is one instruction `BI` with its dictionary as the operand. */
  readonly samples?: Uint8Array | undefined;
}

/** Operators that paint a path and end it (§8.5.3). */
export const PAINTS_PATH: ReadonlySet<string> = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 's', 'S']);

/** Where a stream breaks the syntax. */
export interface ContentFault {
  /** Bytes from the beginning. */
  readonly offset: number;
  readonly reason: string;
}

export interface Content {
  readonly instructions: readonly Instruction[];
  /** The first faults; more than a hundred are not listed. */
  readonly faults: readonly ContentFault[];
}

/** Arrays and dictionaries may lie in each other this deep; the standard has no limit, readers do. */
const DEEPEST = 64;
const MOST_FAULTS = 100;

const REGULAR = 0;
const SPACE = 1;
const DELIMITER = 2;

/** Character classes (§7.2.2) by byte. */
const CLASSES = (() => {
  const classes = new Uint8Array(256);
  for (const code of [0, 9, 10, 12, 13, 32]) classes[code] = SPACE;
  for (const character of '()<>[]{}/%') classes[character.charCodeAt(0)] = DELIMITER;
  return classes;
})();

const NUMBER = /^[+-]*(?:\d+(?:\.\d*)?|\.\d+)(?:-\d*)?$/u;

/** Reads a decoded content stream. */
export function readContent(bytes: Uint8Array): Content {
  return new ContentReader(bytes).read();
}

/** A bare token: an operator, or what stands where none may. */
interface Keyword {
  readonly kind: 'keyword';
  readonly value: string;
}

class ContentReader {
  private at = 0;
  private readonly faults: ContentFault[] = [];

  constructor(private readonly bytes: Uint8Array) {}

  read(): Content {
    const instructions: Instruction[] = [];
    let operands: Operand[] = [];
    for (;;) {
      this.skipSpace();
      if (this.at >= this.bytes.length) break;
      const token = this.token(0);
      if (token === undefined) continue;
      if (!isKeyword(token)) {
        operands.push(token);
      } else if (token.value === 'BI') {
        instructions.push(this.inlineImage());
        operands = [];
      } else {
        instructions.push({ operator: token.value, operands });
        operands = [];
      }
    }
    if (operands.length > 0) this.fault(this.at, 'Operands stand at the end without an operator.');
    return { instructions, faults: this.faults };
  }

  private fault(offset: number, reason: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ offset, reason });
  }

  private classAt(at: number): number {
    return CLASSES[this.bytes[at] ?? 0] ?? REGULAR;
  }

  private skipSpace(): void {
    const { bytes } = this;
    while (this.at < bytes.length) {
      if (this.classAt(this.at) === SPACE) this.at += 1;
      else if (bytes[this.at] === 0x25) {
        while (this.at < bytes.length && bytes[this.at] !== 0x0a && bytes[this.at] !== 0x0d) this.at += 1;
      } else return;
    }
  }

  /** One token; nothing where a stray delimiter was passed over. */
  private token(depth: number): Operand | Keyword | undefined {
    const { bytes } = this;
    const start = this.at;
    switch (bytes[start]) {
      case 0x2f:
        this.at += 1;
        return { kind: 'name', value: this.nameText() };
      case 0x28:
        return this.literalString();
      case 0x3c:
        return bytes[start + 1] === 0x3c ? this.dictionary(depth) : this.hexString();
      case 0x5b:
        return this.array(depth);
      default:
    }
    if (this.classAt(start) === DELIMITER) {
      this.at += 1;
      this.fault(start, `A stray “${String.fromCharCode(bytes[start] ?? 0)}”.`);
      return undefined;
    }
    const text = this.regular();
    const first = text.charCodeAt(0);
    if (first <= 0x39 && NUMBER.test(text)) {
      // A sign within a number ends it, as all readers have it.
      const number = Number(text.replace(/^[+-]*(?=[+-])/u, '').replace(/(?<=[\d.])-\d*$/u, ''));
      return Number.isFinite(number) ? number : 0;
    }
    if (text === 'true') return true;
    if (text === 'false') return false;
    if (text === 'null') return null;
    return { kind: 'keyword', value: text };
  }

  private regular(): string {
    const start = this.at;
    while (this.at < this.bytes.length && this.classAt(this.at) === REGULAR) this.at += 1;
    return latin1(this.bytes, start, this.at);
  }

  private nameText(): string {
    const text = this.regular();
    if (!text.includes('#')) return text;
    return text.replace(/#([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }

  private literalString(): ByteString {
    const { bytes } = this;
    const start = this.at;
    const out: number[] = [];
    let open = 0;
    for (; this.at < bytes.length; this.at += 1) {
      const byte = bytes[this.at] ?? 0;
      if (byte === 0x5c) this.escape(out);
      else if (byte === 0x28) {
        if (open > 0) out.push(byte);
        open += 1;
      } else if (byte === 0x29) {
        open -= 1;
        if (open === 0) {
          this.at += 1;
          return { kind: 'string', bytes: Uint8Array.from(out) };
        }
        out.push(byte);
      } else if (byte === 0x0d) {
        // An end of line counts as one line feed, however it is written (§7.3.4.2).
        if (bytes[this.at + 1] === 0x0a) this.at += 1;
        out.push(0x0a);
      } else out.push(byte);
    }
    this.fault(start, 'A string does not end.');
    return { kind: 'string', bytes: Uint8Array.from(out) };
  }

  /** An escape sequence (§7.3.4.2, table 3), the position left on its last byte. */
  private escape(out: number[]): void {
    const { bytes } = this;
    this.at += 1;
    const byte = bytes[this.at];
    if (byte === undefined) return;
    const isOctal = (at: number) => (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x37;
    if (isOctal(this.at)) {
      let value = 0;
      let digits = 0;
      for (; digits < 3 && isOctal(this.at + digits); digits += 1) {
        value = value * 8 + (bytes[this.at + digits] ?? 0) - 0x30;
      }
      this.at += digits - 1;
      out.push(value & 0xff);
    } else if (byte === 0x0d || byte === 0x0a) {
      if (byte === 0x0d && bytes[this.at + 1] === 0x0a) this.at += 1;
    } else out.push(ESCAPES.get(byte) ?? byte);
  }

  private hexString(): ByteString {
    const { bytes } = this;
    const start = this.at;
    let end = bytes.indexOf(0x3e, start);
    if (end < 0) {
      this.fault(start, 'A hexadecimal string does not end.');
      end = bytes.length;
    }
    const out = new Uint8Array((end - start) >> 1);
    let length = 0;
    let half = -1;
    for (let at = start + 1; at < end; at += 1) {
      const digit = hexDigit(bytes[at] ?? 0);
      if (digit < 0) {
        if (this.classAt(at) !== SPACE) this.fault(at, 'A hexadecimal string holds other characters.');
      } else if (half < 0) half = digit;
      else {
        out[length] = half * 16 + digit;
        length += 1;
        half = -1;
      }
    }
    // A last digit without its pair counts as if 0 followed (§7.3.4.3).
    if (half >= 0) {
      out[length] = half * 16;
      length += 1;
    }
    this.at = Math.min(end + 1, bytes.length);
    return { kind: 'string', bytes: out.subarray(0, length) };
  }

  private array(depth: number): readonly Operand[] {
    const start = this.at;
    this.at += 1;
    const elements: Operand[] = [];
    if (depth >= DEEPEST) {
      this.fault(start, 'Arrays lie too deep in each other.');
      return elements;
    }
    for (;;) {
      this.skipSpace();
      if (this.at >= this.bytes.length) break;
      if (this.bytes[this.at] === 0x5d) {
        this.at += 1;
        return elements;
      }
      const token = this.token(depth + 1);
      if (token === undefined) continue;
      if (isKeyword(token)) this.fault(this.at, `The operator “${token.value}” stands within an array.`);
      else elements.push(token);
    }
    this.fault(start, 'An array does not end.');
    return elements;
  }

  private dictionary(depth: number): Dictionary {
    const start = this.at;
    this.at += 2;
    if (depth >= DEEPEST) {
      this.fault(start, 'Dictionaries lie too deep in each other.');
      return { kind: 'dictionary', entries: new Map() };
    }
    const entries = this.entries(depth, (at) => this.bytes[at] === 0x3e && this.bytes[at + 1] === 0x3e);
    if (entries === undefined) this.fault(start, 'A dictionary does not end.');
    else this.at += 2;
    return { kind: 'dictionary', entries: entries ?? new Map<string, Operand>() };
  }

  /** Keys and values up to an end, which is not passed; nothing if the stream ends before. */
  private entries(depth: number, isEnd: (at: number) => boolean): Map<string, Operand> | undefined {
    const entries = new Map<string, Operand>();
    let key: string | undefined;
    for (;;) {
      this.skipSpace();
      if (this.at >= this.bytes.length) return undefined;
      if (isEnd(this.at)) return entries;
      const token = this.token(depth + 1);
      if (token === undefined) continue;
      if (key !== undefined && !isKeyword(token)) {
        entries.set(key, token);
        key = undefined;
      } else if (!isKeyword(token) && isName(token)) key = token.value;
      else this.fault(this.at, 'A dictionary has no name where a key belongs.');
    }
  }

  /** An inline image after its `BI` (§8.9.7). */
  private inlineImage(): Instruction {
    const { bytes } = this;
    const start = this.at;
    const isId = (at: number) =>
      bytes[at] === 0x49 && bytes[at + 1] === 0x44 && this.classAt(at + 2) !== REGULAR;
    const entries = this.entries(0, isId);
    const dictionary: Dictionary = { kind: 'dictionary', entries: entries ?? new Map() };
    if (entries === undefined) {
      this.fault(start, 'An inline image has no samples.');
      return { operator: 'BI', operands: [dictionary], samples: new Uint8Array() };
    }
    // One white-space character separates `ID` from the samples.
    const from = Math.min(this.at + 3, bytes.length);
    for (let at = from; at + 1 < bytes.length; at += 1) {
      if (bytes[at] !== 0x45 || bytes[at + 1] !== 0x49) continue;
      const isAfterSpace = at === from || this.classAt(at - 1) === SPACE;
      if (!isAfterSpace || !this.isEndOfImage(at + 2)) continue;
      this.at = at + 2;
      return {
        operator: 'BI',
        operands: [dictionary],
        samples: bytes.subarray(from, Math.max(from, at - 1)),
      };
    }
    this.fault(start, 'An inline image does not end.');
    this.at = bytes.length;
    return { operator: 'BI', operands: [dictionary], samples: bytes.subarray(from) };
  }

  /** Samples may hold `EI` by chance; after a real one comes plain text. */
  private isEndOfImage(at: number): boolean {
    if (at < this.bytes.length && this.classAt(at) !== SPACE) return false;
    for (const byte of this.bytes.subarray(at, at + 12)) {
      const isText = (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
      if (!isText) return false;
    }
    return true;
  }
}

const ESCAPES = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
]);

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 64)
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
  let text = '';
  for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

function isKeyword(token: Operand | Keyword): token is Keyword {
  return typeof token === 'object' && token !== null && 'kind' in token && token.kind === 'keyword';
}

/** Whether an operand is a name. */
export function isName(operand: Operand | undefined): operand is Name {
  return isKind(operand, 'name');
}

/** Whether an operand is a string. */
export function isString(operand: Operand | undefined): operand is ByteString {
  return isKind(operand, 'string');
}

/** Whether an operand is a dictionary. */
export function isDictionary(operand: Operand | undefined): operand is Dictionary {
  return isKind(operand, 'dictionary');
}

/** Whether an operand is an array. */
export function isArray(operand: Operand | undefined): operand is readonly Operand[] {
  return Array.isArray(operand);
}

function isKind(operand: Operand | undefined, kind: string): boolean {
  return typeof operand === 'object' && operand !== null && 'kind' in operand && operand.kind === kind;
}

/** A name as an operand. */
export function nameOperand(value: string): Name {
  return { kind: 'name', value };
}

/** A dictionary as an operand. */
export function dictionaryOperand(entries: Readonly<Record<string, Operand>>): Dictionary {
  return { kind: 'dictionary', entries: new Map(Object.entries(entries)) };
}

/** An instruction of plain operands. */
export function instruction(operator: string, ...operands: readonly Operand[]): Instruction {
  return { operator, operands };
}

/** The numbers among the operands, in order; matrices and colours are nothing else. */
export function numbersAmong(operands: readonly Operand[]): number[] {
  return operands.filter((operand) => typeof operand === 'number');
}

/** Writes instructions as a content stream, one a line. Strings are written in hexadecimal. */
export function writeContent(instructions: readonly Instruction[]): Uint8Array {
  const parts: Buffer[] = [];
  let text = '';
  for (const { operator, operands, samples } of instructions) {
    if (samples !== undefined) {
      const [dictionary] = operands;
      const entries = isDictionary(dictionary) ? entriesText(dictionary) : '';
      parts.push(Buffer.from(`${text}BI ${entries} ID `, 'latin1'), Buffer.from(samples));
      text = '\nEI\n';
    } else {
      for (const operand of operands) text += `${operandText(operand)} `;
      text += `${operator}\n`;
    }
  }
  return Buffer.concat([...parts, Buffer.from(text, 'latin1')]);
}

function operandText(operand: Operand): string {
  if (typeof operand === 'number') return numberText(operand);
  if (operand === null || typeof operand === 'boolean') return String(operand);
  if (isArray(operand)) return `[${operand.map(operandText).join(' ')}]`;
  if (isName(operand)) return nameText(operand.value);
  if (isString(operand)) return `<${Buffer.from(operand.bytes).toString('hex').toUpperCase()}>`;
  return `<<${entriesText(operand)}>>`;
}

function entriesText({ entries }: Dictionary): string {
  return Array.from(entries, ([key, value]) => `${nameText(key)} ${operandText(value)}`).join(' ');
}

function nameText(value: string): string {
  const escape = (character: string) =>
    `#${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`;
  return `/${value.replace(/[^!-~]|[#()<>[\]{}/%]/gu, escape)}`;
}

/** A number as PDF writes it: no exponent (§7.3.3). */
function numberText(number: number): string {
  const text = String(number);
  if (!text.includes('e')) return text;
  return number.toFixed(10).replace(/\.?(?<!0)0+$/u, '');
}
