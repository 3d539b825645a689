import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { SegmentMark } from '../../model/document.js';
import type { Locale } from '../../model/locale.js';
import type { LocalizedDocument, LocalizedText } from '../../model/localized.js';

/** Marks an element whose segment has no current translation: its own language and direction, and a word to the reader. */
export function withMark(
  element: Element,
  mark: SegmentMark | undefined,
  { locale }: LocalizedDocument,
): Element {
  if (mark === undefined) return element;
  const { lang, direction, label, labelLocale, status } = mark;
  element.properties = {
    ...element.properties,
    ...(lang === locale.tag ? {} : { lang, dir: direction }),
    className: [status === 'missing' ? 'fallback' : 'outdated'],
  };
  // A label in a heading would appear in every table of contents; the notice above the text speaks for it.
  if (/^h\d$/u.test(element.tagName)) return element;
  const own = labelLocale.tag === lang ? {} : foreign(labelLocale);
  element.children.unshift(h('span', { className: 'label', ...own }, label), {
    type: 'text',
    value: ' ',
  });
  return element;
}

/** The language and direction of words that another language lends; nothing where they are the page’s own. */
export function foreign(lender: Locale | undefined): Pick<Properties, 'lang' | 'dir'> {
  return lender === undefined ? {} : { lang: lender.tag, dir: lender.direction };
}

/** The same as attributes in a template. */
export function foreignAttributes(lender: Locale | undefined): string {
  return lender === undefined ? '' : attributes(lender.tag, lender.direction);
}

/** The language and direction of a text as attributes in a template; nothing where they are the page’s own. */
export function textAttributes(
  { lang, direction }: Pick<LocalizedText, 'lang' | 'direction'>,
  { locale }: LocalizedDocument,
): string {
  return lang === locale.tag ? '' : attributes(lang, direction);
}

function attributes(lang: string, direction: string): string {
  return ` lang="${lang}" dir="${direction}"`;
}

/** Elements with a line of the file each. */
export function onLines(elements: readonly Element[]): ElementContent[] {
  const end: ElementContent = { type: 'text', value: '\n' };
  return [end, ...elements.flatMap((element) => [element, end])];
}
