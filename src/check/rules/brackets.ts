import { isArabicScript } from '../languages.js';
import { translationCheck } from '../translation-check.js';

const PAIRS = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
  ['»', '«'],
  ['›', '‹'],
]);
const OPENING = new Set(PAIRS.values());
const BRACKET = /[()[\]{}«»‹›]/gu;
/** `a)`, `۱)`: a bracket that closes a number of a list. */
const LIST_NUMBER = /(?:^|[\s،,;؛])[\p{L}\p{N}]{1,3}$/u;
const QUOTE = /[“”„‟]/gu;

/** Brackets and quotation marks that are not in pairs. */
export const brackets = translationCheck({
  id: 'brackets',
  severity: 'warning',
  description: 'Brackets and quotation marks that are not in pairs.',
  samples: [
    {
      locale: 'fa',
      source: 'A word (here) remains.',
      wrong: 'یک واژه (اینجا ایستاده است.',
      right: 'یک واژه (اینجا) ایستاده است.',
    },
    {
      locale: 'ps',
      source: 'A word (here) remains.',
      wrong: 'یوه کلمه (دلته ولاړه ده.',
      right: 'یوه کلمه (دلته) ولاړه ده.',
    },
    {
      locale: 'de',
      source: 'A “word” remains here.',
      wrong: 'Ein „Wort steht hier.',
      right: 'Ein „Wort“ steht hier.',
    },
  ],
  *inspect({ source, target }, { locale }) {
    if (!/[()[\]{}«»‹›“”„‟]/u.test(target.bare)) return;
    // In other scripts »…« and ›…‹ are as good, and ‹ › stand for more.
    const isCounted = !isArabicScript(locale);
    const lone = loneBracket(target.bare, isCounted);
    if (lone !== undefined && loneBracket(source.bare, true) === undefined) {
      yield {
        at: lone,
        message: `The “${target.bare.charAt(lone)}” has no counterpart.`,
        help: 'Add the other one, or delete it.',
      };
    }
    const quotes = target.bare.match(QUOTE)?.length ?? 0;
    if (quotes % 2 === 1 && (source.bare.match(QUOTE)?.length ?? 0) % 2 === 0) {
      yield {
        at: target.bare.search(/[“”„‟]/u),
        message: 'A quotation mark has no counterpart.',
        help: 'Add the other one, or delete it.',
      };
    }
  },
});

function loneBracket(text: string, isCounted: boolean): number | undefined {
  const open: { bracket: string; index: number }[] = [];
  let guillemets = 0;
  for (const { 0: bracket, index } of text.matchAll(BRACKET)) {
    if (isCounted && /[«»‹›]/u.test(bracket)) {
      guillemets += bracket === '«' || bracket === '‹' ? 1 : -1;
      continue;
    }
    if (OPENING.has(bracket)) open.push({ bracket, index });
    else if (open.at(-1)?.bracket === PAIRS.get(bracket)) open.pop();
    else if (bracket !== ')' || !LIST_NUMBER.test(text.slice(0, index))) return index;
  }
  if (guillemets !== 0) return text.search(/[«»‹›]/u);
  return open[0]?.index;
}
