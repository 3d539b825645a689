import type { InspectedDocument, Piece } from './reading/document.js';
import type { Element } from './reading/structure.js';
import { BLOCKS } from './tagged-text.js';

/** Untagged texts further apart than this part of the em are two words. */
const GAP = 0.15;

/** Base lines that lie further apart than this part of the em belong to two lines; raised text does not. */
const LINE = 0.7;

/** The whole text in the order of the structure tree; of an untagged file, in the order of its content. */
export function documentText(document: InspectedDocument): string {
  if (document.structure !== undefined) return textOfElements(document, document.structure.children);
  return new Lines(GAP).add(document.pages.flatMap(({ content }) => content.pieces)).text;
}

/** The text of an element and all below it. */
export function elementText(document: InspectedDocument, element: Element): string {
  return textOfElements(document, [element]);
}

/** The text of the marked content that is an element’s own, without its children. */
export function ownText(document: InspectedDocument, element: Element): string {
  const lines = new Lines();
  for (const child of element.children) {
    if (child.kind === 'leaf') lines.add(document.leaves.get(child.key)?.pieces ?? []);
  }
  return lines.text;
}

/** The page that an element begins on. */
export function firstPage(document: InspectedDocument, element: Element): number | undefined {
  for (const child of element.children) {
    const page =
      child.kind === 'leaf'
        ? document.leaves.get(child.key)?.pieces[0]?.page
        : child.kind === 'element'
          ? firstPage(document, child.element)
          : undefined;
    if (page !== undefined) return page;
  }
  return undefined;
}

function textOfElements(document: InspectedDocument, elements: readonly Element[]): string {
  const lines = new Lines();
  const walk = (element: Element) => {
    const isBlock = BLOCKS.test(element.role);
    if (isBlock) lines.break();
    if (element.actualText !== undefined) lines.write(element.actualText);
    else {
      for (const child of element.children) {
        if (child.kind === 'element') walk(child.element);
        else if (child.kind === 'leaf') lines.add(document.leaves.get(child.key)?.pieces ?? []);
      }
    }
    if (isBlock) lines.break();
  };
  elements.forEach(walk);
  return lines.text;
}

/** Text that is put together from pieces: a line break where the base line changes, or a gap is wide. */
class Lines {
  readonly #parts: string[] = [];
  #last: Piece | undefined;

  /** @param gap width that divides, in em; in tagged text, spaces are characters and none does */
  constructor(private readonly gap = Infinity) {}

  get text(): string {
    return this.#parts.join('');
  }

  add(pieces: readonly Piece[]): this {
    for (const piece of pieces) {
      const last = this.#last;
      const isNewLine = last !== undefined && this.#isDivided(last, piece);
      if (isNewLine) this.#parts.push('\n');
      this.#parts.push(piece.text);
      this.#last = piece;
    }
    return this;
  }

  #isDivided(last: Piece, piece: Piece): boolean {
    const em = Math.max(last.size, piece.size);
    const apart = Math.max(piece.left - last.right, last.left - piece.right);
    return last.page !== piece.page || Math.abs(last.y - piece.y) > LINE * em || apart > this.gap * em;
  }

  write(text: string): void {
    this.#parts.push(text);
  }

  break(): void {
    this.#parts.push('\n');
    this.#last = undefined;
  }
}
