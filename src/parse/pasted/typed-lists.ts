import type { Nodes, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { padding, type Edit } from './edits.js';

/** Signs that word processors and mail programs put before the items of a list, those of symbol fonts included. */
const BULLET = /[•‣◦▪▫●○■□▸►➢➤❖✓✔⁃∙\uF0A7\uF0B7\uF0D8\uF0FC\uF076]/u;
/** Signs that are one only where the next item has it, too: a dash may lead to a name, an “o” may be a word. */
const DOUBTFUL = /[·–—→]|o(?=[\t\u00A0])/u;
const ITEM = new RegExp(
  `^(?<indent>\\u00A0[ \\t\\u00A0]*)?(?<sign>${BULLET.source}|${DOUBTFUL.source})[ \\t\\u00A0]+(?=\\S)`,
  'u',
);

/** How far white space around a sign is looked at. */
const LOOK = 80;

/** A line that begins with a sign of a list. */
interface TypedItem {
  readonly offset: number;
  readonly sign: string;
  /** Length of the sign with the white space around it. */
  readonly length: number;
}

/**
 * What makes items of a list of the lines of a tree that begin with a bullet. Markdown would run them together into
 * one paragraph.
 */
export function typedListEdits(root: Root, text: string): Edit[] {
  return typedItems(root, text).map(({ offset, length }) => ({ offset, by: `- ${padding(length - 2)}` }));
}

/** A list whose items begin with a sign that Markdown does not know. */
export interface TypedList {
  /** Offset of the first item. */
  readonly offset: number;
  readonly sign: string;
  readonly count: number;
}

/**
 * The lists of a tree that Markdown would not take for lists.
 *
 * @param written the text in the file
 */
export function typedListsIn(root: Root, written: string): TypedList[] {
  const lists: TypedList[] = [];
  visit(root, 'list', ({ children }) => {
    const items = children.flatMap(({ position }) => {
      const start = position?.start.offset ?? 0;
      const line = written.slice(start, start + LOOK);
      const indent = line.length - line.trimStart().length;
      const sign = ITEM.exec(line.slice(indent))?.groups?.sign;
      return sign === undefined ? [] : [{ offset: start + indent, sign }];
    });
    const [first] = items;
    if (first !== undefined) lists.push({ ...first, count: items.length });
  });
  return lists;
}

function typedItems(root: Root, text: string): TypedItem[] {
  const runs: TypedItem[][] = [];
  visit(root, (node: Nodes) => {
    if (!('children' in node)) return;
    let run: TypedItem[] | undefined;
    for (const child of node.children) {
      const items = child.type === 'paragraph' ? itemsOf(child, text) : [];
      const start = child.position?.start.offset;
      // Paragraphs that each begin with a sign are one list, as lines are.
      if (run !== undefined && items[0]?.offset === start) run.push(...items);
      else if (items.length > 0) runs.push((run = items));
      else run = undefined;
    }
  });
  return runs.flatMap((run) => {
    const counts = new Map<string, number>();
    for (const { sign } of run) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    return run.filter(({ sign }) => BULLET.test(sign) || (counts.get(sign) ?? 0) > 1);
  });
}

/** The lines of a paragraph that begin with a sign; a doubtful one begins none in the middle of a sentence. */
function itemsOf({ position }: Paragraph, text: string): TypedItem[] {
  const start = position?.start.offset ?? 0;
  const items: TypedItem[] = [];
  let before = '';
  let offset = start;
  for (const line of text.slice(start, position?.end.offset).split('\n')) {
    const indent = /^[ \t>]*/u.exec(line)?.[0].length ?? 0;
    const match = ITEM.exec(line.slice(indent, indent + LOOK));
    const sign = match?.groups?.sign ?? '';
    const isFirst = before === '' || items.length > 0 || /[:;.,،؛：]\s*$/u.test(before);
    if (match !== null && (BULLET.test(sign) || isFirst)) {
      items.push({ offset: offset + indent, sign, length: match[0].length });
    }
    offset += line.length + 1;
    before = line;
  }
  return items;
}
