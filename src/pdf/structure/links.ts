import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { dictionaryAt, name, nameAt, textAt, textString } from '../objects.js';
import { textOfElement, type MarkedTexts } from './marked-texts.js';
import { typeOf, walkStructure } from './tree.js';

/**
 * Gives every link annotation a description, “text (address)” (ISO 14289-1 §7.18.5), and puts those that the
 * browser leaves outside of a Link element, as the marks of footnotes, into one (§7.18.1).
 *
 * @param fallback description of a link without any text
 */
export function tagLinks(document: PDFDocument, texts: MarkedTexts, fallback: string): void {
  for (const page of document.getPages()) {
    if (page.node.has(name('Annots'))) page.node.set(name('Tabs'), name('S'));
  }
  for (const { element, page, kids, ancestors } of walkStructure(document)) {
    const links = kids.flatMap((kid) =>
      kid.kind === 'annotation' && nameAt(kid.annotation, 'Subtype') === 'Link' ? [kid.annotation] : [],
    );
    if (links.length === 0) continue;
    const isInLink = [element, ...ancestors].some((one) => typeOf(one) === 'Link');
    if (!isInLink) element.set(name('S'), name('Link'));
    const text = textOfElement(element, page, texts).replace(/\s+/gu, ' ').trim();
    for (const link of links) {
      if (!link.has(name('Contents')))
        link.set(name('Contents'), textString(description(text, link, fallback)));
    }
  }
}

function description(text: string, link: PDFDict, fallback: string): string {
  const address = textAt(dictionaryAt(link, 'A'), 'URI');
  if (address === undefined) return text === '' ? fallback : text;
  return text === '' || text === address ? address : `${text} (${address})`;
}
