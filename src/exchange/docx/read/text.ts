import { withoutMarks } from '../mark.js';
import { child, isOn } from './xml.js';
import type { Node } from './xml.js';

/** Characters that look alike, or the break of a line. */
interface Piece {
  readonly text: string;
  readonly bold: boolean;
}

/** What holds runs and is itself nothing that is read. Insertions and the new place of moved text are taken. */
export const HOLDERS = new Set(
  'sdtContent ins moveTo hyperlink smartTag fldSimple customXml dir bdo tbl tr tc ruby rubyBase'.split(' '),
);

/** Arrows and faces that Word's autocorrection takes from the font Wingdings. */
const WINGDINGS: Readonly<Record<string, string>> = {
  F0E0: '→',
  F0DF: '←',
  F0E8: '⇒',
  F0E7: '⇐',
  F0F3: '⇔',
  F04A: '☺',
  F04B: '😐',
  F04C: '☹',
};

/** White space that no one means at the edges of a line; no-break spaces and joiners are no such thing. */
const EDGE = ' \t\n';

/**
 * The text of a cell as inline Markdown: each paragraph and each line break begins a line, tracked changes are
 * accepted, hidden text and marks are left out.
 *
 * @param cell the cell
 * @param mayBeBold whether the source has strong text; then bold words in a text without Markdown are strong, too
 */
export function cellText(cell: Node, mayBeBold: boolean): string {
  const lines = paragraphs(cell);
  const plain = joined(lines.map((line) => line.map(({ text }) => text).join('')));
  if (!mayBeBold || /[*_`[\]\\<]/u.test(plain)) return plain;
  return joined(lines.map(withBold));
}

/** The lines of a source cell until its notes: those of its first paragraph that has words. */
export function sourceText(cell: Node): string {
  for (const paragraph of cellParagraphs(cell)) {
    if (isNoteParagraph(paragraph)) continue;
    const text = joined(
      brokenUp(pieces(paragraph, [])).map((line) => line.map((piece) => piece.text).join('')),
    );
    if (text !== '') return text;
  }
  return '';
}

/** Every character of a node, hidden ones included: where marks are looked for. */
export function rawText(node: Node): string {
  return node.name === 't' ? node.text : node.children.map(rawText).join('');
}

/** What `cellText` reads from a cell in which this text was written. */
export function asRead(text: string): string {
  return joined(text.split(/\\?\r?\n|\r/u));
}

function joined(lines: readonly string[]): string {
  return lines
    .map((line) => trimmed(withoutMarks(line)))
    .filter((line) => line !== '')
    .join('\\\n');
}

/** A line without white space at its edges; an expression for it would take long on a line of spaces. */
function trimmed(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && EDGE.includes(line.charAt(start))) start += 1;
  while (end > start && EDGE.includes(line.charAt(end - 1))) end -= 1;
  return line.slice(start, end);
}

/** The lines of a cell. A paragraph whose end was deleted goes on in the next one. */
function paragraphs(cell: Node): Piece[][] {
  const lines: Piece[][] = [];
  let isOpen = false;
  for (const paragraph of cellParagraphs(cell)) {
    const [first = [], ...rest] = brokenUp(pieces(paragraph, []));
    if (isOpen) lines.at(-1)?.push(...first);
    else lines.push(first);
    lines.push(...rest);
    isOpen = isOpenEnded(paragraph);
  }
  return lines;
}

/** The paragraphs of a cell, those of tables in it among them. */
export function cellParagraphs(node: Node): Node[] {
  return node.children.flatMap((one) => {
    if (one.name === 'p') return [one];
    if (one.name === 'sdt') return isPlaceholder(one) ? [] : cellParagraphs(one);
    return HOLDERS.has(one.name) ? cellParagraphs(one) : [];
  });
}

/** Whether the end of a paragraph was deleted, so that it goes on in the next one. */
export function isOpenEnded(paragraph: Node): boolean {
  return child(child(child(paragraph, 'pPr'), 'rPr'), 'del') !== undefined;
}

/** Whether a paragraph of a source cell is about the source. */
export function isNoteParagraph(paragraph: Node): boolean {
  return styleOf(paragraph) === 'CommuniqueNote';
}

function brokenUp(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.text === '\n') lines.push([]);
    else lines.at(-1)?.push(piece);
  }
  return lines;
}

/**
 * @param node a paragraph or a holder of runs
 * @param fields for each open field, whether its instruction is being read, which is not text
 */
function pieces(node: Node, fields: boolean[]): Piece[] {
  const compatible = child(node, 'mc:Choice') ?? child(node, 'mc:Fallback');
  if (node.name === 'mc:AlternateContent') return compatible === undefined ? [] : pieces(compatible, fields);
  return node.children.flatMap((one) => {
    if (one.name === 'r') return run(one, fields);
    if (one.name === 'sdt') return isPlaceholder(one) ? [] : pieces(one, fields);
    return HOLDERS.has(one.name) || one.name === 'mc:AlternateContent' ? pieces(one, fields) : [];
  });
}

function run(node: Node, fields: boolean[]): Piece[] {
  const properties = child(node, 'rPr');
  const isHidden = isOn(properties, 'vanish') || isOn(properties, 'webHidden');
  const bold = isOn(properties, 'b') || isOn(properties, 'bCs');
  return node.children.flatMap((one): Piece[] => {
    if (one.name === 'fldChar') {
      const kind = one.attributes.fldCharType;
      if (kind === 'begin') fields.push(true);
      else if (kind === 'separate') fields.splice(-1, 1, false);
      else fields.pop();
      return [];
    }
    if (isHidden || fields.includes(true)) return [];
    if (one.name === 'ruby' || one.name === 'mc:AlternateContent') return pieces(one, fields);
    const text = characters(one);
    return text === '' ? [] : [{ text, bold }];
  });
}

/** The characters of one child of a run (ISO/IEC 29500-1 §17.3.3); `\n` is the break of a line. */
export function characters(node: Node): string {
  switch (node.name) {
    case 't':
      return node.text.replace(/[\r\n]+/gu, ' ');
    case 'tab':
    case 'ptab':
      return '\t';
    case 'br':
      return ['page', 'column'].includes(node.attributes.type ?? '') ? '' : '\n';
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '\u2011';
    case 'softHyphen':
      return '\u00AD';
    case 'sym':
      return symbol((node.attributes.char ?? '').toUpperCase());
    default:
      return '';
  }
}

/** A character of a symbol font; those of the private use area mean nothing without their font. */
function symbol(code: string): string {
  const known = WINGDINGS[code];
  if (known !== undefined) return known;
  const point = /^[\dA-F]{4,5}$/u.test(code) ? parseInt(code, 16) : 0xf000;
  const isPrivate = point >= 0xd800 && point <= 0xf8ff;
  return isPrivate || point < 0x20 ? '\uFFFD' : String.fromCodePoint(point);
}

/** A content control that nobody has filled shows an invitation, which is not text. */
export function isPlaceholder(control: Node): boolean {
  return isOn(child(control, 'sdtPr'), 'showingPlcHdr');
}

function styleOf(paragraph: Node): string | undefined {
  return child(child(paragraph, 'pPr'), 'pStyle')?.attributes.val;
}

/** A line with `**` around its bold words, spaces at their edges left outside. */
function withBold(line: readonly Piece[]): string {
  const stretches: { text: string; bold: boolean }[] = [];
  for (const { text, bold } of line) {
    const last = stretches.at(-1);
    // White space between bold words is set in whatever way; it does not part them.
    if (last !== undefined && (last.bold === bold || text.trim() === '')) last.text += text;
    else stretches.push({ text, bold });
  }
  return stretches
    .map(({ text, bold }) => {
      const words = text.trim();
      if (!bold || words === '') return text;
      const start = text.indexOf(words);
      return `${text.slice(0, start)}**${words}**${text.slice(start + words.length)}`;
    })
    .join('');
}
