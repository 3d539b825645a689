import type { Text } from 'mdast';
import type { Point } from 'unist';

/** A function from an offset in a text to its line and column. */
export type Locator = (offset: number) => Point;

/** Prepares to look up lines and columns of a text; both count from 1. */
export function locatorOf(text: string): Locator {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
  };
}

/**
 * The offset in the source of a character of a text node: escapes, character references and the indentation of
 * further lines are in the source and not in the node.
 *
 * @param index of the character in the node's value; the value's length for its end
 */
export function sourceOffset(node: Text, index: number, source: string): number | undefined {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  let at = start.offset;
  for (let taken = 0; taken < index;) {
    const letter = node.value[taken] ?? '';
    const here = source[at] ?? '';
    if (at >= end.offset) return end.offset;
    if (here === letter) {
      at += 1;
      taken += 1;
      if (letter === '\n')
        while (/[ \t>]/u.test(source[at] ?? '') && source[at] !== node.value[taken]) at += 1;
    } else if (here === '\\' || /[ \t\r]/u.test(here)) at += 1;
    else if (here === '&') {
      const close = source.indexOf(';', at);
      if (close < 0 || close >= end.offset) return undefined;
      at = close + 1;
      taken += (node.value.codePointAt(taken) ?? 0) > 0xffff ? 2 : 1;
    } else return undefined;
  }
  return at;
}
