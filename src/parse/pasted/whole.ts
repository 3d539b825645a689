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
 * Why a text as a whole is not a statement: all of it is a quotation, code, or HTML.
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
    const leads = first.type === 'blockquote' ? '' : ', and the line that says who wrote';
    return {
      rule: 'all-quoted',
      ...fatal,
      message: 'All of the statement is a quotation, as in the answer to a mail: its lines begin with “>”.',
      help: `Delete “>” and the space after it at the beginning of every line${leads}.`,
    };
  }
  if (blocks.every(({ type }) => type === 'code')) {
    const isIndented = indentedBlocks(root, text).length > 0;
    return {
      rule: 'all-code',
      ...fatal,
      message: isIndented
        ? 'All of the statement is code: its lines begin with four spaces or more, or with a tab.'
        : 'All of the statement is code: it is between two lines of ``` or ~~~.',
      help: isIndented ? 'Delete the white space at the beginning of every line.' : 'Delete these two lines.',
    };
  }
  return isPage(blocks) ? { ...htmlStatement(file), ...place } : undefined;
}

/** A text with this share of quoted words is a quotation. */
const ALL_QUOTED = 0.8;
/** A text with this share of quoted words may be one. */
const MOSTLY_QUOTED = 0.5;

/** Whether there is nearly nothing but quotations, what a mail program puts above and below aside. */
function isQuoted(blocks: readonly RootContent[]): boolean {
  const [first, ...rest] = blocks;
  const text = (first && leadsToQuotation(first) ? rest : blocks).filter((block) => !isSignature(block));
  return text[0]?.type === 'blockquote' && quotedPart(text) >= ALL_QUOTED;
}

/** The line that says who wrote ends in a colon. */
function leadsToQuotation(block: RootContent): boolean {
  return block.type === 'paragraph' && /[:：]$/u.test(toString(block).trim());
}

function isSignature(block: RootContent): boolean {
  return block.type === 'paragraph' && /^--\s/u.test(toString(block));
}

/** The part of the words that is quoted. */
function quotedPart(blocks: readonly RootContent[]): number {
  const words = blocks.map((block) => [block.type, toString(block).split(/\s+/u).length] as const);
  const quoted = words.filter(([type]) => type === 'blockquote');
  const sum = (counts: readonly (readonly [string, number])[]) =>
    counts.reduce((all, [, count]) => all + count, 0);
  return sum(quoted) / Math.max(1, sum(words));
}

/** The first of the quotations of a text that is mostly quoted in several paragraphs: perhaps the answer to a mail. */
export function mostlyQuoted(root: Root): RootContent | undefined {
  const quotations = root.children.filter((block) => block.type === 'blockquote');
  const paragraphs = quotations.reduce((count, { children }) => count + children.length, 0);
  return paragraphs > 2 && quotedPart(root.children) > MOSTLY_QUOTED ? quotations[0] : undefined;
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
