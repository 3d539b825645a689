import type { Text } from 'mdast';

/**
 * What no mark of Markdown can begin or end with: no character that CommonMark or GFM gives a meaning inside
 * a line, no address that GFM makes a link of, one line, and no white space at its ends.
 */
const PLAIN = /^(?!\s)[^\\`*_[\]<>&!~@\p{Cc}\uFEFF]+(?<!\s)$/u;
const ADDRESS = /www\.|:\/\//iu;

/** Whether inline Markdown is one plain text, so that parsing it would change nothing; most translations are. */
export function isPlain(markdown: string): boolean {
  return PLAIN.test(markdown) && !ADDRESS.test(markdown);
}

/** What the parser makes of a plain text. */
export function plainContent(value: string): Text {
  const { length } = value;
  return {
    type: 'text',
    value,
    position: {
      start: { line: 1, column: 1, offset: 0 },
      end: { line: 1, column: length + 1, offset: length },
    },
  };
}
