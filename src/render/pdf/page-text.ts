import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { SolidTextBuilder, type SolidText } from '../../text/solid-text.js';

/** The text of a page that is to be printed. */
export interface PageText {
  /** All that the page shows: words and marks. */
  readonly whole: SolidText;
  /** The words alone, without what the page adds to them: numbers of notes and links, labels. */
  readonly words: SolidText;
  /** Offset in `whole` by offset in `words`. */
  readonly places: readonly number[];
  /** Offsets in `whole` where an element begins or ends. */
  readonly edges: ReadonlySet<number>;
  /** Texts that the page has and a style may show: they are for screens or for the eye alone. */
  readonly optional: readonly string[];
}

/** Elements that begin and end a line of their own (HTML §15.3). */
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section ' +
    'summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Elements whose text is never shown. */
const SILENT = new Set(['head', 'script', 'style', 'template', 'title', 'noscript']);

/** Reads the text of a finished page in the order of its HTML. */
export function pageText(html: string): PageText {
  const walk = new PageWalk();
  walk.visit(fromHtml(html), 'words');
  return walk.text();
}

/** What a piece of a page is. */
type Kind = 'words' | 'mark' | 'optional';

class PageWalk {
  readonly #whole = new SolidTextBuilder();
  readonly #words = new SolidTextBuilder();
  readonly #places: number[] = [];
  readonly #edges = new Set<number>();
  readonly #optional: string[] = [];

  visit(node: Nodes, kind: Kind): void {
    if (node.type === 'text') this.#add(node.value, kind);
    if (node.type === 'element') this.#element(node, kind);
    else if ('children' in node) for (const child of node.children) this.visit(child, kind);
  }

  text(): PageText {
    return {
      whole: this.#whole.build(),
      words: this.#words.build(),
      places: this.#places,
      edges: this.#edges,
      optional: this.#optional,
    };
  }

  #element(element: Element, kind: Kind): void {
    const { tagName, properties } = element;
    if (SILENT.has(tagName) || properties.hidden === true) return;
    const isBlock = BLOCKS.has(tagName) || tagName === 'br';
    if (isBlock) this.#gap();
    const own = isOptional(element) ? 'optional' : isMark(element) ? 'mark' : kind;
    this.#edges.add(this.#whole.length);
    for (const child of element.children) this.visit(child, own);
    this.#edges.add(this.#whole.length);
    if (isBlock) this.#gap();
  }

  #add(text: string, kind: Kind): void {
    if (kind === 'optional') {
      this.#optional.push(text);
      return;
    }
    const start = this.#whole.length;
    this.#whole.add(text);
    if (kind === 'mark') return;
    this.#words.add(text);
    for (let at = start; at < this.#whole.length; at += 1) this.#places.push(at);
  }

  #gap(): void {
    this.#whole.addGap();
    this.#words.addGap();
  }
}

function isOptional({ properties }: Element): boolean {
  return properties.ariaHidden === 'true' || properties.dataFootnoteBackref !== undefined;
}

/** What the page adds to the words of a block. */
function isMark(element: Element): boolean {
  const { className, dataFootnoteRef } = element.properties;
  const classes = Array.isArray(className) ? className : [];
  if (classes.includes('reference') || classes.includes('label') || dataFootnoteRef !== undefined)
    return true;
  return (
    element.tagName === 'sup' && element.children.some((child) => child.type === 'element' && isMark(child))
  );
}
