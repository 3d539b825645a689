import type { Nodes, RootContent } from 'mdast';
import type { Point } from 'unist';
import { FRONT_MATTER, parseBlocks, type BlockParser } from './markdown.js';

/** What a process that goes on remembers of the last statement. */
export interface BlockMemory {
  /** The parser for the next statement, which may be an edit of the last one. */
  begin(): BlockParser;
}

/** What can start a block at the beginning of a line, and nothing that an earlier block would take in. */
const STARTS = String.raw`[\p{L}[#]`;
const BEGINS_ALONE = new RegExp(`^${STARTS}`, 'u');

/** Behind an empty line, such a start ends every list, quotation, table, note and paragraph before it. */
const BORDERS = new RegExp(String.raw`\n[ \t]*\n(?=${STARTS})`, 'gu');

/** Code between fences and HTML go on over empty lines; other line ends and signs of order count in their own way. */
const UNDIVIDED = /^ {0,3}(?:`{3}|~{3}|<)|[\r\0\uFEFF]/mu;

/** Every definition of a link or note has this. */
const DEFINES = ']:';

/**
 * A memory of the parts of statements: to parse what has not changed took most of the time from an edit to its page. It
 * holds the parts of the last two statements.
 */
export function createBlockMemory(): BlockMemory {
  let known = new Map<string, readonly RootContent[]>();
  return {
    begin() {
      const before = known;
      known = new Map();
      const own = known;
      return (markdown) => {
        const parts = divided(markdown);
        if (parts === undefined) return parseBlocks(markdown);
        const definitions = parts.filter((part) => part.includes(DEFINES)).join('\n\n');
        const children: RootContent[] = [];
        const at = { line: 1, column: 1, offset: 0 };
        for (const part of parts) {
          // Words in brackets are a link or a note only if the statement defines it somewhere.
          const whole = part.includes('[') && definitions !== '' ? `${part}\n\n${definitions}` : part;
          const key = `${part.length} ${whole}`;
          const blocks = own.get(key) ?? before.get(key) ?? blocksOf(whole, part.length);
          own.set(key, blocks);
          for (const block of blocks) children.push(moved(block, at));
          advance(at, part);
        }
        return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end: at } };
      };
    },
  };
}

/** Parts of a statement that can be parsed alone; nothing where it has no such parts. */
function divided(markdown: string): readonly string[] | undefined {
  if (UNDIVIDED.test(markdown)) return undefined;
  const front = FRONT_MATTER.exec(markdown)?.[0].length ?? 0;
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: gap } of markdown.matchAll(BORDERS)) {
    if (index < front) continue;
    parts.push(markdown.slice(from, index + gap.length));
    from = index + gap.length;
  }
  parts.push(markdown.slice(from));
  const [first = ''] = parts;
  // Its definitions are put behind other parts.
  const isMovable = !first.includes(DEFINES) || BEGINS_ALONE.test(first);
  return parts.length > 1 && isMovable ? parts : undefined;
}

/** The blocks that begin within the first characters of a text. */
function blocksOf(markdown: string, length: number): readonly RootContent[] {
  return parseBlocks(markdown).children.filter(({ position }) => (position?.start.offset ?? 0) < length);
}

/** A copy of a tree that begins elsewhere: its readers change what they get. */
function moved<Node extends Nodes>(node: Node, by: Point): Node {
  const copy: Record<string, unknown> = { ...node };
  for (const [name, value] of Object.entries(copy))
    if (Array.isArray(value)) copy[name] = [...(value as unknown[])];
  if ('children' in node) copy.children = node.children.map((child) => moved(child, by));
  const { position } = node;
  if (position !== undefined) {
    copy.position = { start: movedPoint(position.start, by), end: movedPoint(position.end, by) };
  }
  return copy as unknown as Node;
}

function movedPoint({ line, column, offset = 0 }: Point, by: Point): Point {
  // Every part begins a line.
  return { line: line + by.line - 1, column, offset: offset + (by.offset ?? 0) };
}

/** Moves a point behind a text. */
function advance(at: { line: number; column: number; offset: number }, text: string): void {
  const lines = text.split('\n');
  at.line += lines.length - 1;
  at.column = (lines.length > 1 ? 1 : at.column) + (lines.at(-1) ?? '').length;
  at.offset += text.length;
}
