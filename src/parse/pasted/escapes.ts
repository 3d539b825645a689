import type { Nodes, Text } from 'mdast';
import { visit } from 'unist-util-visit';

/** Signs without a meaning in Markdown inside a line, so that a backslash before them has no effect. */
const NEEDLESS = /\\([-.,;:?!'"()/%+=$@^#>]|~(?!~)|_(?=[\p{L}\p{N}]))/gu;
/** What comes before a sign at the beginning of a line, where it would begin a block. */
const LINE_START = /(?:^|\n)[ \t>]*$/u;
const LINE_NUMBER = /(?:^|\n)[ \t>]*\d{1,9}$/u;
/** What GFM would make a link of (§6.9) without the backslash. */
const ADDRESS = /(?<!\S)(?=\S*?(?:www|https?:|@|\/\/))\S+$/iu;
const LOOK = 40;

/** Backslashes that change nothing for readers and are in the way of translators, in one text. */
export interface NeedlessEscapes {
  /** Offset of the first. */
  readonly offset: number;
  /** As they are written, each once. */
  readonly written: readonly string[];
  readonly count: number;
}

/**
 * The needless backslashes of a tree, text by text: converters put one before whatever may mean something somewhere.
 *
 * @param text the text that positions point into
 */
export function needlessEscapes(root: Nodes, text: string): NeedlessEscapes[] {
  const found: NeedlessEscapes[] = [];
  visit(root, 'text', (node: Text) => {
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    // The generic case: what is shown is as long as what is written.
    if (end.offset - start.offset === node.value.length) return;
    const { offset } = start;
    const escapes = Array.from(text.slice(offset, end.offset).matchAll(NEEDLESS)).filter(
      ({ 0: escape, index }) => isNeedless(text, offset + index, escape),
    );
    const [first] = escapes;
    if (first === undefined) return;
    const written = [...new Set(escapes.map(([escape]) => escape))];
    found.push({ offset: offset + first.index, written, count: escapes.length });
  });
  return found;
}

function isNeedless(text: string, offset: number, escape: string): boolean {
  const before = text.slice(Math.max(0, offset - LOOK), offset);
  const next = text[offset + escape.length] ?? '';
  if (before.endsWith('\\') || LINE_START.test(before)) return false;
  if (/[.)]$/u.test(escape) && LINE_NUMBER.test(before)) return false;
  if (/[@:/.]$/u.test(escape) && (ADDRESS.test(before + escape.slice(1)) || /[\w@/]/u.test(next)))
    return false;
  if (escape === '\\_' && !/[\p{L}\p{N}]$/u.test(before)) return false;
  if (escape === '\\!' && next === '[') return false;
  if (escape === '\\#' && /^#*[ \t]*(?:\n|$)/u.test(text.slice(offset + 2, offset + LOOK))) return false;
  return !((escape === '\\(' || escape === '\\:') && before.endsWith(']'));
}
