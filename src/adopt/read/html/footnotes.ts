import type { Element, ElementContent, Root } from 'hast';
import { childrenOf, isElement, property } from './elements.js';
import { addTo } from '../../../model/grouping.js';

/** The name of the element that is put in the place of a mark. */
export const MARK = 'footnote-mark';

/** What may hold a note as a whole. */
const HOLDERS = ['li', 'aside', 'dd', 'p', 'div', 'td', 'blockquote'];
/** What a note may be made of, where it has several parts. */
const PARTS = ['p', 'ul', 'ol', 'blockquote', 'span', 'a', 'sup'];
const MOST_LINKS = 2000;

/** A note of a page, taken off it. */
interface PageNote {
  readonly name: string;
  readonly children: ElementContent[];
}

/** What the notes of a page are. */
export interface PageNotes {
  readonly footnotes: readonly PageNote[];
  /** Remarks of editors, which word processors write beneath the text as they write notes. */
  readonly comments: readonly PageNote[];
}

/** The names of comments, as Google Docs and Word write them. */
const COMMENT = /^#(?:cmnt|_msocom_)\d/u;

/**
 * Finds the notes of a page: each mark leads to its note, and each note back to its mark, whatever program has made
 * the page. Marks become elements of their own; notes are taken off.
 *
 * @param root changed
 */
export function takeFootnotes(root: Root): PageNotes {
  const page = new Page(root);
  const notes = new Map<Element, PageNote>();
  const comments = new Set<PageNote>();
  for (const mark of page.links) {
    const found = page.noteOf(mark);
    if (found === undefined) continue;
    const { holder, back } = found;
    const note = notes.get(holder) ?? { name: `note-${notes.size + 1}`, children: holder.children };
    notes.set(holder, note);
    const sign: Element = { type: 'element', tagName: MARK, properties: { name: note.name }, children: [] };
    const isComment = COMMENT.test(property(mark, 'href'));
    if (isComment) comments.add(note);
    page.replace(page.wrapping(mark), isComment ? undefined : sign);
    page.replace(page.wrapping(back), undefined);
  }
  for (const holder of notes.keys()) page.replace(holder, undefined);
  const all = [...notes.values()];
  return { footnotes: all.filter((note) => !comments.has(note)), comments: [...comments] };
}

/** The elements of a page, each with those around it. */
class Page {
  /** Links to places of the page itself. */
  readonly links: Element[] = [];
  /** Elements in the order of the page. */
  readonly #order = new Map<Element, number>();
  readonly #parents = new Map<Element, Root | Element>();
  readonly #byId = new Map<string, Element>();
  /** Those links by the element around them. */
  readonly #within = new Map<Element, Element[]>();

  constructor(root: Root) {
    this.#visit(root);
  }

  /** The note that a mark leads to, with the link that leads back. */
  noteOf(mark: Element): { holder: Element; back: Element } | undefined {
    const place = this.#target(mark);
    const nearest = place && this.#around(place).find(({ tagName }) => HOLDERS.includes(tagName));
    if (nearest === undefined || this.#isBefore(nearest, mark)) return undefined;
    const back = this.#within.get(nearest)?.find((link) => this.#leadsTo(link, mark));
    if (back === undefined) return undefined;
    const outer = this.#parents.get(nearest);
    const isWhole =
      isElement(outer, 'div', 'li', 'aside') &&
      this.#within.get(outer)?.length === this.#within.get(nearest)?.length &&
      outer.children.every((one) => one.type !== 'element' || PARTS.includes(one.tagName));
    return { holder: isWhole ? outer : nearest, back };
  }

  /** A link with the elements around it that hold nothing else: `<sup>[<a>1</a>]</sup>`. */
  wrapping(link: Element): Element {
    const parent = this.#parents.get(link);
    if (!isElement(parent, 'sup', 'span', 'b', 'strong', 'font')) return link;
    const isAlone = parent.children.every(
      (one) =>
        one === link ||
        (one.type === 'text' && /^[\s[\]()]*$/u.test(one.value)) ||
        (isElement(one, 'sup', 'span', 'a') && childrenOf(one).length === 0),
    );
    return isAlone ? this.wrapping(parent) : link;
  }

  replace(node: Element, by: Element | undefined): void {
    const parent = this.#parents.get(node);
    const at = parent?.children.indexOf(node) ?? -1;
    if (parent === undefined || at < 0) return;
    parent.children.splice(at, 1, ...(by === undefined ? [] : [by]));
    if (by !== undefined) this.#parents.set(by, parent);
  }

  /** Whether an element begins before another one, or has it in it. */
  #isBefore(one: Element, other: Element): boolean {
    return (this.#order.get(one) ?? 0) <= (this.#order.get(other) ?? 0);
  }

  #visit(node: Root | Element): void {
    for (const one of node.children) {
      if (!isElement(one)) continue;
      this.#order.set(one, this.#order.size);
      this.#parents.set(one, node);
      for (const id of [property(one, 'id'), property(one, 'name')])
        if (id !== '' && !this.#byId.has(id)) this.#byId.set(id, one);
      if (one.tagName === 'a' && property(one, 'href').startsWith('#') && this.links.length < MOST_LINKS) {
        this.links.push(one);
        for (const outer of this.#around(one)) addTo(this.#within, outer, one);
      }
      this.#visit(one);
    }
  }

  /** An element and those around it, from the inside. */
  #around(node: Element): Element[] {
    const parent = this.#parents.get(node);
    return isElement(parent) ? [node, ...this.#around(parent)] : [node];
  }

  #target(link: Element): Element | undefined {
    return this.#byId.get(decoded(property(link, 'href').slice(1)));
  }

  /** Whether a link leads to a mark, or to what is closely around it or beside it. */
  #leadsTo(link: Element, mark: Element): boolean {
    const place = link === mark ? undefined : this.#target(link);
    if (place === undefined) return false;
    const outer = this.#around(mark).slice(0, 3);
    return (
      outer.includes(place) || (place.tagName === 'a' && outer.includes(this.#around(place)[1] ?? place))
    );
  }
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
