import type { Nodes } from 'mdast';
import type { Position } from '../model/document.js';

/**
 * Where a tree is deeper than it may be. It is not walked by calls of itself, which would end where the depth does:
 * with the stack.
 *
 * @param most levels of nodes it may have: each quotation is one, each list two, each emphasis one
 * @returns the place of the first node that is too deep, or `undefined`
 */
export function tooDeepAt(tree: Nodes, most: number): Position | undefined {
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    const [first] = level;
    if (depth > most) return first?.position?.start ?? { line: 1, column: 1 };
    level = level.flatMap((node) => ('children' in node ? (node.children as Nodes[]) : []));
  }
  return undefined;
}
