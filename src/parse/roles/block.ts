import type { Heading, Paragraph, RootContent } from 'mdast';
import type { BlockRole } from '../../model/outline.js';
import { lineEnds, wordsOf } from './lines.js';

/** A top-level block of the statement, or a part of one that holds several things. */
export interface Block {
  readonly node: RootContent;
  /** Its words, white space joined. */
  readonly text: string;
  /** The block as Markdown has it, where this one is a part of it. */
  readonly origin?: RootContent | undefined;
}

/** The role of a block and the evidence for it. */
export interface Recognised {
  readonly role: BlockRole;
  readonly why: string;
}

export function asBlock(node: RootContent, origin?: RootContent): Block {
  return { node, text: wordsOf(node), origin };
}

/** A block that can hold a title or open a list. */
export function isTextBlock(node: RootContent | undefined): node is Heading | Paragraph {
  return node?.type === 'heading' || node?.type === 'paragraph';
}

export function endsInColon(text: string): boolean {
  return /[:：፦]\s*$/u.test(text);
}

/** A text without the colon that it may end in. */
export function withoutColon(text: string): string {
  return text.replace(/(?:(?<!\s)\s+)?[:：፦]$/u, '');
}

export function countWords(text: string): number {
  return text === '' ? 0 : text.split(/\s+/u).length + unspacedWords(text);
}

/** Words more than the spaces of a text show: Han and kana have about two letters a word, Thai and its kin four. */
export function unspacedWords(text: string): number {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const short = count(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const long = count(/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu);
  return Math.max(0, Math.floor(short / 2 + long / 4) - 1);
}

/** How many lines a paragraph or heading has. */
export function countLines(node: Heading | Paragraph): number {
  return lineEnds(node).length + 1;
}

/** Whether a paragraph is set in bold or italics as a whole, as people set headings in mail. */
export function isEmphasised(node: RootContent): boolean {
  return isSetIn(node, 'strong') || isSetIn(node, 'emphasis');
}

/** Whether a paragraph is set in bold as a whole. */
export function isBold(node: RootContent): boolean {
  return isSetIn(node, 'strong');
}

function isSetIn(node: RootContent, type: 'strong' | 'emphasis'): boolean {
  return (
    node.type === 'paragraph' &&
    node.children.some((child) => child.type === type) &&
    node.children.every(
      (child) =>
        child.type === 'strong' ||
        child.type === 'emphasis' ||
        child.type === 'break' ||
        (child.type === 'text' && /^[\s:：፦]*$/u.test(child.value)),
    )
  );
}

/** Whether a text is in capitals throughout. */
export function isRaised(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** The first words of a block, enough to know it by in a configuration or a message. */
export function firstWords(text: string, most = 60): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1).replace(/(?<!\s)\s+\S*$/u, '');
  return `${cut === '' ? line.slice(0, most - 1) : cut}…`;
}
