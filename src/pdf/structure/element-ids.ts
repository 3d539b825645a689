import { PDFArray, type PDFDict, type PDFDocument } from '@cantoo/pdf-lib';
import {
  arrayAt,
  asDictionary,
  asText,
  elementsOf,
  name,
  referenceTo,
  textAt,
  textString,
  valueOf,
} from '../objects.js';
import { structureRoot, walkStructure } from './tree.js';

/**
 * Numbers the identifiers of elements (ISO 32000-1 §14.7.5.3) in logical order. The browser's follow from what
 * it printed before, so that no two builds were alike.
 */
export function renumberElements(document: PDFDocument): void {
  const root = structureRoot(document);
  if (root === undefined) return;
  const { context } = document;
  const elements = Array.from(walkStructure(document), ({ element }) => element);
  const identifiers = new Map<string, string>();
  const tree: [string, PDFDict][] = [];
  for (const element of elements) {
    const old = textAt(element, 'ID');
    if (old === undefined) continue;
    const identifier = `e${String(identifiers.size + 1).padStart(6, '0')}`;
    identifiers.set(old, identifier);
    tree.push([identifier, element]);
    element.set(name('ID'), textString(identifier));
  }
  for (const element of elements) {
    for (const attributes of attributesOf(element)) {
      const headers = arrayAt(attributes, 'Headers');
      for (let at = 0; headers !== undefined && at < headers.size(); at += 1) {
        const identifier = identifiers.get(asText(headers.lookup(at)) ?? '');
        if (identifier !== undefined) headers.set(at, textString(identifier));
      }
    }
  }
  root.delete(name('IDTree'));
  if (tree.length === 0) return;
  const names = tree.flatMap(([identifier, element]) => [
    textString(identifier),
    referenceTo(context, element),
  ]);
  const limits = [tree[0]?.[0] ?? '', tree.at(-1)?.[0] ?? ''].map(textString);
  const leaf = context.register(context.obj({ Names: names, Limits: limits }));
  root.set(name('IDTree'), context.register(context.obj({ Kids: [leaf] })));
}

function attributesOf(element: PDFDict): PDFDict[] {
  const value = valueOf(element, 'A');
  const list = value instanceof PDFArray ? elementsOf(value) : [value];
  return list.flatMap((one) => asDictionary(one) ?? []);
}
