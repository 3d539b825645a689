import { isPlaceholder } from '../../../exchange/docx/read/text.js';
import { child, isOn, type Node } from '../../../exchange/docx/read/xml.js';
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
import { eachElement, type Package } from './package.js';
import { chosenVersion, linkOf } from '../../../exchange/docx/read/pieces.js';

interface Comment {
  readonly author: string;
  readonly text: string;
}

interface Field {
  instruction: string;
  result: string;
  isOpen: boolean;
}

const NONE: ReadonlySet<string> = new Set();

/** The field that makes the table of contents, which is left out as a whole. */
const CONTENTS = /^\s*TOC\b/iu;

/** What is left out with all that it holds, and how the remark names it. */
const LEFT: readonly (readonly [is: (node: Node) => boolean, what: string])[] = [
  [(node) => node.name === 'r' && isHidden(node), 'Hidden text'],
  [({ name }) => name === 'txbxContent', 'A text box'],
  [(node) => node.name === 'sdt' && isPlaceholder(node), 'A form field that nobody has filled in'],
  [({ name }) => name.endsWith('}oMath'), 'A formula'],
  [({ name }) => name === 'rt', 'A reading aid above the line'],
];

/** Collects what a file has beside its agreed text: comments, tracked changes, hidden text, text boxes, fields. */
export class RemarkReader {
  readonly #remarks = new Remarks();
  readonly #comments: Map<string, Comment>;
  /** Words under the comments whose range is open. */
  readonly #ranges = new Map<string, string>();
  readonly #fields: Field[] = [];

  constructor(file: Package) {
    this.#comments = commentsOf(file.partOf('comments'));
    for (const [kind, what] of [
      ['header', 'The header'],
      ['footer', 'The footer'],
    ] as const) {
      const paths = file.relations.filter((one) => one.kind === kind).map(({ target }) => target);
      const texts = [...new Set(paths)].map((path) => partText(file.part(path)).trim());
      // A page number alone is not worth a remark.
      for (const text of new Set(texts)) if (/\p{L}/u.test(text)) this.#remarks.aside(leftOut(what, text));
    }
  }

  /** Takes an element of the body. */
  take(node: Node): void {
    const { name, attributes } = node;
    if (name === 'p') this.#remarks.enter(textOf(node));
    if (name === 'altChunk')
      this.#remarks.aside(leftOut('A document within this document', 'open it and save it again'));
    const change = changeIn(node);
    if (change !== undefined) this.#remarks.add(change);
    const left = LEFT.find(([is]) => is(node))?.[1];
    if (left !== undefined) this.#remarks.add(leftOut(left, textOf(node)));
    if (left !== undefined || change?.isLeft === true) this.#commentsIn(node);
    else this.#within(node);
    if (change !== undefined) this.#remarks.join();
    if (name === 'fldSimple') this.#field(attributes.instr ?? '', textOf(node));
  }

  /** All remarks. */
  all(): readonly Remark[] {
    for (const { author, text } of this.#comments.values()) this.#remarks.aside(comment(author, text, ''));
    this.#comments.clear();
    return this.#remarks.all();
  }

  #within(node: Node): void {
    const { name, attributes, text } = node;
    if (name === 'commentRangeStart') this.#ranges.set(attributes.id ?? '', '');
    else if (name === 'commentReference') this.#comment(attributes.id ?? '');
    else if (name.endsWith('}textpath')) this.#remarks.add(leftOut('A drawn text', attributes.string ?? ''));
    else if (name === 'fldChar') this.#fieldChar(attributes.fldCharType ?? '');
    else if (name === 'instrText') {
      const open = this.#fields.at(-1);
      if (open?.isOpen === true) open.instruction += text;
    } else if (name === 't' || name === 'tab' || name === 'br') this.#text(name === 't' ? text : ' ');
    for (const one of versions(node)) this.take(one);
    if (name === 'p') this.#text(' ');
  }

  #text(text: string): void {
    this.#remarks.part();
    for (const [id, words] of this.#ranges) this.#ranges.set(id, words + text);
    const field = this.#fields.at(-1);
    if (field?.isOpen === false) field.result += text;
  }

  #comment(id: string): void {
    const found = this.#comments.get(id);
    if (found !== undefined) this.#remarks.add(comment(found.author, found.text, this.#ranges.get(id) ?? ''));
    this.#comments.delete(id);
    this.#ranges.delete(id);
  }

  #commentsIn(node: Node): void {
    if (node.name === 'commentReference') this.#comment(node.attributes.id ?? '');
    for (const one of node.children) this.#commentsIn(one);
  }

  #fieldChar(kind: string): void {
    if (kind === 'begin') this.#fields.push({ instruction: '', result: '', isOpen: true });
    const field = this.#fields.at(-1);
    if (field === undefined) return;
    if (kind === 'separate') field.isOpen = false;
    else if (kind === 'end') {
      this.#fields.pop();
      this.#field(field.instruction, field.result);
      const outer = this.#fields.at(-1);
      if (outer?.isOpen === false) outer.result += field.result;
    }
  }

  #field(instruction: string, result: string): void {
    const kind = /\w+/u.exec(instruction)?.[0] ?? '';
    const isInContents = this.#fields.some((outer) => CONTENTS.test(outer.instruction));
    if (linkOf(instruction) !== undefined || CONTENTS.test(instruction) || isInContents) return;
    this.#remarks.add(filledIn(kind, result));
  }
}

function changeIn(node: Node): RemarkDraft | undefined {
  const author = node.attributes.author ?? '';
  if (node.name === 'del' || node.name === 'moveFrom') return deletion(author, textOf(node, true));
  return node.name === 'ins' || node.name === 'moveTo' ? insertion(author, textOf(node)) : undefined;
}

function isHidden(run: Node): boolean {
  const properties = child(run, 'rPr');
  return isOn(properties, 'vanish') || isOn(properties, 'webHidden');
}

function commentsOf(xml: Uint8Array | undefined): Map<string, Comment> {
  const comments = new Map<string, Comment>();
  eachElement(xml, ['comment'], NONE, (node) => {
    const { id = '', author = '' } = node.attributes;
    comments.set(id, { author, text: textOf(node) });
  });
  return comments;
}

function partText(xml: Uint8Array | undefined): string {
  const texts: string[] = [];
  eachElement(xml, ['p'], NONE, (node) => {
    texts.push(textOf(node), ...drawnIn(node));
  });
  return texts.join(' ');
}

/** Words of a watermark are drawn along a path (`textpath` of VML). */
function drawnIn(node: Node): string[] {
  const own = node.name.endsWith('}textpath') ? [node.attributes.string ?? ''] : [];
  return [...own, ...node.children.flatMap(drawnIn)];
}

/**
 * The words of a node, of each content one version.
 *
 * @param areDeleted whether those that were deleted count, too
 */
function textOf(node: Node, areDeleted = false): string {
  const { name, text } = node;
  if (name === 't' || (areDeleted && name === 'delText') || name.endsWith('}t')) return text;
  if (!areDeleted && (name === 'del' || name === 'moveFrom')) return '';
  if (name === 'tab' || name === 'br' || name === 'cr') return ' ';
  if (name === 'noBreakHyphen') return '\u2011';
  const inner = versions(node)
    .map((one) => textOf(one, areDeleted))
    .join('');
  return name === 'p' ? ` ${inner} ` : inner;
}

function versions(node: Node): readonly Node[] {
  if (node.name !== 'mc:AlternateContent') return node.children;
  const chosen = chosenVersion(node);
  return chosen === undefined ? [] : [chosen];
}
