import { translationCheck } from './translation-check.js';

/** Several spaces in a row, or a tab, between two words. */
export const doubledSpaces = translationCheck({
  id: 'doubled-spaces',
  severity: 'warning',
  *inspect({ target }) {
    if (!/ {2}|\t/u.test(target.text)) return;
    for (const { index } of target.text.matchAll(/(?<=\S) {2,}(?=\S)|\t+/gu)) {
      yield { at: index, message: 'More than one space between two words.', help: 'Leave one.' };
    }
  },
});
