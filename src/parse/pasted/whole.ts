import type { Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Problem } from '../../model/problem.js';
import { htmlStatement } from '../foreign-file.js';
import { indentedBlocks } from './indented.js';

/** Elements that pages and copies out of them are built of. */
const PAGE_PART = /^\s*<\/?(?:meta|div|p|h[1-6]|table|ul|ol|section|article|main|span|b|style|title)\b/iu;
/** Blocks that say nothing of what a text is. */
const ASIDE = new Set(['footnoteDefinition', 'definition', 'yaml', 'thematicBreak']);

/**
 * Why a text as a whole is no statement: all of it is a quotation, code, or HTML.
 *
 * @param text the text that positions point into
 */
export function wholeProblem(root: Root, text: string, file: string): Problem | undefined {
  const blocks = root.children.filter(({ type }) => !ASIDE.has(type));
  const [first] = blocks;
  if (first === undefined) return undefined;
  const place = { file, line: first.position?.start.line, column: first.position?.start.column };
  const fatal = { severity: 'error', fatal: true, ...place } as const;
  if (isQuoted(blocks)) {
    const also = first.type === 'blockquote' ? '' : ', and the line above that says who wrote';
    return {
      rule: 'all-quoted',
      ...fatal,
      message: 'All of the statement is a quotation, as in the answer to a mail: its lines begin with “>”.',
      help: `Delete “>” and the space behind it at the beginning of every line${also}.`,
    };
  }
  if (blocks.every(({ type }) => type === 'code')) {
    const isIndented = indentedBlocks(root, text).length > 0;
    return {
      rule: 'all-code',
      ...fatal,
      message: isIndented
        ? 'All of the statement is code: its lines begin with four spaces or more, or with a tab.'
        : 'All of the statement is code: it stands between two lines of ``` or ~~~.',
      help: isIndented ? 'Delete the white space at the beginning of every line.' : 'Delete these two lines.',
    };
  }
  return isPage(blocks) ? { ...htmlStatement(file), ...place } : undefined;
}

/** Whether there is nothing but quotations; a mail program puts a line above that ends in a colon. */
function isQuoted(blocks: readonly RootContent[]): boolean {
  const isQuotation = ({ type }: RootContent) => type === 'blockquote';
  const [first, ...rest] = blocks;
  if (first === undefined) return false;
  if (isQuotation(first)) return rest.every(isQuotation);
  const leads = first.type === 'paragraph' && /[:：]$/u.test(toString(first).trim());
  return leads && rest.length > 0 && rest.every(isQuotation);
}

/** Whether a text is the source of a page: it begins with one of its parts, and most of it is HTML. */
function isPage(blocks: readonly RootContent[]): boolean {
  const [first] = blocks;
  if (first?.type !== 'html' || !PAGE_PART.test(first.value)) return false;
  const pieces = blocks.filter((block) => block.type === 'html' || hasHtml(block));
  return pieces.length * 2 > blocks.length;
}

function hasHtml(block: RootContent): boolean {
  return 'children' in block && block.children.some(({ type }) => type === 'html');
}
