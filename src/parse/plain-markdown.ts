import { toString } from 'mdast-util-to-string';
import { parseInline } from './markdown.js';

/** Every character with which Markdown can mark something inside a line. */
const SIGNS = /[\\`*_[\]<>&!~@:.]/gu;

/** The text of inline Markdown, its marks taken off. */
export function textOfMarkdown(markdown: string): string {
  return toString(parseInline(markdown));
}

/** A text as inline Markdown that says just this text; signs are escaped only where they would mark something. */
export function markdownOfText(text: string): string {
  if (textOfMarkdown(text) === text) return text;
  return text.replace(SIGNS, (sign) => `\\${sign}`);
}
