import type { Code, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { padding, type Edit } from './edits.js';

/** From this many words on, what ends like a sentence is one. */
const SENTENCE_WORDS = 8;
const SENTENCE = /[.!?:;…。؟؛۔]["”’»)]*\s*$/u;
/** From this many words on, indented lines may be text. */
const TEXT_WORDS = 5;
const LETTER = /[\p{L}\p{M}\p{Nd}\s.,;:!?'"’“”«»()،؛؟•*&@–—-]/gu;
/** The share of letters that text has; code has more signs. */
const LETTERS = 0.93;
const ITEM = /^\s*(?:[-*+•◦–·]|\d{1,3}[.)])\s/u;
/** How far the beginning of code is looked at. */
const LOOK = 80;

/** Code that is made so by nothing but white space before its lines, as in typed letters and mails. */
export interface Indented {
  readonly code: Code;
  /** Whether it is read as text; else it stays code, and is reported. */
  readonly isRead: boolean;
}

/**
 * The indented lines of a tree that look like text. Sentences and lists are read as text, and so is every other line
 * of a text that indents its sentences. Within lists and quotations, where indentation has other meanings, they stay
 * what they are.
 *
 * @param text the text that positions point into
 */
export function indentedText(root: Root, text: string): Indented[] {
  const blocks = indentedBlocks(root, text).filter(isWords);
  const own = new Set(root.children);
  const isIndenting = blocks.some((code) => own.has(code) && hasSentence(code));
  return blocks
    .map((code) => ({ code, isRead: own.has(code) && (isIndenting || isList(code)) }))
    .filter(({ code, isRead }) => isRead || code.value.trim().split(/\s+/u).length >= TEXT_WORDS);
}

/** Code of a tree without fences around it. */
export function indentedBlocks(root: Root, text: string): Code[] {
  const found: Code[] = [];
  visit(root, 'code', (code) => {
    const start = code.position?.start.offset ?? 0;
    if (!/^(?:`{3}|~{3})/u.test(text.slice(start, start + LOOK))) found.push(code);
  });
  return found;
}

/** What makes paragraphs of indented text: white space that Markdown does not count as indentation. */
export function indentedEdits(found: readonly Indented[], text: string): Edit[] {
  return found.flatMap(({ code, isRead }) => {
    const { start, end } = code.position ?? {};
    if (!isRead || start?.offset === undefined) return [];
    const first = start.offset;
    const lines = text.slice(first, end?.offset).matchAll(/(?<=^|\n)[ \t]+(?=\S)/gu);
    return Array.from(lines, ({ 0: indent, index }) => ({
      offset: first + index,
      by: padding(indent.length),
    }));
  });
}

/** Whether there is nearly nothing but words. */
function isWords({ value }: Code): boolean {
  return (value.match(LETTER)?.length ?? 0) >= LETTERS * value.length;
}

function hasSentence({ value }: Code): boolean {
  return value
    .split(/\n\s*\n/u)
    .some((part) => SENTENCE.test(part) && part.trim().split(/\s+/u).length >= SENTENCE_WORDS);
}

/** Whether the lines begin as the items of a list do. */
function isList({ value }: Code): boolean {
  const lines = value.split('\n').filter((line) => line.trim() !== '');
  return ITEM.test(lines[0] ?? '') && lines.filter((line) => ITEM.test(line)).length * 2 >= lines.length;
}
