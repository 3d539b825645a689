import type { PdfFile } from '../reader/file.js';
import { LIMITS } from '../../pdf/syntax/limits.js';
import type { PdfDictionary, PdfObject } from '../../pdf/syntax/objects.js';
import { referenceNumber } from './structure.js';

/** A leaf of the page tree. */
export interface PageLeaf {
  /** Its object number; 0 where it is not an indirect object. */
  readonly object: number;
  /** Its own entries and those it inherits (ISO 32000-1 §7.7.3.4). */
  readonly dictionary: PdfDictionary;
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

/** Pages beyond these are not looked at. */
const MOST_PAGES = 5_000;

/** The pages in order (§7.7.3). */
export function readPageTree(file: PdfFile, faults: string[]): PageLeaf[] {
  const pages: PageLeaf[] = [];
  const seen = new Set<PdfDictionary>();
  const walk = (object: PdfObject | undefined, inherited: ReadonlyMap<string, PdfObject>, depth: number) => {
    file.allowance.step(4);
    const node = file.dictionary(object);
    if (node === undefined) {
      faults.push('The page tree leads to an object that is not a page.');
      return;
    }
    if (seen.has(node) || depth > LIMITS.depth) {
      faults.push('The page tree runs in a circle or too deep.');
      return;
    }
    seen.add(node);
    const handedDown = new Map(inherited);
    for (const key of INHERITED) {
      const value = node.get(key);
      if (value !== undefined) handedDown.set(key, value);
    }
    const kids = file.array(node.get('Kids'));
    if (kids !== undefined && file.name(node.get('Type')) !== 'Page') {
      for (const kid of kids) {
        if (pages.length >= MOST_PAGES) return;
        walk(kid, handedDown, depth + 1);
      }
      return;
    }
    pages.push({ object: referenceNumber(object) ?? 0, dictionary: new Map([...handedDown, ...node]) });
  };
  walk(file.catalogue.get('Pages'), new Map(), 0);
  if (pages.length >= MOST_PAGES) faults.push(`Only the first ${MOST_PAGES} pages were looked at.`);
  return pages;
}
