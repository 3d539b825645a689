import { isPersian } from '../languages.js';
import { translationCheck } from '../translation-check.js';

/** می written together with its verb; words that only begin like this are left out. */
const JOINED = new RegExp(
  '(?<![\\p{L}\\p{M}\\u200C])ن?می(?!' +
    // The rule’s own list, and words and names that are met in Dari and in translated texts.
    'ان|هن|ل|راث|ز|دان|لاد|وه|سر|ثاق|نو|نی|خ|کرو|عاد|قات|منه|وند|مون|گو(?!ی)|گرن|گا|همان|تینگ|نسک|کلون|پل|تود|ترا|دیا|کان|کائیل|کس|نت|سیون|شل|چل|ناب|مند|' +
    // Names with میر, but not «میرود», «میرسد», «میریزد», «میرفت».
    'ر(?!و(?!یس)|س|ی|ف|ن))' +
    '(?=\\p{L}{2,})',
  'gu',
);

/** می or نمی joined to its verb. */
export const joinedPrefix = translationCheck({
  id: 'joined-prefix',
  severity: 'warning',
  description: 'می written together with its verb.',
  samples: [
    { locale: 'fa-AF', source: 'They go.', wrong: 'آنان میروند.', right: 'آنان می‌روند.' },
    { locale: 'fa', source: 'They do not go.', wrong: 'آنان نمیروند.', right: 'آنان نمی‌روند.' },
  ],
  applies: isPersian,
  *inspect({ target }) {
    if (!target.bare.includes('می')) return;
    for (const { 0: prefix, index } of target.bare.matchAll(JOINED)) {
      const word = /^[\p{L}\p{M}]+/u.exec(target.bare.slice(index))?.[0] ?? '';
      yield {
        at: index,
        message: `“${word}” is written as one word.`,
        help: `Separate it with a zero-width non-joiner: ${prefix}\u200C${word.slice(prefix.length)}.`,
      };
    }
  },
});
