import { countWords, endsInColon, isEmphasised, isTextBlock, type Block } from './block.js';
import { isEndBlock } from './end-mark.js';
import type { Lexicon } from './lexicon.js';

const HEADING_WORDS = 9;
const ADDRESS = /@|\+?\d[\d ()-]{6,}/u;
/** “cc:”, “c.c. the Ombudsman”: who gets a copy of a letter. */
const COPY = /^(?:c\.\s?c\b|cc\s?[:：.]|c\/c\b)/iu;

/** “内閣総理大臣 殿”, “各位 御中”: in Japanese the addressee’s honorific is at the end. */
const HONOURED = /^[^。、]{2,40}\s(?:殿|様|御中|宛)$/u;

/** Whether names end before a block: at an end mark, notes, a contact, a copy line, or the heading of another text. */
export function endsNames(block: Block, lexicon: Lexicon): boolean {
  if (isEndBlock(block, lexicon)) return true;
  const { node, text } = block;
  if (!isTextBlock(node)) return false;
  return (
    (['notes', 'contact', 'asking'] as const).some((kind) => lexicon.is(kind, text)) ||
    isContactLine(text, lexicon) ||
    isAddressee(text, lexicon) ||
    isHeadOf('notes', block, lexicon)
  );
}

/** “Media contact: press@example.org”: a contact in one line. */
export function isContactLine(text: string, lexicon: Lexicon): boolean {
  return lexicon.begins('contact', text) !== undefined && (/[:：]/u.test(text) || ADDRESS.test(text));
}

/** Whether a text has an address or a number to reach somebody at. */
export function hasAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** “To: the Council of …”: whom a letter is for; “c.c. …”: who gets a copy. */
export function isAddressee(text: string, lexicon: Lexicon): boolean {
  if (COPY.test(text) || HONOURED.test(text)) return true;
  return /^[^:：]{1,30}[:：]/u.test(text) && lexicon.is('addressees', text.split(/[:：]/u)[0] ?? '');
}

/** “About the coalition”, “Notes to editors and sources”: a heading that begins with such a word. */
export function isHeadOf(kind: 'notes' | 'contact', block: Block | undefined, lexicon: Lexicon): boolean {
  if (block === undefined || !isTextBlock(block.node) || countWords(block.text) > HEADING_WORDS) return false;
  const isHeading = block.node.type === 'heading' || isEmphasised(block.node) || endsInColon(block.text);
  return isHeading && lexicon.begins(kind, block.text) !== undefined;
}
