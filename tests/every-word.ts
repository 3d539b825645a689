import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Document } from '../src/model/document.js';
import type { OutlineBlock } from '../src/model/outline.js';
import { parseBlocks } from '../src/parse/markdown.js';

/** Roles of blocks that are taken off: the program writes their like itself. */
const TAKEN_OFF = new Set(['release-line', 'date', 'end']);

/** How often each word is in some texts. */
class Words {
  readonly #counts = new Map<string, number>();

  constructor(texts: readonly string[] = []) {
    for (const text of texts) for (const word of wordsIn(text)) this.add(word, 1);
  }

  add(word: string, count: number): void {
    const sum = (this.#counts.get(word) ?? 0) + count;
    if (sum === 0) this.#counts.delete(word);
    else this.#counts.set(word, sum);
  }

  has(word: string): boolean {
    return (this.#counts.get(word) ?? 0) > 0;
  }

  without(other: Words): Words {
    const rest = new Words();
    for (const [word, count] of this.#counts) rest.add(word, count);
    for (const [word, count] of other.#counts) rest.add(word, -count);
    return rest;
  }

  /** Words that are more often, or less often, than they should be. */
  list(sign: 1 | -1): string[] {
    return [...this.#counts].filter(([, count]) => count * sign > 0).map(([word]) => word);
  }
}

function wordsIn(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** What holds of every reading: each word of the source is in a segment, a name or a line that was taken off, once. */
export interface Kept {
  /** Words of the source that are nowhere. */
  readonly lost: readonly string[];
  /** Words that are somewhere more often than in the source. */
  readonly twice: readonly string[];
}

/**
 * Compares the words of a statement with those of its segments, its names and the lines that were taken off.
 *
 * @param joiners words that may be left out between names: “and”
 */
export function keptWords(text: string, document: Document, joiners: readonly string[]): Kept {
  const source = new Words(textsOf(parseBlocks(text)));
  const { segments, signatories, outline } = document;
  const words = new Words([
    ...segments.filter(({ role }) => role !== 'place').map(({ content }) => content.map(plainText).join('')),
    ...signatories.flatMap(({ name, rest = [] }) => [name, ...rest]),
  ]);
  const { alone, shared } = takenOff(text, outline.blocks);
  const difference = source.without(words).without(new Words(alone));
  const allowed = new Words(shared);
  const among = new Words(
    linesOf(
      text,
      outline.blocks.filter(({ role }) => role === 'names'),
    ),
  );
  const isLeftOut = (word: string) =>
    allowed.has(word) ||
    (among.has(word) && (/^\p{N}+$/u.test(word) || isLabel(word) || joiners.includes(word)));
  // In Arabic “and” is written together with its word.
  const isParted = (word: string) => source.has(`و${word}`);
  const lost = difference.list(1).filter((word) => !isLeftOut(word));
  const twice = difference.list(-1).filter((word) => !isParted(word));
  return { lost: lost.filter((word) => !(word.startsWith('و') && words.has(word.slice(1)))), twice };
}

/** Lines that were taken off; those that have something else beside it, too (“Subject: …”), are of both. */
function takenOff(text: string, blocks: readonly OutlineBlock[]) {
  const taken = blocks.filter(({ role }) => TAKEN_OFF.has(role));
  const isShared = (one: OutlineBlock) =>
    blocks.some((other) => other !== one && other.line <= one.endLine && one.line <= other.endLine);
  return {
    alone: linesOf(
      text,
      taken.filter((one) => !isShared(one)),
    ),
    shared: linesOf(text, taken.filter(isShared)),
  };
}

function linesOf(text: string, blocks: readonly OutlineBlock[]): string[] {
  const lines = text.split('\n');
  return blocks.flatMap(({ line, endLine }) => lines.slice(line - 1, endLine));
}

/** The label of a column that only counts. */
function isLabel(word: string): boolean {
  return ['No', 'N', 'Nr', 'الرقم', 'ردیف', 'شمېره'].includes(word);
}

/** The texts of a tree, each of its own. */
function textsOf(root: Root): string[] {
  const texts: string[] = [];
  visit(root, (node: Nodes) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      texts.push(plainText(node));
  });
  return texts;
}

/** The words of inline content; a hard break is a space. */
function plainText(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return 'children' in node ? (node.children as Nodes[]).map(plainText).join('') : '';
}
