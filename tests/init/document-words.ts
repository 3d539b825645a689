import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

/** The words of a document, read by a walk of its XML that shares nothing with the program’s readers. */
export interface DocumentWords {
  /** Those of the text in their order, then those of its notes. */
  readonly text: string[];
  /** Those that were deleted while changes were tracked, and those of comments. */
  readonly deleted: string[];
  readonly comments: string[];
  /** What pictures are said to show. */
  readonly descriptions: string[];
}

const WORD = /[\p{L}\p{N}\p{M}\u200C]+/gu;
/** Around these there is white space. */
const APART = new Set([
  ...'w:p w:br w:tab w:cr w:tc w:sdt w:txbxContent'.split(' '),
  ...'text:p text:h text:line-break text:tab text:s table:table-cell text:note'.split(' '),
]);

/** Words as a reader tells them apart; `m²` and `m2` are one. */
export function wordsIn(text: string): string[] {
  return text.normalize('NFKC').match(WORD) ?? [];
}

export function documentWords(file: Uint8Array): DocumentWords {
  const parts = new Map(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, bytes] as const));
  const root = (path: string): Node | undefined => {
    const bytes = parts.get(path);
    if (bytes === undefined) return undefined;
    return new DOMParser().parseFromString(strFromU8(bytes), 'text/xml');
  };
  return parts.has('content.xml') ? odtWords(root('content.xml')) : docxWords(root);
}

/** The words of a page, without the marks of its notes, those of its notes where they stand: last. */
export function pageWords(file: Uint8Array): DocumentWords {
  const isWindows = strFromU8(file.subarray(0, 500), true).includes('windows-1252');
  // Quotation marks and the like are no words: that they are controls here changes nothing.
  const root = parse(strFromU8(file, isWindows));
  const descriptions: string[] = [];
  const read = (node: DefaultTreeAdapterTypes.Node): string => {
    if ('value' in node) return node.value;
    if (!('childNodes' in node)) return '';
    const { nodeName } = node;
    const attribute = (name: string) =>
      'attrs' in node ? (node.attrs.find((one) => one.name === name)?.value ?? '') : '';
    if (nodeName === 'img') descriptions.push(attribute('alt'));
    const isMark =
      /^#_?(?:ftn|cmnt)/u.test(attribute('href')) || attribute('style').includes('mso-list:Ignore');
    if (nodeName === 'head' || isMark) return ' ';
    const inner = node.childNodes.map(read).join('');
    return /^(?:p|h\d|li|td|br|div|dt|dd|summary|figcaption|nav|aside)$/u.test(nodeName) ||
      attribute('style') !== ''
      ? ` ${inner} `
      : inner;
  };
  const text = wordsIn(read(root));
  return { text, deleted: [], comments: [], descriptions: wordsIn(descriptions.join(' ')) };
}

function docxWords(root: (path: string) => Node | undefined): DocumentWords {
  const [main, footnotes, endnotes, comments] = ['document', 'footnotes', 'endnotes', 'comments'].map(
    (name) => root(`word/${name}.xml`),
  );
  const isText = (node: Element) => node.nodeName === 'w:t';
  // The same content once more, for older programs.
  const isLeft = (node: Element) => node.nodeName === 'mc:Fallback';
  const read = (node: Node | undefined) => wordsIn(characters(node, isText, isLeft));
  return {
    text: [main, footnotes, endnotes].flatMap(read),
    deleted: wordsIn(characters(main, ({ nodeName }) => nodeName === 'w:delText', isLeft)),
    comments: read(comments),
    descriptions: wordsIn(attributes(main, 'descr').join(' ')),
  };
}

function odtWords(content: Node | undefined): DocumentWords {
  const body = elements(content, 'office:text')[0];
  const aside = ['text:tracked-changes', 'office:annotation', 'text:note', 'svg:desc', 'svg:title'];
  const isAll = () => true;
  const read = (node: Node, left: readonly string[]) =>
    wordsIn(characters(node, isAll, ({ nodeName }) => left.includes(nodeName)));
  const inAll = (name: string, left: readonly string[]) =>
    elements(body, name).flatMap((node) => read(node, left));
  return {
    text: [...(body === undefined ? [] : read(body, aside)), ...inAll('text:note-body', [])],
    deleted: inAll('text:deletion', ['office:change-info']),
    comments: inAll('office:annotation', ['dc:creator', 'dc:date']),
    descriptions: inAll('svg:desc', []),
  };
}

/** @param isText whether the characters directly within an element are text */
function characters(
  node: Node | undefined,
  isText: (node: Element) => boolean,
  isLeft: (node: Element) => boolean,
): string {
  return childrenOf(node)
    .map((child) => {
      if (child.nodeType === 3) return isText(node as Element) ? (child.nodeValue ?? '') : '';
      if (!isElement(child) || isLeft(child)) return '';
      if (child.nodeName === 'w:noBreakHyphen') return '-';
      const inner = characters(child, isText, isLeft);
      return APART.has(child.nodeName) || isHidden(child) ? ` ${inner} ` : inner;
    })
    .join('');
}

/** A hidden run; what is around it is parted where a reader sees it joined. */
function isHidden(node: Element): boolean {
  const [properties] = elementsDirectly(node, 'w:rPr');
  return properties !== undefined && elementsDirectly(properties, 'w:vanish').length > 0;
}

function elements(node: Node | undefined, name: string): Element[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child)) return [];
    return [...(child.nodeName === name ? [child] : []), ...elements(child, name)];
  });
}

function elementsDirectly(node: Node, name: string): Element[] {
  return childrenOf(node).filter((child): child is Element => isElement(child) && child.nodeName === name);
}

function attributes(node: Node | undefined, name: string): string[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child)) return [];
    const own = child.nodeName === 'wp:docPr' || child.nodeName === 'v:shape';
    const value = child.getAttribute(name) ?? child.getAttribute('alt') ?? '';
    return [...(own ? [value] : []), ...attributes(child, name)];
  });
}

function childrenOf(node: Node | undefined): Node[] {
  return node === undefined ? [] : Array.from(node.childNodes);
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
