import type { InspectedDocument } from '../reading/document.js';
import type { Element } from '../reading/structure.js';
import { elementText, firstPage } from '../text.js';
import type { Sighting } from './check.js';

/** A sighting for each element that is wrong. */
export function elements(
  document: InspectedDocument,
  wrong: (element: Element) => string | undefined,
): Sighting[] {
  return (document.structure?.elements ?? []).flatMap((element) => {
    const message = wrong(element);
    return message === undefined
      ? []
      : [
          {
            message,
            page: firstPage(document, element),
            about: elementText(document, element).trim() || undefined,
          },
        ];
  });
}

/** The elements directly in an element. */
export function childElements({ children }: Element): Element[] {
  return children.flatMap((child) => (child.kind === 'element' ? [child.element] : []));
}

/** Whether an element has an attribute, in whatever attribute object. */
export function hasAttribute({ attributes }: Element, key: string): boolean {
  return attributes.some((attribute) => attribute.has(key));
}
