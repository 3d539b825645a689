import { isArabicScript } from '../languages.js';
import { OBJECT } from '../tokens.js';
import { translationCheck, type Remark } from '../translation-check.js';

const BEFORE_ARABIC = /(?<=\S)[ \u00A0]+(?=[،؛؟!:»۔](?!\S*[:/])|\.(?![.\p{L}\p{N}\uFFFC-]| \.))/gu;
const AFTER_ARABIC = /(?<=[\p{L}\p{M}»)])[،؛؟](?=[\p{L}«(])/gu;
const BEFORE_ANY = /(?<=[\p{L}\p{M}\p{N}])[ ]+(?=,(?:\s|$)|\.(?:\s|$))/gu;
const INSIDE = /(?<=[(«])[ ]+(?=\S)|(?<=\S)[ ]+(?=\))/gu;

/** White space that a punctuation mark must not have before it, or lacks after it. */
export const punctuationSpacing = translationCheck({
  id: 'punctuation-spacing',
  severity: 'warning',
  description: 'A space before a punctuation mark, or none after it.',
  samples: [
    {
      locale: 'fa',
      source: 'They go, we stay.',
      wrong: 'آنان می‌روند ، ما می‌مانیم.',
      right: 'آنان می‌روند، ما می‌مانیم.',
    },
    {
      locale: 'ps',
      source: 'They go, we stay.',
      wrong: 'دوی ځي ، موږ پاتې کېږو.',
      right: 'دوی ځي، موږ پاتې کېږو.',
    },
  ],
  *inspect({ target }, { locale }): Iterable<Remark> {
    // A lone « or » is an arrow, not a quotation mark.
    const hasQuotes = target.bare.includes('«') && target.bare.includes('»');
    const text = hasQuotes ? target.bare : target.bare.replace(/[«»]/gu, OBJECT);
    const isArabic = isArabicScript(locale);
    for (const { 0: spaces, index } of text.matchAll(isArabic ? BEFORE_ARABIC : BEFORE_ANY)) {
      const mark = text.slice(index).trimStart().charAt(0);
      const corrections = [{ from: index, to: index + spaces.length, text: '' }];
      yield { at: index, message: `White space before “${mark}”.`, help: 'Delete it.', corrections };
    }
    if (!isArabic) return;
    for (const { 0: spaces, index } of text.matchAll(INSIDE)) {
      const corrections = [{ from: index, to: index + spaces.length, text: '' }];
      const message = 'White space inside a bracket or quotation mark.';
      yield { at: index, message, help: 'Delete it.', corrections };
    }
    for (const { 0: mark, index } of text.matchAll(AFTER_ARABIC)) {
      const corrections = [{ from: index, to: index + 1, text: `${mark} ` }];
      yield {
        at: index,
        message: `No white space after “${mark}”.`,
        help: 'Put a space there.',
        corrections,
      };
    }
  },
});
