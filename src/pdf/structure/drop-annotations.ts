import { PDFArray, type PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import { arrayAt, asDictionary, dictionaryAt, name, numbersOf } from '../objects.js';
import { setKids, structureRoot, walkStructure } from './tree.js';

/**
 * Takes links and all other annotations away, for PDF/X allows none on the printed area (ISO 15930-7 §6.14).
 * Their words stay where they were: what was tagged as a link is a span.
 */
export function dropAnnotations(document: PDFDocument): void {
  for (const { node } of document.getPages()) {
    node.delete(name('Annots'));
    node.delete(name('Tabs'));
  }
  for (const { element, type, kids } of walkStructure(document)) {
    if (type === 'Link') element.set(name('S'), name('Span'));
    const kept = kids.filter(({ kind }) => kind !== 'annotation');
    if (kept.length < kids.length) setKids(element, kept);
  }
  dropParents(dictionaryAt(structureRoot(document), 'ParentTree'));
}

/** Keeps of the parent tree (ISO 32000-1 §14.7.4.4) what leads from pages to elements: arrays, one a page. */
function dropParents(node: PDFDict | undefined): void {
  if (node === undefined) return;
  for (const kid of arrayAt(node, 'Kids')?.asArray() ?? [])
    dropParents(asDictionary(node.context.lookup(kid)));
  const entries = arrayAt(node, 'Nums');
  if (entries === undefined) return;
  const kept = node.context.obj([]);
  for (let at = 0; at + 1 < entries.size(); at += 2) {
    if (!(entries.lookup(at + 1) instanceof PDFArray)) continue;
    kept.push(entries.get(at));
    kept.push(entries.get(at + 1));
  }
  node.set(name('Nums'), kept);
  const keys = numbersOf(kept);
  if (node.has(name('Limits')) && keys.length > 0) {
    node.set(name('Limits'), node.context.obj([Math.min(...keys), Math.max(...keys)]));
  }
}
