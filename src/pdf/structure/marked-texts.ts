import { PDFDict, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import { RLM } from '../../text/bidi.js';
import { PdfName } from '../syntax/objects.js';
import { markOf, opensMark } from '../marked-content.js';
import { textAt } from '../objects.js';
import { pageContent } from '../page-content.js';
import { FontTexts, shownCodes } from '../text/font-texts.js';
import { contentKey, kidsOf } from './tree.js';

/** The text of each marked-content sequence in logical order, by its key (`contentKey`). */
export type MarkedTexts = ReadonlyMap<string, string>;

/** What is open while a page is read. */
interface Open {
  readonly mcid?: number | undefined;
  /** What is shown inside a reversed or a replaced sequence, before it is passed on. */
  readonly parts?: string[] | undefined;
  readonly replacement?: string | undefined;
}

/**
 * Reads the text of a document as its tags give it: reversed strings turned round (ISO 32000-1 §14.8.2.3.3),
 * replacement text taken (§14.9.4), lines divided by a space.
 */
export function readMarkedTexts(document: PDFDocument): MarkedTexts {
  const texts = new Map<string, string>();
  const fonts = new FontTexts();
  for (const page of document.getPages()) {
    const { instructions, resources } = pageContent(page);
    const open: Open[] = [];
    let map: ReadonlyMap<number, string> | undefined;
    let line: unknown;
    const add = (text: string) => {
      for (const one of open.toReversed()) {
        if (one.parts !== undefined) {
          one.parts.push(text);
          return;
        }
        if (one.mcid === undefined) continue;
        const key = contentKey(page.ref, one.mcid);
        texts.set(key, (texts.get(key) ?? '') + text);
        return;
      }
    };
    for (const one of instructions) {
      const [first, , , , , y] = one.operands;
      if (opensMark(one)) {
        const { tag, mcid, actualText } = markOf(one, resources);
        const isHeld = tag === 'ReversedChars' || actualText !== undefined;
        open.push({ mcid, replacement: actualText, parts: isHeld ? [] : undefined });
      } else if (one.operator === 'EMC') {
        const closed = open.pop();
        if (closed?.parts !== undefined) add(closed.replacement ?? closed.parts.toReversed().join(''));
      } else if (one.operator === 'Tf' && first instanceof PdfName) map = fonts.of(resources, first.name);
      else if (one.operator === 'Tm') {
        const mcid = open.find((each) => each.mcid !== undefined)?.mcid;
        const before = mcid === undefined ? '' : (texts.get(contentKey(page.ref, mcid)) ?? '');
        if (line !== undefined && y !== line && before !== '' && !/\s$/u.test(before)) {
          texts.set(contentKey(page.ref, mcid ?? 0), `${before} `);
        }
        line = y;
      } else
        // The mark only says to readers of the page’s content what belongs together.
        for (const code of shownCodes(one)) add((map?.get(code) ?? '').replaceAll(RLM, ''));
    }
  }
  return texts;
}

/** The text of an element and all below it; alternative text (§14.9.3) stands for what it describes. */
export function textOfElement(element: PDFDict, page: PDFRef | undefined, texts: MarkedTexts): string {
  const alternative = textAt(element, 'Alt');
  if (alternative !== undefined) return alternative;
  return kidsOf(element, page)
    .map((kid) => {
      if (kid.kind === 'content') return texts.get(contentKey(kid.page, kid.mcid)) ?? '';
      return kid.kind === 'element' ? textOfElement(kid.element, page, texts) : '';
    })
    .join('');
}
