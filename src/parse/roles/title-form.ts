import { countLines, countWords, endsInColon, isEmphasised, type Block } from './block.js';
import { isSentence } from './likeness.js';

/** A title and a subtitle have no more words. */
export const TITLE_WORDS = 35;
const TITLE_LINES = 4;

/** Whether a paragraph has the form of a title: short, and no sentence unless it is set apart. */
export function isTitleLike({ node, text }: Block): boolean {
  if (node.type !== 'paragraph' || endsInColon(text)) return false;
  if (countWords(text) > TITLE_WORDS || countLines(node) > TITLE_LINES) return false;
  return !isSentence(text) || isEmphasised(node);
}

/** A heading, or a paragraph that is set in bold or italics as a whole. */
export function isApart({ node }: Block): boolean {
  return node.type === 'heading' || isEmphasised(node);
}
