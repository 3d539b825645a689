import type { Nodes } from 'mdast';
import type { Position } from '../model/document.js';

/** Marks of quotations and lists at the beginning of a line. */
const CONTAINERS = /(?<![ \t])[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/uy;

/** A line that parts sections, which may be of any length: `- - -`. */
const RULE = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+|(?:_[ \t]*)+)$/u;

/** What opens or closes an inline. */
const DELIMITER = /\\.|[*_]|~~|\[|\]/gu;

/**
 * Where a text would be deeper than it may be, found before it is parsed: the time a parser of CommonMark takes for
 * what is nested grows with more than the square of the depth. Code counts too: what is code is known only after
 * parsing.
 *
 * @param text Markdown
 * @param most levels it may have
 * @returns the place, or `undefined`; the parser may still find another depth, but not one that takes long
 */
export function opensTooMuchAt(text: string, most: number): Position | undefined {
  let open = 0;
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') open = 0;
    if (RULE.test(line)) continue;
    const { count, end, indent } = containersOf(line);
    if (count > most || (count > 0 && indent > 2 * most)) return { line: at + 1, column: 1 };
    for (const { 0: mark, index } of line.slice(end).matchAll(DELIMITER)) {
      if (mark.startsWith('\\')) continue;
      const after = line.charAt(end + index + mark.length);
      const before = line.charAt(end + index - 1);
      const closes = mark === ']' || (mark !== '[' && before.trim() !== '' && open > 0);
      if (closes) open = Math.max(0, open - 1);
      else if (after.trim() !== '') open += 1;
      if (open > most) return { line: at + 1, column: end + index + 1 };
    }
  }
  return undefined;
}

/** How many quotations and list items a line opens, where its words begin, and its white space. */
function containersOf(line: string): { count: number; end: number; indent: number } {
  let count = 0;
  let end = 0;
  let indent = 0;
  for (;;) {
    CONTAINERS.lastIndex = end;
    const [found] = CONTAINERS.exec(line) ?? [];
    if (found === undefined) return { count, end, indent };
    count += 1;
    end += found.length;
    indent += found.length - found.trimStart().length;
  }
}

/**
 * Where a tree is deeper than it may be. It does not recurse: a deep tree would overflow the stack.
 *
 * @param most levels of nodes it may have: each quotation is one, each list two, each emphasis one
 * @returns the place of the first node that is too deep, or `undefined`
 */
export function tooDeepAt(tree: Nodes, most: number): Position | undefined {
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return level[0]?.position?.start ?? { line: 1, column: 1 };
    level = level.flatMap((node) => ('children' in node ? (node.children as Nodes[]) : []));
  }
  return undefined;
}
