import { isArray, isString, readContent, type Operand } from './content.js';

/** ToUnicode CMaps (ISO 32000-1 §9.10.3): which text a character code stands for. */

/** Codes have two bytes at most: there are no more of them, and no range can be wider. */
const MOST_CODES = 0x10000;

/**
 * Reads a ToUnicode CMap. It is written in PostScript, whose syntax content streams share. A map that names
 * more codes than there can be is read no further, so that ranges over each other take no time.
 *
 * @param bytes the decoded stream
 * @returns text by character code; codes of one and of two bytes alike
 */
export function readToUnicode(bytes: Uint8Array): Map<number, string> {
  const texts = new Map<number, string>();
  let left = MOST_CODES;
  for (const { operator, operands } of readContent(bytes).instructions) {
    if (operator === 'endbfchar') {
      for (let at = 0; at + 1 < operands.length; at += 2) {
        const code = codeOf(operands[at]);
        const text = utf16(operands[at + 1]);
        if (code !== undefined && text !== undefined) texts.set(code, text);
      }
    } else if (operator === 'endbfrange') {
      for (let at = 0; at + 2 < operands.length; at += 3) {
        const [first, last] = [codeOf(operands[at]), codeOf(operands[at + 1])];
        if (first === undefined || last === undefined || last < first) continue;
        left -= last - first + 1;
        if (left < 0) return texts;
        addRange(texts, first, last, operands[at + 2]);
      }
    }
  }
  return texts;
}

function addRange(
  texts: Map<number, string>,
  first: number,
  last: number,
  target: Operand | undefined,
): void {
  if (isArray(target)) {
    target.slice(0, last - first + 1).forEach((one, at) => {
      const text = utf16(one);
      if (text !== undefined) texts.set(first + at, text);
    });
    return;
  }
  const text = utf16(target);
  if (text === undefined || text === '') return;
  // Only the last code unit counts on (§9.10.3).
  const stem = text.slice(0, -1);
  const unit = text.charCodeAt(text.length - 1);
  for (let code = first; code <= last; code += 1) {
    texts.set(code, stem + String.fromCharCode((unit + code - first) & 0xffff));
  }
}

function codeOf(operand: Operand | undefined): number | undefined {
  if (!isString(operand) || operand.bytes.length > 2) return undefined;
  return operand.bytes.reduce((code, byte) => code * 256 + byte, 0);
}

function utf16(operand: Operand | undefined): string | undefined {
  if (!isString(operand)) return undefined;
  const { bytes } = operand;
  if (bytes.length === 1) return String.fromCharCode(bytes[0] ?? 0);
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0));
  }
  return text;
}

/** A block of a CMap may hold this many mappings. */
const BLOCK = 100;

/**
 * Writes a ToUnicode CMap for codes of two bytes. Codes without a text, and texts that stand for none
 * (U+0000, U+FEFF, U+FFFE: ISO 19005-2 §6.2.11.7.2), are left out.
 *
 * @param texts text by character code
 * @param overridden texts that codes are given first: a later mapping of a code takes the place of an earlier one
 */
export function writeToUnicode(
  texts: ReadonlyMap<number, string>,
  overridden: ReadonlyMap<number, string> = new Map(),
): Uint8Array {
  const mappings = [...texts]
    .filter(([, text]) => text !== '' && !/[\0\uFEFF\uFFFE]/u.test(text))
    .sort(([a], [b]) => a - b)
    .flatMap(([code, text]) =>
      [overridden.get(code) ?? [], text].flat().map((one) => `<${hex(code)}> <${utf16Hex(one)}>`),
    );
  const blocks: string[] = [];
  for (let at = 0; at < mappings.length; at += BLOCK) {
    const block = mappings.slice(at, at + BLOCK);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`);
  }
  return Buffer.from(HEAD + blocks.join('') + TAIL, 'latin1');
}

const HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`;
const TAIL = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;

function hex(unit: number): string {
  return unit.toString(16).toUpperCase().padStart(4, '0');
}

function utf16Hex(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('');
}
