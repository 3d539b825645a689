import type { Code, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { padding, type Edit } from './edits.js';

/** From so many words on, what ends like a sentence is one. */
const SENTENCE_WORDS = 8;
/** From so many words on, indented lines may be text. */
const TEXT_WORDS = 5;
const LETTERS = /[\p{L}\p{M}\p{Nd}\s.,;:!?'"’“”«»()،؛؟–—-]/gu;

/** Code that is made so by nothing but white space before its lines, as in typed letters and mails. */
export function indentedBlocks(root: Root, text: string): Code[] {
  const found: Code[] = [];
  visit(root, 'code', (code) => {
    const start = code.position?.start.offset ?? 0;
    if (!/^(?:`{3}|~{3})/u.test(text.slice(start, start + LOOK))) found.push(code);
  });
  return found;
}

const LOOK = 80;

/**
 * Whether indented lines are read as text: sentences, which no code is. Within lists and quotations, where
 * indentation has other meanings, they stay what they are.
 */
export function isReadAsText(root: Root, code: Code): boolean {
  const { value } = code;
  const isSentences =
    /[.!?:;…。؟؛۔]["”’»)]*\s*$/u.test(value) && value.split(/\s+/u).length >= SENTENCE_WORDS;
  return isSentences && isText(code) && root.children.includes(code);
}

/** Whether indented lines may be text: words, and nearly nothing but words. */
export function isText({ value }: Code): boolean {
  const letters = value.match(LETTERS)?.length ?? 0;
  return value.trim().split(/\s+/u).length >= TEXT_WORDS && letters >= 0.95 * value.length;
}

/** What makes paragraphs of indented sentences: white space that Markdown does not count as indentation. */
export function indentedEdits(root: Root, text: string): Edit[] {
  return indentedBlocks(root, text)
    .filter((code) => isReadAsText(root, code))
    .flatMap(({ position }) => {
      const { start, end } = position ?? {};
      if (start?.offset === undefined) return [];
      const first = start.offset;
      const lines = text.slice(first, end?.offset).matchAll(/(?<=^|\n)[ \t]+(?=\S)/gu);
      return Array.from(lines, ({ 0: indent, index }) => ({
        offset: first + index,
        by: padding(indent.length),
      }));
    });
}
