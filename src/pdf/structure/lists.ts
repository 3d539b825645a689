import type { PDFDocument } from '@cantoo/pdf-lib';
import { name, referenceTo, textString } from '../objects.js';
import { textOfElement, type MarkedTexts } from './marked-texts.js';
import { kidsOf, ParentTree, setKids, statedLanguage, typeOf, walkStructure, type Kid } from './tree.js';

/**
 * Names the language of labels: they count in the language of their list, in whatever language the item is
 * (ISO 32000-1 §14.9.2), and run in its direction.
 *
 * @param language of the document
 */
export function nameLabelLanguages(document: PDFDocument, language: string): void {
  for (const { type, language: own = language, kids } of walkStructure(document, language)) {
    if (type !== 'L') continue;
    for (const item of kids) {
      if (item.kind !== 'element' || (statedLanguage(item.element) ?? own) === own) continue;
      for (const kid of kidsOf(item.element)) {
        if (kid.kind === 'element' && typeOf(kid.element) === 'Lbl') {
          kid.element.set(name('Lang'), textString(own));
        }
      }
    }
  }
}

/**
 * Gives every list item its label and one body (ISO 32000-1 §14.8.4.3.3; ISO 14289-1 §7.6), which the browser
 * leaves untyped, and every list with labels its kind of numbering (§14.8.5.5).
 */
export function tagLists(document: PDFDocument, texts: MarkedTexts): void {
  const parents = new ParentTree(document);
  for (const { element, type, page } of walkStructure(document)) {
    if (type !== 'L') continue;
    const items: Kid[] = kidsOf(element, page).filter((kid) => kid.kind === 'element');
    let label: string | undefined;
    for (const item of items) {
      if (item.kind !== 'element') continue;
      if (typeOf(item.element) === 'NonStruct') item.element.set(name('S'), name('LI'));
      if (typeOf(item.element) !== 'LI') continue;
      const kids = kidsOf(item.element, page);
      const labels = kids.filter((kid) => kid.kind === 'element' && typeOf(kid.element) === 'Lbl');
      const rest = kids.filter((kid) => !labels.includes(kid));
      const [first] = labels;
      if (first?.kind === 'element') label ??= textOfElement(first.element, page, texts).trim();
      const [body] = rest;
      if (rest.length === 1 && body?.kind === 'element' && BODIES.has(typeOf(body.element))) {
        body.element.set(name('S'), name('LBody'));
      } else if (rest.length > 0) {
        const context = document.context;
        const own = context.obj({ Type: 'StructElem', S: 'LBody' });
        const reference = context.register(own);
        own.set(name('P'), referenceTo(context, item.element));
        if (page !== undefined) own.set(name('Pg'), page);
        setKids(own, rest);
        for (const kid of rest) parents.setParent(kid, own);
        setKids(item.element, [...labels, { kind: 'element', element: own, object: reference }]);
      }
    }
    if (label !== undefined && !element.has(name('A'))) {
      const numbering = /^\P{L}*\p{Nd}/u.test(label) ? 'Decimal' : 'Disc';
      element.set(name('A'), document.context.obj({ O: 'List', ListNumbering: numbering }));
    }
  }
}

const BODIES = new Set(['NonStruct', 'LBody']);
