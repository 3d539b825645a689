import type { Content, Mark } from '../../model/sheet.js';
import { cutAtKept, lengthOf, tidied, type Range } from './content.js';

/** Beside a chip the caret needs a text to be in; this character is in it and belongs to nobody. */
const FILLER = '\u200B';
/** The texts that begin with one. */
const filled = new WeakSet<Node>();

/** How chips look and are called. */
export interface Look {
  /** What a chip shows, and what a screen reader says of it. */
  chip(mark: Mark): { readonly text: string; readonly name: string };
  /** Words that stay as they are. */
  readonly kept: readonly string[];
  /** Language and direction of these words. */
  readonly keptLang: string;
  readonly keptDirection: string;
}

/** Shows a content: texts as they are, marks and words to keep as chips that no key can divide. */
export function render(root: HTMLElement, content: Content, look: Look): void {
  const nodes: Node[] = [];
  const addText = (text: string) => {
    if (text !== '') nodes.push(document.createTextNode(text));
  };
  for (const piece of content) {
    if (typeof piece !== 'string') {
      nodes.push(markChip(piece, look));
      continue;
    }
    cutAtKept(piece, look.kept).forEach((text, index) => {
      if (index % 2 === 0) addText(text);
      else nodes.push(keptChip(text, look));
    });
  }
  root.replaceChildren(...withFillers(nodes));
  root.toggleAttribute('data-empty', content.length === 0);
}

function withFillers(nodes: readonly Node[]): Node[] {
  const all: Node[] = [];
  for (const node of nodes) {
    if (!isText(node) && !isText(all.at(-1))) all.push(filler());
    all.push(node);
  }
  if (!isText(all.at(-1))) all.push(filler());
  return all;
}

function filler(): Text {
  const text = document.createTextNode(FILLER);
  filled.add(text);
  return text;
}

function isText(node: Node | undefined): node is Text {
  return node instanceof Text;
}

function markChip(mark: Mark, look: Look): HTMLElement {
  const { text, name } = look.chip(mark);
  const chip = document.createElement('span');
  chip.className = `chip ${'open' in mark ? 'opens' : 'close' in mark ? 'closes' : 'alone'}`;
  chip.contentEditable = 'false';
  chip.dataset.mark = JSON.stringify(mark);
  chip.setAttribute('role', 'img');
  chip.setAttribute('aria-label', name);
  chip.textContent = text;
  return chip;
}

function keptChip(text: string, { keptLang, keptDirection }: Look): HTMLElement {
  const chip = document.createElement('bdi');
  chip.className = 'kept';
  chip.contentEditable = 'false';
  chip.lang = keptLang;
  chip.dir = keptDirection;
  chip.textContent = text;
  return chip;
}

/** What a node of the editor holds: text, a mark, or nothing. */
function pieceOf(node: Node): string | Mark {
  if (isText(node)) return filled.has(node) ? node.data.replace(FILLER, '') : node.data;
  if (!(node instanceof HTMLElement)) return '';
  const { mark } = node.dataset;
  if (mark !== undefined) return JSON.parse(mark) as Mark;
  return node.textContent;
}

/** The content as a person left it. */
export function read(root: HTMLElement): Content {
  // Line ends come from the browser, not from a person.
  const pieces = Array.from(root.childNodes, pieceOf);
  return tidied(pieces.map((piece) => (typeof piece === 'string' ? piece.replace(/[\r\n]+/gu, ' ') : piece)));
}

/** The place of a point of the page in a content. */
export function placeAt(root: HTMLElement, node: Node, offset: number): number {
  let place = 0;
  const children = Array.from(root.childNodes);
  for (const [index, child] of children.entries()) {
    if (node === root && index >= offset) return place;
    const length = lengthOf(pieceOf(child));
    if (child === node && isText(child)) return place + (filled.has(child) ? hidden(child, offset) : offset);
    if (child.contains(node) && child !== root) return place + length;
    place += length;
  }
  return place;
}

/** An offset in a text that has a filler, without it. */
function hidden(text: Text, offset: number): number {
  const at = text.data.indexOf(FILLER);
  return at >= 0 && at < offset ? offset - 1 : offset;
}

/** The point of the page for a place. */
function pointAt(root: HTMLElement, place: number): readonly [Node, number] {
  let left = place;
  let last: readonly [Node, number] = [root, root.childNodes.length];
  for (const child of root.childNodes) {
    const length = lengthOf(pieceOf(child));
    if (isText(child)) {
      const extra = filled.has(child) && child.data.startsWith(FILLER) ? 1 : 0;
      if (left <= length) return [child, left + extra];
      last = [child, length + extra];
    }
    left -= length;
    // A place inside of a word to keep is behind it.
    if (left < 0) left = 0;
  }
  return last;
}

/** What is chosen in an editor; nothing where the caret is elsewhere. */
export function selectionIn(root: HTMLElement): Range | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return undefined;
  return rangeOf(root, range);
}

/** A range of the page as one of the content. */
export function rangeOf(root: HTMLElement, range: AbstractRange): Range {
  const from = placeAt(root, range.startContainer, range.startOffset);
  const to = placeAt(root, range.endContainer, range.endOffset);
  return { from: Math.min(from, to), to: Math.max(from, to) };
}

export function select(root: HTMLElement, { from, to }: Range): void {
  document.getSelection()?.setBaseAndExtent(...pointAt(root, from), ...pointAt(root, to));
}

/** A range of the content as one of the page. */
export function pageRange(root: HTMLElement, { from, to }: Range): globalThis.Range {
  const range = document.createRange();
  range.setStart(...pointAt(root, from));
  range.setEnd(...pointAt(root, to));
  return range;
}
