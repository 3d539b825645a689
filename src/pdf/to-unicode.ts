/** ToUnicode CMaps (ISO 32000-1 §9.10.3) as they are written. */

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
