import type { PDFDict, PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import { toLocale, type Direction } from '../../model/locale.js';
import { contentKey, typeOf, walkStructure, type Kid } from '../structure/tree.js';
import type { TextRun } from './text-runs.js';

/** A run where it is painted. */
export interface PlacedRun extends TextRun {
  readonly page: PDFPage;
}

/** Marked content in the tree. */
export type ContentKid = Extract<Kid, { kind: 'content' }>;

/** The text that an element holds itself, of one piece in the text: the browser makes an element for each. */
export interface TextNode {
  readonly element: PDFDict;
  readonly kids: readonly ContentKid[];
  /** Whether the element holds nothing else. */
  readonly isPlain: boolean;
  /** Its lines from top to bottom, the runs of each from left to right. */
  readonly lines: readonly (readonly PlacedRun[])[];
  /** The block it is in: words on both sides of a block’s edge need no space between them. */
  readonly block: PDFDict | undefined;
  readonly direction: Direction;
  /** Whether it counts an item of a list and belongs to no text. */
  readonly isLabel: boolean;
}

/** Types of the browser’s elements that begin and end a line of their own. */
const BLOCKS = /^(?:P|H\d*|L|LI|Lbl|LBody|Table|TR|TH|TD|Caption|Div|BlockQuote|Note|FENote|Figure)$/u;

/**
 * The texts of a document in the order of its tags.
 *
 * @param language of the document
 * @param runs of the marked content, by its key (`contentKey`)
 */
export function textNodes(
  document: PDFDocument,
  language: string,
  runs: ReadonlyMap<string, readonly PlacedRun[]>,
): TextNode[] {
  const nodes: TextNode[] = [];
  for (const { element, language: own = language, ancestors, kids } of walkStructure(document, language)) {
    const around = [...ancestors, element];
    const block = around.findLast((one) => BLOCKS.test(typeOf(one)));
    const content = kids.filter((kid) => kid.kind === 'content');
    const of = content.flatMap((kid) => runs.get(contentKey(kid.page, kid.mcid)) ?? []);
    if (of.length === 0) continue;
    nodes.push({
      element,
      kids: content,
      isPlain: content.length === kids.length,
      lines: linesOf(of),
      block,
      direction: toLocale(own).direction,
      isLabel: block !== undefined && typeOf(block) === 'Lbl',
    });
  }
  return nodes;
}

function linesOf(runs: readonly PlacedRun[]): PlacedRun[][] {
  const lines: PlacedRun[][] = [];
  for (const run of runs) {
    const [last] = lines.at(-1) ?? [];
    if (last?.page === run.page && last.line === run.line) lines.at(-1)?.push(run);
    else lines.push([run]);
  }
  return lines;
}
