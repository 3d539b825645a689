import { translationCheck } from './translation-check.js';

/** Marks that are doubled, a link that did not become one, a lone backtick. Blanks to fill in are longer. */
const STRAY = /(?<!\*)\*\*(?!\*)|(?<!_)__(?!_)|(?<!~)~~(?!~)|\]\(|\[\^[^\]\s]+\]|`/gu;
const LONE_STAR = /(?<=[\p{L}\p{M}\p{Nd}»”)])\*(?=\s|$)|(?<=^|\s)\*(?=[\p{L}«“(])/gu;

/** Markdown that stays in the text because it does not parse as it was meant. */
export const strayMarkup = translationCheck({
  id: 'stray-markup',
  severity: 'error',
  *inspect({ source, target }) {
    if (!/[*_~`[\]]/u.test(target.text)) return;
    const help = 'Put white space before the opening and after the closing mark, or take both away.';
    for (const { 0: mark, index } of target.bare.matchAll(STRAY)) {
      if (source.text.includes(mark)) continue;
      yield { at: index, message: `Readers will see “${mark}”: it does not parse as Markdown.`, help };
    }
    if (source.text.includes('*')) return;
    for (const { index } of target.bare.matchAll(LONE_STAR)) {
      yield { at: index, severity: 'warning', message: 'Readers will see a single “*”.', help };
    }
  },
});
