import type { PDFDocument } from '@cantoo/pdf-lib';
import { toLocale } from '../../model/locale.js';
import { name, textString } from '../objects.js';
import { contentKey, statedLanguage, walkStructure } from './tree.js';
import type { MarkedTexts } from './marked-texts.js';

const ARABIC = /^\p{Script=Arabic}+$/u;
const LATIN = /^\p{Script=Latin}+$/u;

/**
 * Names a language for text whose letters the language in force does not have (ISO 14289-1 §7.2). The source's
 * own languages are in the tree already; this is for what the source does not know.
 *
 * @param language of the document
 * @param ofScript the language to assume for a script
 */
export function nameLanguages(
  document: PDFDocument,
  texts: MarkedTexts,
  language: string,
  ofScript: { readonly Latn: string; readonly Arab: string },
): void {
  for (const { element, language: inForce, kids } of walkStructure(document, language)) {
    if (statedLanguage(element) !== undefined) continue;
    const text = kids
      .map((kid) => (kid.kind === 'content' ? (texts.get(contentKey(kid.page, kid.mcid)) ?? '') : ''))
      .join('');
    const { script } = toLocale(inForce ?? language);
    const letters = text.replace(/\P{L}/gu, '');
    if (script !== 'Latn' && LATIN.test(letters)) {
      element.set(name('Lang'), textString(ofScript.Latn));
    } else if (script !== 'Arab' && ARABIC.test(letters)) {
      element.set(name('Lang'), textString(ofScript.Arab));
    }
  }
}
