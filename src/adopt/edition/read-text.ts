import type { Element, Nodes } from 'hast';
import type { EditionText } from '../../model/edition-changes.js';
import { DIRECTION_MARKS } from '../../model/whole.js';
import { childrenOf, isElement, property } from '../read/html/elements.js';
import { parsePage } from '../read/html/page.js';

/** Elements of which each is a text of its own. */
const TEXTS = new Set('p li h1 h2 h3 h4 h5 h6 td th dt dd pre figcaption caption'.split(' '));

/** Parts of the article that are the program’s words, or that are read by themselves. */
const APART = new Set(['release', 'dateline', 'notice', 'end', 'label']);

/**
 * The words of an edition’s page.
 *
 * @returns `undefined` where it is not a page of a build
 * @throws what `parsePage` throws for a page that is too large or too deep
 */
export function readEditionPage(bytes: Uint8Array): EditionText | undefined {
  const article = find(parsePage(bytes), (one) => one.tagName === 'article');
  if (article === undefined) return undefined;
  const heading = find(article, ({ tagName }) => tagName === 'h1');
  const time = find(article, ({ tagName }) => tagName === 'time');
  const signed = find(article, (one) => hasClass(one, 'signatories'));
  const corrected = find(article, (one) => hasClass(one, 'corrections'));
  const parts = new Set<Nodes | undefined>([heading, signed, corrected]);
  return {
    title: heading && line(wordsOf(heading)),
    date: time && property(time, 'dateTime'),
    blocks: textsIn(article, (node) => parts.has(node) || isApart(node)),
    names: signed === undefined ? [] : namesIn(signed),
    corrections: corrected === undefined ? [] : itemsIn(corrected),
  };
}

/** The words of an edition’s text file: its paragraphs, each without what a build writes to mark directions. */
export function readEditionTextFile(bytes: Uint8Array): EditionText {
  const text = new TextDecoder().decode(bytes);
  return { blocks: text.split(/\n+/u).map(line).filter(isSaid), corrections: [] };
}

/** The texts below a node; a text within a text is one of its own. */
function textsIn(root: Nodes, isLeft: (node: Nodes) => boolean): string[] {
  const texts: string[] = [];
  let open = '';
  const close = () => {
    texts.push(line(open));
    open = '';
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'text') open += node.value;
    if (isLeft(node)) return;
    const isText = isElement(node) && TEXTS.has(node.tagName);
    if (isText) close();
    if (isElement(node, 'img')) open += property(node, 'alt');
    if (isElement(node, 'br')) open += ' ';
    for (const child of childrenOf(node)) walk(child);
    if (isText) close();
  };
  walk(root);
  close();
  return texts.filter(isSaid);
}

/** What is not compared as text: the program’s own words, and numbers of footnotes, which depend on their order. */
function isApart(node: Nodes): boolean {
  if (!isElement(node)) return false;
  const { properties } = node;
  return (
    [...APART].some((name) => hasClass(node, name)) ||
    properties.dataFootnoteRef !== undefined ||
    properties.dataFootnoteBackref !== undefined
  );
}

/** Names as a list or as a table has them; what is beside a name in the statement’s table belongs to it. */
function namesIn(signed: Element): string[] {
  const rows = all(signed, ({ tagName, properties }) => tagName === 'th' && properties.scope === 'row');
  const items = all(signed, ({ tagName }) => tagName === 'li');
  return [...rows, ...items].map((one) => line(wordsOf(one))).filter(isSaid);
}

function itemsIn(part: Element): string[] {
  return all(part, ({ tagName }) => tagName === 'li').map((one) =>
    textsIn(one, isApart).join(': ').replace(/::/gu, ':'),
  );
}

function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return isApart(node) ? '' : childrenOf(node).map(wordsOf).join('');
}

/** A text on one line, without the invisible marks that depend on what is around it. */
function line(text: string): string {
  return text.replace(DIRECTION_MARKS, '').replace(/\s+/gu, ' ').trim();
}

function isSaid(text: string): boolean {
  return text !== '';
}

function hasClass(node: Nodes, name: string): boolean {
  return isElement(node) && property(node, 'className').split(' ').includes(name);
}

function all(root: Nodes, accept: (element: Element) => boolean): Element[] {
  return childrenOf(root).flatMap((child) => [
    ...(isElement(child) && accept(child) ? [child] : []),
    ...all(child, accept),
  ]);
}

function find(root: Nodes, accept: (element: Element) => boolean): Element | undefined {
  return all(root, accept)[0];
}
