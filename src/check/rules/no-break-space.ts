import type { Check, Finding } from '../../model/check.js';
import { languageOf } from '../languages.js';
import { BREAKABLE } from '../typographic-space.js';
import { writtenTexts } from '../written-texts.js';

/** Spaces of French and Russian at which a line may break, and should not. */
export const noBreakSpace: Check = {
  id: 'no-break-space',
  severity: 'info',
  description:
    'Off by default; `checks: { no-break-space: info }` turns it on. A space in French or Russian where a line may break but should not.',
  spelled: /[\u00A0\u202F]/gu,
  samples: [
    { locale: 'fr', wrong: 'La bibliothèque reste !', right: 'La bibliothèque reste\u202F!' },
    { locale: 'ru', wrong: 'Порт — наш.', right: 'Порт\u00A0— наш.' },
  ],
  isOptional: true,
  *run(subject): Iterable<Finding> {
    for (const { locale, key, bare, place } of writtenTexts(subject)) {
      for (const { index } of bare().matchAll(BREAKABLE[languageOf(locale)] ?? /(?!)/gu)) {
        yield {
          locale: locale.tag,
          key,
          ...place(index),
          message: 'A line may break at this space.',
          help: 'Type a no-break space (U+00A0, or the narrow U+202F).',
        };
      }
    }
  },
};
