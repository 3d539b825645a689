import { readInlineImage } from './inline-image.js';
import { Keyword, Lexer } from './lexer.js';
import { Allowance, LIMITS } from './limits.js';
import {
  arrayOf,
  dictionaryOrEmpty,
  PdfName,
  PdfReference,
  PdfStream,
  PdfString,
  type PdfDictionary,
  type PdfObject,
} from './objects.js';

/**
 * Content streams (ISO 32000-1 §7.8.2): bytes to instructions and back. Reading takes time in proportion to
 * the length, whatever the bytes, and never throws; what is wrong comes back as faults.
 */

/** What precedes an operator. */
export type Operand = PdfObject;

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
interface ContentFault {
  /** Bytes from the beginning. */
  readonly offset: number;
  readonly reason: string;
}

export interface Content {
  readonly instructions: readonly Instruction[];
  /** The first faults; more than a hundred are not listed. */
  readonly faults: readonly ContentFault[];
}

const MOST_FAULTS = 100;

/** What a token begins with that is a delimiter and neither an object nor an operator. */
const STRAY = /^[)\]{}>]/u;

/** Reads a decoded content stream. */
export function readContent(bytes: Uint8Array): Content {
  const faults: ContentFault[] = [];
  const onFault = (reason: string, offset: number) => {
    if (faults.length < MOST_FAULTS) faults.push({ offset, reason });
  };
  // Each step takes a byte at least, but for those that find the end within arrays and dictionaries.
  const allowance = new Allowance(bytes.length + 2 * LIMITS.nesting);
  const lexer = new Lexer(bytes, 0, { allowance, onFault });
  const instructions: Instruction[] = [];
  let operands: Operand[] = [];
  for (;;) {
    const token = lexer.next();
    if (token === undefined) break;
    if (!(token instanceof Keyword)) {
      operands.push(token);
    } else if (STRAY.test(token.word)) {
      onFault(`A stray “${token.word}”.`, lexer.position);
    } else if (token.word === 'BI') {
      const fault = (reason: string) => {
        onFault(reason, lexer.position);
      };
      const image = readInlineImage(lexer, () => lexer.next(), fault);
      if (image !== undefined)
        instructions.push({ operator: 'BI', operands: [image.entries], samples: image.samples });
      operands = [];
    } else {
      instructions.push({ operator: token.word, operands });
      operands = [];
    }
  }
  if (operands.length > 0) onFault('Operands at the end have no operator.', lexer.position);
  return { instructions, faults };
}

/** A dictionary as an operand. */
export function dictionaryOperand(entries: Readonly<Record<string, Operand>>): PdfDictionary {
  return new Map(Object.entries(entries));
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
      const entries = entriesText(dictionaryOrEmpty(dictionary));
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
  if (operand instanceof PdfName) return nameText(operand.name);
  if (operand instanceof PdfString)
    return `<${Buffer.from(operand.bytes, 'latin1').toString('hex').toUpperCase()}>`;
  if (operand instanceof PdfReference || operand instanceof PdfStream) return 'null';
  const array = arrayOf(operand);
  if (array !== undefined) return `[${array.map(operandText).join(' ')}]`;
  return `<<${entriesText(dictionaryOrEmpty(operand))}>>`;
}

function entriesText(entries: PdfDictionary): string {
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
