import { child, type Node } from '../../../exchange/docx/read/xml.js';
import type { ListPlace } from '../office/document.js';
import { eachElement } from './package.js';
import { numeral } from '../office/numeral.js';

/** A paragraph’s own reference to a numbering, or its style’s (ISO/IEC 29500-1 §17.3.1.19). */
export interface NumberingReference {
  readonly id: string;
  readonly level: number;
}

interface Level {
  readonly format: string;
  /** The label, `%1` standing for the number of the first level. */
  readonly text: string;
  readonly start: number;
  /** Left indent, in twentieths of a point. */
  readonly indent: number | undefined;
}

interface Numbering {
  /** Numberings of one abstract numbering are counted together. */
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that count from the beginning at this numbering’s first paragraph. */
  readonly restarts: ReadonlyMap<number, number>;
}

/** Counts the paragraphs of a file as its numberings say. */
export type Count = (reference: NumberingReference, indents?: Indents) => ListPlace | undefined;

/** Left indents that a numbered paragraph has beside that of its level (ISO/IEC 29500-1 §17.3.1.12). */
export interface Indents {
  readonly own?: number | undefined;
  /** Of its style, and whether the style gives the numbering, too: then its indent outdoes that of the level. */
  readonly style?: number | undefined;
  readonly isNumberedByStyle?: boolean;
}

const NO_LABEL: Level = { format: 'bullet', text: '•', start: 1, indent: undefined };
const LEVELS = 9;
const NONE: ReadonlySet<string> = new Set();

/**
 * Reads the part of numberings (ISO/IEC 29500-1 §17.9).
 *
 * @returns what gives each numbered paragraph its place, to be called in the order of the file
 */
export function readNumbering(xml: Uint8Array | undefined): Count {
  const abstracts = new Map<string, Node>();
  const styles = new Map<string, string>();
  const numberings = new Map<string, Node>();
  eachElement(xml, ['abstractNum', 'num'], NONE, (node) => {
    if (node.name === 'num') numberings.set(node.attributes.numId ?? '', node);
    else {
      const id = node.attributes.abstractNumId ?? '';
      abstracts.set(id, node);
      const style = child(node, 'styleLink')?.attributes.val;
      if (style !== undefined) styles.set(style, id);
    }
  });
  const known = new Map<string, Numbering | undefined>();
  const numberingOf = (id: string) => {
    if (!known.has(id)) known.set(id, resolve(numberings.get(id), abstracts, styles));
    return known.get(id);
  };
  return counter(numberingOf);
}

function counter(numberingOf: (id: string) => Numbering | undefined): Count {
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return ({ id, level }, indents) => {
    const numbering = numberingOf(id);
    if (id === '0' || level >= LEVELS) return undefined;
    if (numbering === undefined) return { level, isOrdered: false, number: 1, label: NO_LABEL.text };
    const counted = counts.get(numbering.abstract) ?? [];
    counts.set(numbering.abstract, counted);
    // A level begins again where its numbering first has a paragraph on it.
    if (numbering.restarts.has(level) && !begun.has(`${id} ${level}`)) counted[level] = undefined;
    begun.add(`${id} ${level}`);
    const startOf = (at: number) => numbering.restarts.get(at) ?? numbering.levels.get(at)?.start ?? 1;
    for (let at = 0; at < level; at += 1) counted[at] ??= startOf(at);
    const number = counted[level] === undefined ? startOf(level) : counted[level] + 1;
    counted[level] = number;
    counted.length = level + 1;
    const { format, text, indent } = numbering.levels.get(level) ?? NO_LABEL;
    const setIn = { list: numbering.abstract, indent: indentOf(indent, indents) };
    // A blank for a bullet: one more paragraph of the item before it.
    if (format === 'bullet' && text.trim() === '')
      return { level, isOrdered: false, number, label: '', isContinued: true };
    // Bullets are signs of the font Symbol, which mean nothing elsewhere.
    if (format === 'bullet') return { level, isOrdered: false, number, label: NO_LABEL.text, setIn };
    const label = text.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      return numeral(counted[at] ?? 1, numbering.levels.get(at)?.format ?? 'decimal');
    });
    if (format === 'none' && label.trim() === '') return undefined;
    return { level, isOrdered: format !== 'none', number, label: label.trim(), setIn };
  };
}

function indentOf(level: number | undefined, indents: Indents | undefined): number {
  const { own, style, isNumberedByStyle = false } = indents ?? {};
  return own ?? (isNumberedByStyle ? (style ?? level) : (level ?? style)) ?? 0;
}

/** The left indent that properties of a paragraph say; on the right in text from the right. */
export function leftIndent(properties: Node | undefined): number | undefined {
  const { start, left } = child(properties, 'ind')?.attributes ?? {};
  const indent = start ?? left;
  return indent !== undefined && /^-?\d{1,6}$/u.test(indent) ? Number(indent) : undefined;
}

function resolve(
  node: Node | undefined,
  abstracts: ReadonlyMap<string, Node>,
  styles: ReadonlyMap<string, string>,
): Numbering | undefined {
  if (node === undefined) return undefined;
  let abstract = child(node, 'abstractNumId')?.attributes.val ?? '';
  // A numbering may say no more than which style of lists it follows.
  const style = child(abstracts.get(abstract), 'numStyleLink')?.attributes.val;
  if (style !== undefined) abstract = styles.get(style) ?? abstract;
  const levels = levelsOf(abstracts.get(abstract));
  const restarts = new Map<number, number>();
  for (const override of node.children.filter(({ name }) => name === 'lvlOverride')) {
    const at = Number(override.attributes.ilvl ?? '0');
    for (const [own, level] of levelsOf(override)) levels.set(own, level);
    const start = wholeNumber(child(override, 'startOverride')?.attributes.val);
    if (start !== undefined) restarts.set(at, start);
  }
  return { abstract, levels, restarts };
}

function levelsOf(node: Node | undefined): Map<number, Level> {
  const levels = (node?.children ?? []).filter(({ name }) => name === 'lvl');
  return new Map(
    levels.map((level) => [
      Number(level.attributes.ilvl ?? '0'),
      {
        format: child(level, 'numFmt')?.attributes.val ?? 'decimal',
        text: child(level, 'lvlText')?.attributes.val ?? '',
        start: wholeNumber(child(level, 'start')?.attributes.val) ?? 1,
        indent: leftIndent(child(level, 'pPr')),
      },
    ]),
  );
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) : undefined;
}
