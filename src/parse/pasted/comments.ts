import type { Html, Parents, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { padding, type Edit } from './edits.js';

/** A comment of HTML as CommonMark has it (§6.6); one without end reaches to the end of what it begins. */
const COMMENT = /<!--(?:-?>|([^]*?)(?:-->|$))/gu;
/** What tools write for themselves. */
const INSTRUCTION =
  /^(?:\S+|(?:prettier|markdownlint|textlint|cspell|vale|remark|eslint)\b[^]*|\[(?:if|endif)\b[^]*|end list)$/iu;

/** A comment in the notation of HTML. */
export interface Comment {
  readonly offset: number;
  readonly words: string;
  /** Whether it is for people: a remark. */
  readonly isRemark: boolean;
  readonly isClosed: boolean;
}

/** The comments of a tree, none of which readers see. */
export function commentsIn(root: Root): Comment[] {
  const found: Comment[] = [];
  visit(root, 'html', (node) => {
    const start = node.position?.start.offset ?? 0;
    for (const { 0: comment, 1: inner = '', index } of node.value.matchAll(COMMENT)) {
      const words = inner.trim();
      const isRemark = words !== '' && !INSTRUCTION.test(words);
      found.push({ offset: start + index, words, isRemark, isClosed: isClosed(comment) });
    }
  });
  return found;
}

/** Edits that replace comments beside words with white space. */
export function commentEdits(root: Root, text: string): Edit[] {
  const edits: Edit[] = [];
  visit(root, 'html', (node, _, parent) => {
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || (isBlock(parent) && isOnlyComments(node))) return;
    const first = start.offset;
    for (const { 0: comment, index } of text.slice(first, end?.offset).matchAll(COMMENT)) {
      if (!isClosed(comment)) continue;
      edits.push({ offset: first + index, by: comment.replace(/[^\n]+/gu, ({ length }) => padding(length)) });
    }
  });
  return edits;
}

/** Removes comments that are alone. Some programs put one between two lists, so they part blocks until then. */
export function takeComments(root: Root): void {
  visit(root, 'html', (node, index, parent) => {
    if (parent === undefined || index === undefined || !isOnlyComments(node)) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

function isClosed(comment: string): boolean {
  return comment.endsWith('->') || comment === '<!-->';
}

function isOnlyComments({ value }: Html): boolean {
  return value.replace(COMMENT, (comment) => (isClosed(comment) ? '' : comment)).trim() === '';
}

function isBlock(parent: Parents | undefined): boolean {
  return parent?.type !== 'paragraph' && parent?.type !== 'heading' && parent?.type !== 'tableCell';
}
