import { isPersian } from '../languages.js';
import { translationCheck, type Remark } from '../translation-check.js';

/** می apart from its verb; not the month. */
const PREFIX = /(?<![\p{L}\p{M}\u200c])(?<!\p{Nd} |ماه )ن?می (?=\p{L}{2,})/gu;
const PLURAL = /(?<=[\p{L}\p{M}]) ها(?:ی|یی|یم|یت|یش|یمان|یتان|یشان)?(?![\p{L}\p{M}\u200c])/gu;

/** می or ها with a space where a zero-width non-joiner belongs. */
export const spacedAffix = translationCheck({
  id: 'spaced-affix',
  severity: 'warning',
  description: 'می or ها with a space where a zero-width non-joiner belongs.',
  samples: [
    {
      locale: 'fa',
      source: 'They go with the books.',
      wrong: 'آنان با کتاب ها می‌روند.',
      right: 'آنان با کتاب‌ها می‌روند.',
    },
    { locale: 'fa-AF', source: 'They go.', wrong: 'آنان می روند.', right: 'آنان می‌روند.' },
  ],
  applies: isPersian,
  *inspect({ target }): Iterable<Remark> {
    const text = target.bare;
    const help = 'Put a zero-width non-joiner (U+200C) in place of the space.';
    for (const { 0: prefix, index } of text.matchAll(PREFIX)) {
      yield { at: index, message: `A space between “${prefix.trim()}” and its verb.`, help };
    }
    for (const { 0: suffix, index } of text.matchAll(PLURAL)) {
      yield { at: index, message: `A space before “${suffix.trim()}”.`, help };
    }
  },
});
