import { PDFArray, type PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import { dictionaryAt, name, textAt, textString, valueOf } from '../objects.js';
import { textOfElement, type MarkedTexts } from './marked-texts.js';
import { contentHeights } from './positions.js';
import { contentKey, walkStructure, type Visit } from './tree.js';

/** Room above the base line of a heading that a bookmark leads to, in points. */
const ABOVE = 24;

/** The items of the outline (ISO 32000-1 §12.3.3), each before those below it. */
export function outlineItems(document: PDFDocument): PDFDict[] {
  const items: PDFDict[] = [];
  const seen = new Set<PDFDict>();
  const visit = (first: PDFDict | undefined) => {
    for (let item = first; item !== undefined && !seen.has(item); item = dictionaryAt(item, 'Next')) {
      seen.add(item);
      items.push(item);
      visit(dictionaryAt(item, 'First'));
    }
  };
  visit(dictionaryAt(dictionaryAt(document.catalog, 'Outlines'), 'First'));
  return items;
}

/** The headings of the tree in logical order. */
export function headingsOf(document: PDFDocument): Visit[] {
  return [...walkStructure(document)].filter(({ type }) => /^H[1-6]$/u.test(type));
}

/**
 * Makes the outline say what the headings say, and lead where they are: of a heading that moves to the next
 * page the browser takes the words twice, and the end of the page before for its place. Nothing is changed
 * where the outline is not one of all headings.
 */
export function matchOutline(document: PDFDocument, texts: MarkedTexts): void {
  const items = outlineItems(document);
  const headings = headingsOf(document);
  if (items.length !== headings.length) return;
  const heights = contentHeights(document);
  items.forEach((item, at) => {
    const heading = headings[at];
    if (heading === undefined) return;
    const title = textOfElement(heading.element, heading.page, texts).replace(/\s+/gu, ' ').trim();
    if (title === '' || title === textAt(item, 'Title')) return;
    item.set(name('Title'), textString(title));
    const [first] = contentOf(heading, document);
    const destination = valueOf(item, 'Dest');
    if (first === undefined || !(destination instanceof PDFArray)) return;
    const height = heights.get(contentKey(first.page, first.mcid));
    if (height === undefined || first.page === undefined || destination.get(0) === first.page) return;
    const place = [first.page, name('XYZ'), 0, Math.round(height + ABOVE), 0];
    item.set(name('Dest'), document.context.obj(place));
  });
}

/** The marked content of an element and all below it. */
function contentOf(heading: Visit, document: PDFDocument) {
  return [...walkStructure(document)]
    .filter(({ element, ancestors }) => element === heading.element || ancestors.includes(heading.element))
    .flatMap(({ kids }) => kids.filter((kid) => kid.kind === 'content'));
}
