import type { Element, ElementContent, Parents, Properties } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { isSafe } from '../../model/link.js';
import type { Direction } from '../../model/locale.js';
import { withDigits } from '../../text/numerals.js';
import { KEPT, sayOnBlocks } from '../html/outside.js';

/** Attributes that mail programs show or obey; what leads from one place of the text to another works in few of them. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['lang', 'dir', 'className', 'href', 'src', 'alt', 'title', 'width', 'height'],
  ...['scope', 'colSpan', 'rowSpan', 'role', 'style'],
]);

export interface MailLocale {
  readonly lang: string;
  readonly dir: Direction;
  /** Name of the digits of its lists. */
  readonly numerals: string;
}

/** Makes the article of a page fit for mail programs: no word is lost, and no language or direction. */
export function fitForMail(article: Element, { lang, dir, numerals }: MailLocale): void {
  sayOnBlocks(article, lang, dir);
  visit(article, 'element', (element, at, parent) => {
    const instead = replaced(element);
    if (parent !== undefined && at !== undefined && instead !== undefined) {
      parent.children.splice(at, 1, ...instead);
      return [SKIP, at];
    }
    if (element.tagName === 'ol') withNumbers(element, numerals);
    element.tagName = KEPT[element.tagName] ?? element.tagName;
    element.properties = keptOf(element.properties);
    return undefined;
  });
}

/** What is in the place of what no mail program can show or follow. */
function replaced({ tagName, properties, children }: Element): ElementContent[] | undefined {
  const { href, src, alt, lang, dir } = properties;
  if (properties.dataFootnoteBackref !== undefined) return [];
  if (tagName === 'a' && !(typeof href === 'string' && isSafe(href))) return children;
  if (tagName !== 'img' || (typeof src === 'string' && src.startsWith('cid:'))) return undefined;
  const words = typeof alt === 'string' ? alt.trim() : '';
  return words === '' ? [] : [h('span', { lang, dir, className: 'unshown' }, `[${words}]`)];
}

function keptOf(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => ATTRIBUTES.has(name)));
}

/** Numbers as text: few mail programs count in other digits than 0–9, and a copy of the text keeps them. */
function withNumbers(list: Element, numerals: string): void {
  let number = Number(list.properties.start ?? 1);
  // Without its marker, a list is no list to some screen readers unless it says so.
  list.properties.role = 'list';
  for (const item of list.children) {
    if (item.type !== 'element' || item.tagName !== 'li') continue;
    sayInside(item);
    const label = h('span', { className: 'item-number' }, `${withDigits(String(number), numerals)}.`);
    lineStart(item).children.unshift(label, { type: 'text', value: ' ' });
    number += 1;
  }
}

/** Puts the language of an item on its words alone: the number before them is the list’s. */
function sayInside({ properties, children }: Element): void {
  const { lang } = properties;
  if (lang === undefined) return;
  delete properties.lang;
  const [only] = children;
  if (only?.type === 'element' && children.length === 1) only.properties.lang ??= lang;
  else children.splice(0, children.length, h('span', { lang }, [...children]));
}

/** Where the first line of an item is: in its first paragraph, if it begins with one. */
function lineStart(item: Element): Element {
  const first = item.children.find((child) => child.type === 'element' || hasWords(child));
  return first?.type === 'element' && first.tagName === 'p' ? first : item;
}

function hasWords(child: Parents['children'][number]): boolean {
  return child.type === 'text' && child.value.trim() !== '';
}
