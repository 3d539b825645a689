import { isArabicScript } from '../languages.js';
import { translationCheck } from '../translation-check.js';

/** Typewriter quotation marks in Arabic script: they have no direction of their own. */
export const asciiQuotes = translationCheck({
  id: 'ascii-quotes',
  severity: 'warning',
  applies: isArabicScript,
  *inspect({ target }) {
    const at = target.bare.indexOf('"');
    if (at < 0) return;
    yield { at, message: 'Typewriter quotation marks (").', help: 'Write « and ».' };
  },
});
