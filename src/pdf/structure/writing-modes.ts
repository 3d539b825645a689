import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { toLocale, type Direction } from '../../model/locale.js';
import { addAttribute } from './attributes.js';
import { walkStructure } from './tree.js';

/** Names of the directions as layout attributes (ISO 32000-1 §14.8.5.4.2). */
const MODES = { ltr: 'LrTb', rtl: 'RlTb' } as const;

/**
 * States the reading direction in the tags: that of the document on its topmost elements, and that of each part
 * in a language of the other direction. An element that states none has that of its parent; left to right is
 * what holds without any.
 *
 * @param language of the document
 */
export function nameWritingModes(document: PDFDocument, language: string): void {
  const directions = new Map<PDFDict, Direction>();
  for (const { element, language: own = language, ancestors } of walkStructure(document, language)) {
    const parent = ancestors.at(-1);
    const inherited = (parent && directions.get(parent)) ?? 'ltr';
    const { direction } = toLocale(own);
    directions.set(element, direction);
    if (direction !== inherited) addAttribute(element, { O: 'Layout', WritingMode: MODES[direction] });
  }
}
