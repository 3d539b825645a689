import { child, readElements, type Node } from '../../../exchange/docx/read/xml.js';
import type { Remark } from '../../../model/manuscript.js';
import {
  comment,
  deletion,
  filledIn,
  insertion,
  leftOut,
  Remarks,
  type RemarkDraft,
} from '../office/remarks.js';
import { isFigure } from './body.js';
import type { OdtPackage } from './package.js';
import type { OdtStyles } from './styles.js';

/** A tracked change (ISO/IEC 26300-1 §5.5). */
interface Change {
  readonly author: string;
  /** The words that were deleted; absent where words were inserted. */
  readonly deleted: string | undefined;
}

const SHAPE = /^draw:(?:object|object-ole|plugin|applet)$/u;
/** Text whose words a program fills in and may fill in otherwise another day. */
const FIELD =
  /^text:((?:date|time|page-number|page-count|(?:author|sender|creator|initial-creator|editing|print|creation|modification|user|file|template|chapter|sheet|variable|expression|database|conditional)[a-z-]*))$/u;
const INDEX =
  /^text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index|bibliography)$/u;

/** What is left out with all that it holds, and how it is reported. */
const LEFT: readonly (readonly [is: (node: Node) => boolean, what: string])[] = [
  [({ name }) => INDEX.test(name), 'The table of contents'],
  [(node) => node.name === 'draw:text-box' && !isFigure(node), 'A text box'],
  [({ name }) => name === 'draw:custom-shape', 'A text box'],
  [({ name }) => SHAPE.test(name), 'An embedded object'],
  [({ name }) => name === 'text:hidden-text' || name === 'text:hidden-paragraph', 'Hidden text'],
  [({ name, attributes }) => name === 'text:section' && attributes.display === 'none', 'Hidden text'],
  [({ name }) => name === 'text:ruby-text', 'A reading aid above the line'],
];

/** Collects what a file has beside its agreed text: comments, tracked changes, hidden text, text boxes, fields. */
export class OdtRemarkReader {
  readonly #remarks = new Remarks();
  readonly #changes = new Map<string, Change>();
  /** Words of the insertions and under the comments that are open. */
  readonly #open = new Map<string, string>();
  /** Comments whose end is still to come. */
  readonly #comments = new Map<string, Node>();

  constructor(
    file: OdtPackage,
    readonly styles: OdtStyles,
  ) {
    for (const [what, texts] of marginsOf(file.styles)) {
      // A page number alone is not worth a remark.
      for (const text of new Set(texts)) if (/\p{L}/u.test(text)) this.#remarks.aside(leftOut(what, text));
    }
  }

  /** Takes an element of the text. */
  take(node: Node): void {
    const { name } = node;
    if (name === 'text:p' || name === 'text:h') this.#remarks.enter(shownText(node));
    const left = LEFT.find(([is]) => is(node))?.[1] ?? (this.#isHidden(node) ? 'Hidden text' : undefined);
    if (left !== undefined) this.#remarks.add(leftOut(left, textOf(node)));
    else if (name === 'text:tracked-changes') this.#readChanges(node);
    else if (name === 'office:annotation') this.#annotation(node);
    else this.#within(node);
    const [, field] = FIELD.exec(name) ?? [];
    if (field !== undefined) this.#remarks.add(filledIn(field, textOf(node)));
  }

  all(): readonly Remark[] {
    for (const id of [...this.#comments.keys()]) this.#endComment(id);
    return this.#remarks.all();
  }

  #within(node: Node): void {
    const { name, attributes, text } = node;
    const id = attributes['change-id'] ?? '';
    if (name === 'text:change') this.#deleted(id);
    else if (name === 'text:change-start') this.#open.set(id, '');
    else if (name === 'text:change-end') this.#inserted(id);
    else if (name === 'office:annotation-end') this.#endComment(attributes.name ?? '');
    else if (name === '#text') {
      this.#remarks.part();
      this.#add(text);
    } else if (name === 'text:s' || name === 'text:tab' || name === 'text:line-break') this.#add(' ');
    if (name === 'text:note-citation') return;
    for (const one of node.children) this.take(one);
    if (name === 'text:p' || name === 'text:h') this.#add(' ');
  }

  #add(text: string): void {
    for (const [id, words] of this.#open) this.#open.set(id, words + text);
  }

  #isHidden({ name, attributes }: Node): boolean {
    return name === 'text:span' && this.styles.style('text', attributes['style-name']).look.isHidden === true;
  }

  #readChanges(node: Node): void {
    for (const region of node.children) {
      const { id = '' } = region.attributes;
      for (const change of region.children) {
        const author = creatorOf(child(change, 'office:change-info'));
        if (change.name === 'text:deletion') this.#changes.set(id, { author, deleted: textOf(change) });
        else if (change.name === 'text:insertion') this.#changes.set(id, { author, deleted: undefined });
      }
    }
  }

  #deleted(id: string): void {
    const change = this.#changes.get(id);
    if (change?.deleted === undefined) return;
    this.#addDraft(deletion(change.author, change.deleted));
  }

  #inserted(id: string): void {
    const words = this.#open.get(id);
    this.#open.delete(id);
    const change = this.#changes.get(id);
    if (words !== undefined && change?.deleted === undefined)
      this.#addDraft(insertion(change?.author ?? '', words));
  }

  #addDraft(draft: RemarkDraft): void {
    this.#remarks.add(draft);
    this.#remarks.join();
  }

  #annotation(node: Node): void {
    const { name = '' } = node.attributes;
    if (name === '') this.#remarks.add(comment(creatorOf(node), textOf(node), ''));
    else {
      this.#comments.set(name, node);
      this.#open.set(`comment ${name}`, '');
    }
  }

  #endComment(name: string): void {
    const node = this.#comments.get(name);
    const anchor = this.#open.get(`comment ${name}`) ?? '';
    this.#comments.delete(name);
    this.#open.delete(`comment ${name}`);
    if (node !== undefined) this.#remarks.add(comment(creatorOf(node), textOf(node), anchor));
  }
}

function creatorOf(node: Node | undefined): string {
  return (child(node, 'dc:creator')?.children ?? []).map(({ text }) => text).join('');
}

/** Texts of headers and footers, which belong to the pages (ISO/IEC 26300-1 §16.10). */
function marginsOf(styles: Uint8Array | undefined): (readonly [what: string, texts: string[]])[] {
  const [headers, footers]: [string[], string[]] = [[], []];
  if (styles !== undefined) {
    const isGiven = (name: string) => /^style:(?:header|footer)(?:-left|-first)?$/u.test(name);
    const take = (node: Node) => {
      (node.name.startsWith('style:header') ? headers : footers).push(textOf(node).trim());
    };
    readElements(styles, isGiven, () => false, take, true);
  }
  return [
    ['The header', headers],
    ['The footer', footers],
  ];
}

/** The words of an element, but for who wrote it and when. */
function textOf(node: Node): string {
  const { name, text } = node;
  if (name === '#text') return text;
  if (name === 'text:s' || name === 'text:tab' || name === 'text:line-break') return ' ';
  if (name.startsWith('dc:') || name === 'office:change-info') return '';
  const inner = node.children.map(textOf).join('');
  return name === 'text:p' || name === 'text:h' ? ` ${inner} ` : inner;
}

/** The words of a paragraph itself. */
function shownText(node: Node): string {
  if (node.name === 'office:annotation' || node.name === 'text:note' || node.name.startsWith('draw:'))
    return '';
  return node.name === '#text' ? node.text : node.children.map(shownText).join('');
}
