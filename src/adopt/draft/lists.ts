import type { List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { withAsciiDigits } from '../../text/numerals.js';
import { LIST_MARKER } from '../../model/whole.js';

/** Signs that nothing but an item of a list begins with. */
const BULLET = /^[•·▪◦‣●○■□]$/u;
/** Text between two dashes, such as an end mark, is not an item of a list. */
const DASHED = /[-–—]\s*$/u;

/** A line of a paragraph. */
interface Line {
  readonly paragraph: Paragraph;
  readonly content: readonly PhrasingContent[];
  /** The bullet or number it begins with. */
  readonly typed: Typed | undefined;
}

interface Typed {
  /** The same for items of one list: the bullet, or what is typed around the number. */
  readonly kind: string;
  readonly number: number | undefined;
  readonly length: number;
}

/**
 * Makes lists of paragraphs, or of lines of one, that begin with a typed bullet or number: `•` always, `-` and `1.`
 * where several follow one another. A single one stays as it is: `12. März 2026` is a date.
 *
 * @param root changed
 */
export function makeTypedLists(root: Root): void {
  const made: RootContent[] = [];
  let lines: Line[] = [];
  const flush = () => {
    made.push(...blocksOf(lines));
    lines = [];
  };
  for (const block of root.children) {
    if (block.type === 'paragraph') lines.push(...linesOf(block));
    else {
      flush();
      made.push(block);
    }
  }
  flush();
  root.children = made;
}

/** The blocks that lines make which follow one another. */
function blocksOf(lines: readonly Line[]): (List | Paragraph)[] {
  const blocks: (List | Paragraph)[] = [];
  let open: Paragraph | undefined;
  for (let at = 0; at < lines.length;) {
    const run = runFrom(lines, at);
    const line = lines[at];
    if (line === undefined) break;
    if (isList(run)) {
      blocks.push(listOf(run));
      open = undefined;
      at += run.length;
      continue;
    }
    const before = blocks.at(-1);
    if (open === line.paragraph && before?.type === 'paragraph')
      before.children.push({ type: 'break' }, ...line.content);
    else blocks.push({ type: 'paragraph', children: [...line.content] });
    open = line.paragraph;
    at += 1;
  }
  return blocks;
}

/** The lines from one on that can be items of one list. */
function runFrom(lines: readonly Line[], from: number): Line[] {
  const run: Line[] = [];
  for (const line of lines.slice(from)) {
    const [typed, before] = [line.typed, run.at(-1)?.typed];
    if (typed === undefined) break;
    const isNext = before?.number === undefined || typed.number === before.number + 1;
    if (before !== undefined && (before.kind !== typed.kind || !isNext)) break;
    run.push(line);
  }
  return run;
}

function isList(run: readonly Line[]): boolean {
  const typed = run[0]?.typed;
  if (typed === undefined) return false;
  if (BULLET.test(typed.kind)) return true;
  const isDashed = typed.number === undefined && run.some(({ content }) => DASHED.test(textOf(content)));
  return run.length > 1 && !isDashed;
}

function listOf(run: readonly Line[]): List {
  const start = run[0]?.typed?.number;
  const children = run.map(({ content, typed }): ListItem => {
    const paragraph: Paragraph = { type: 'paragraph', children: withoutStart(content, typed?.length ?? 0) };
    return { type: 'listItem', spread: false, children: [paragraph] };
  });
  return { type: 'list', ordered: start !== undefined, start: start ?? null, spread: false, children };
}

function linesOf(paragraph: Paragraph): Line[] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of paragraph.children) {
    if (node.type === 'break') lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines.map((content) => ({ paragraph, content, typed: typedIn(textOf(content)) }));
}

function typedIn(text: string): Typed | undefined {
  const [all, marker] = LIST_MARKER.exec(text) ?? [];
  if (all === undefined || marker === undefined || text.slice(all.length).trim() === '') return undefined;
  const digits = /\p{Nd}+/u.exec(marker)?.[0];
  return {
    kind: marker.replace(/\p{Nd}+/u, '1'),
    number: digits === undefined ? undefined : Number(withAsciiDigits(digits)),
    length: all.length,
  };
}

/** Inline content without this many characters at its beginning. */
function withoutStart(content: readonly PhrasingContent[], length: number): PhrasingContent[] {
  let left = length;
  return content.flatMap((node): PhrasingContent[] => {
    if (left === 0) return [node];
    const cut = Math.min(left, textOf([node]).length);
    left -= cut;
    if ('value' in node) return node.value.length === cut ? [] : [{ ...node, value: node.value.slice(cut) }];
    return 'children' in node ? [{ ...node, children: withoutStart(node.children, cut) }] : [node];
  });
}

/** The characters of inline content, one for one. */
function textOf(content: readonly PhrasingContent[]): string {
  return content
    .map((node) => ('value' in node ? node.value : 'children' in node ? textOf(node.children) : ''))
    .join('');
}
