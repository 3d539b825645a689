import { parse as parseHtml, type DefaultTreeAdapterTypes } from 'parse5';
import { showsAddress } from '../../../src/model/link.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** White space and marks of direction, of which pages and texts have their own. */
const SHAPELESS = /[\s\u200B-\u200F\u061C\u2066-\u2069]+/gu;

/** A text without white space and marks of direction. */
export function squeezed(text: string): string {
  return text.replace(SHAPELESS, '');
}

/** What stands before the first line of a block and before its further ones. */
interface Place {
  readonly prefix: string;
  readonly hanging: string;
}

const BLOCKS = new Set([
  'p',
  'ul',
  'ol',
  'blockquote',
  'pre',
  'section',
  'hr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'div',
]);

const isElement = (node: Node): node is Element => 'tagName' in node;
const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : []);
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;
const has = (element: Element, name: string) => attribute(element, name) !== undefined;

function find(node: Node, accept: (element: Element) => boolean): Element | undefined {
  for (const child of childrenOf(node)) {
    if (isElement(child) && accept(child)) return child;
    const found = find(child, accept);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wordsOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return childrenOf(node).map(wordsOf).join('');
}

/**
 * The article of an English page as the plain text of the same statement would say it, read from its HTML as a
 * browser parses it. It shares nothing with the program but the rule which links need a number.
 *
 * @param html the page
 * @param words what the locale calls images and notes
 * @param addresses an address as it stands on the page → as it stands in the statement
 * @returns without white space and marks of direction
 */
export function pageAsText(
  html: string,
  words: { readonly image: string; readonly notes: string },
  addresses: ReadonlyMap<string, string>,
): string {
  const article = find(parseHtml(html), ({ tagName }) => tagName === 'article');
  if (article === undefined) throw new Error('the page has no article');
  const references: ({ url: string } | { note: string })[] = [];
  const numbers = new Map<string, number>();
  const notes = new Map<string, Element>();
  const refer = (key: string, reference: { url: string } | { note: string }) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    references.push(reference);
    numbers.set(key, references.length);
    return references.length;
  };

  const inline = (nodes: readonly Node[], { hanging }: Place): string =>
    nodes
      .map((node): string => {
        if (!isElement(node)) return node.nodeName === '#text' ? wordsOf(node) : '';
        const within = () => inline(childrenOf(node), { prefix: '', hanging });
        if (node.tagName === 'br') return hanging;
        if (node.tagName === 'img') {
          const alt = (attribute(node, 'alt') ?? '').trim();
          return alt === '' ? '' : `[${words.image}:${alt}]`;
        }
        if (node.tagName === 'del') return `~~${within()}~~`;
        if (node.tagName !== 'a') return within();
        if (has(node, 'data-footnote-backref')) return '';
        const href = attribute(node, 'href') ?? '';
        if (has(node, 'data-footnote-ref')) return `[${refer(href, { note: href.slice(1) })}]`;
        const url = addresses.get(href) ?? href;
        const inner = within();
        return showsAddress(url, wordsOf(node)) ? inner : `${inner}[${refer(`url ${url}`, { url })}]`;
      })
      .join('');

  const blocks = (nodes: readonly Node[], first: Place): string => {
    const further = { prefix: first.hanging, hanging: first.hanging };
    let said = '';
    let isFirst = true;
    let loose: Node[] = [];
    const add = (make: (place: Place) => string) => {
      said += make(isFirst ? first : further);
      isFirst = false;
    };
    const close = () => {
      const run = loose;
      loose = [];
      if (run.some((node) => isElement(node) || /[^ \t\n\f\r]/u.test(wordsOf(node))))
        add((place) => place.prefix + inline(run, place));
    };
    for (const node of nodes) {
      if (!isElement(node) || !BLOCKS.has(node.tagName)) loose.push(node);
      else {
        close();
        add((place) => block(node, place));
      }
    }
    close();
    return said;
  };

  const block = (element: Element, place: Place): string => {
    const children = childrenOf(element);
    switch (element.tagName) {
      case 'hr':
        return `${place.prefix}***`;
      case 'blockquote':
        return blocks(children, { prefix: `${place.prefix}>`, hanging: `${place.hanging}>` });
      case 'ul':
      case 'ol': {
        const items = children.filter(isElement);
        const start = Number(attribute(element, 'start') ?? 1);
        return items
          .map((item, at) => {
            const bullet = element.tagName === 'ol' ? `${start + at}.` : '-';
            const before = at === 0 ? place.prefix : place.hanging;
            const said = blocks(childrenOf(item), { prefix: before + bullet, hanging: place.hanging });
            return squeezed(said) === '' ? before + bullet : said;
          })
          .join('');
      }
      case 'pre':
        return wordsOf(element)
          .replace(/\n$/u, '')
          .split('\n')
          .map((line, at) => (at === 0 ? place.prefix + line : line === '' ? '' : place.hanging + line))
          .join('');
      case 'section':
      case 'div':
        return blocks(children, place);
      case 'table':
        return rowsOf(element)
          .map((row, at) => {
            const cells = childrenOf(row).filter(isElement);
            const own = at === 0 ? place : { prefix: place.hanging, hanging: place.hanging };
            return own.prefix + cells.map((cell) => inline(childrenOf(cell), own)).join('|');
          })
          .join('');
      default:
        return place.prefix + inline(children, place);
    }
  };

  const collectNotes = (node: Node) => {
    for (const child of childrenOf(node)) {
      if (isElement(child) && child.tagName === 'li' && (attribute(child, 'id') ?? '').startsWith('fn-'))
        notes.set(attribute(child, 'id') ?? '', child);
      collectNotes(child);
    }
  };
  const top: Place = { prefix: '', hanging: '' };
  const parts: string[] = [];
  for (const node of childrenOf(article).filter(isElement)) {
    if (has(node, 'data-footnotes')) collectNotes(node);
    else if (node.tagName === 'header') {
      const order = ['release', 'dateline', '', 'subtitle', 'notice'];
      const lines = childrenOf(node)
        .filter(isElement)
        .map((line) => ({ line, at: order.indexOf(attribute(line, 'class') ?? '') }))
        .sort((a, b) => a.at - b.at);
      parts.push(...lines.map(({ line }) => blocks([line], top)));
    } else parts.push(block(node, top));
  }
  const rest: string[] = [];
  for (let at = 0; at < references.length; at += 1) {
    const reference = references[at];
    const prefix = `[${at + 1}]`;
    if (reference === undefined) continue;
    if ('url' in reference) rest.push(prefix + reference.url.replace(/^(?:mailto|tel):/u, ''));
    else {
      const note = notes.get(decodeURIComponent(reference.note));
      if (note === undefined) throw new Error(`the page has no note ${reference.note}`);
      rest.push(squeezed(blocks(childrenOf(note), { prefix, hanging: '' })) || prefix);
    }
  }
  if (rest.length > 0) parts.push(words.notes, ...rest);
  return squeezed(parts.join(''));
}

function rowsOf(table: Element): Element[] {
  return childrenOf(table)
    .filter(isElement)
    .flatMap((part) => (part.tagName === 'tr' ? [part] : childrenOf(part).filter(isElement)));
}
