import { PDFArray, type PDFDict } from '@cantoo/pdf-lib';
import { name, valueOf } from '../objects.js';

/** Adds an attribute object (ISO 32000-1 §14.7.5) to those of an element. */
export function addAttribute(
  element: PDFDict,
  attribute: Readonly<Record<string, string | readonly number[]>>,
): void {
  const { context } = element;
  const before = valueOf(element, 'A');
  const list = before instanceof PDFArray ? before.asArray() : before === undefined ? [] : [before];
  const added = context.obj(attribute as Record<string, string>);
  element.set(name('A'), list.length === 0 ? added : context.obj([...list, added]));
}
