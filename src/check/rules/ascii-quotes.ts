import { isArabicScript } from '../languages.js';
import { translationCheck } from '../translation-check.js';

/** Typewriter quotation marks in Arabic script: they have no direction of their own. */
export const asciiQuotes = translationCheck({
  id: 'ascii-quotes',
  severity: 'warning',
  description: 'Typewriter quotation marks.',
  samples: [
    {
      locale: 'fa',
      source: 'The “right” remains.',
      wrong: 'این "حق" پابرجاست.',
      right: 'این «حق» پابرجاست.',
    },
    { locale: 'ps', source: 'The “right” remains.', wrong: 'دا "حق" پاتې دی.', right: 'دا «حق» پاتې دی.' },
  ],
  applies: isArabicScript,
  *inspect({ target }) {
    const at = target.bare.indexOf('"');
    if (at < 0) return;
    yield { at, message: 'Typewriter quotation marks (").', help: 'Write « and ».' };
  },
});
