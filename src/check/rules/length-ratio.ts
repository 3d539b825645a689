import type { Locale } from '../../model/locale.js';
import { isDense, isHouseLanguage } from '../languages.js';
import { translationCheck } from '../translation-check.js';
import { DEMAND, DEMAND_FA, DEMAND_PS } from '../sample-texts.js';

/** Shorter originals vary too much. */
const CHARACTERS = 80;

/** Translations much shorter or longer than the original: something is left out or added. */
export const lengthRatio = translationCheck({
  id: 'length',
  severity: 'warning',
  description: 'A translation much shorter or longer than the original.',
  samples: [
    { locale: 'fa', source: DEMAND, wrong: 'ما از همهٔ دولت‌ها می‌خواهیم.', right: DEMAND_FA },
    { locale: 'ps', source: DEMAND, wrong: 'موږ له ټولو حکومتونو غواړو.', right: DEMAND_PS },
  ],
  compares: true,
  *inspect({ source, target }, { locale, document }) {
    const length = source.text.length;
    if (length <= CHARACTERS) return;
    const ratio = target.text.length / length / (weight(locale) / weight(document.sourceLocale));
    const [least, most] = isHouseLanguage(locale) ? [0.5, 1.6] : [0.45, 2];
    if (ratio >= least && ratio <= most) return;
    yield {
      message: `The translation is ${(target.text.length / length).toFixed(1)} times as long as the original.`,
      help: ratio < least ? 'Look for what is left out.' : 'Look for what is added.',
    };
  },
});

/** How long a text is, next to one in an alphabet. */
function weight(locale: Locale): number {
  return isDense(locale) ? 0.4 : 1;
}
