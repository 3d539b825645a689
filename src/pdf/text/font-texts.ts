import { PDFDict, PDFStream } from '@cantoo/pdf-lib';
import { cidsOf } from '../composite-font.js';
import type { Instruction } from '../syntax/content.js';
import { arrayOf, PdfString } from '../syntax/objects.js';
import { valueOf } from '../objects.js';
import { resourceDictionary } from '../page-content.js';
import { streamBytes } from '../streams.js';
import { readToUnicode } from '../syntax/cmap.js';

/** The ToUnicode maps of the fonts of a document, each read once. */
export class FontTexts {
  private readonly maps = new Map<PDFDict, ReadonlyMap<number, string>>();

  /** Text by code of a font with codes of two bytes; empty if it has no map. */
  of(resources: PDFDict | undefined, key: string): ReadonlyMap<number, string> {
    const font = resourceDictionary(resources, 'Font', key);
    if (font === undefined) return new Map();
    let map = this.maps.get(font);
    if (map === undefined) {
      const stream = valueOf(font, 'ToUnicode');
      map = stream instanceof PDFStream ? readToUnicode(streamBytes(stream)) : new Map<number, string>();
      this.maps.set(font, map);
    }
    return map;
  }
}

/** The codes that an instruction shows (`Tj`, `TJ`), two bytes each; none for any other. */
export function shownCodes({ operator, operands }: Instruction): number[] {
  const [first] = operands;
  if (operator === 'Tj' && first instanceof PdfString) return cidsOf(first);
  const parts = operator === 'TJ' ? (arrayOf(first) ?? []) : [];
  return parts.flatMap((part) => (part instanceof PdfString ? cidsOf(part) : []));
}
