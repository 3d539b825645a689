import type { Check, Finding } from '../../model/check.js';
import { finding, translatedLocales, type Pair } from '../translation-check.js';
import { HOMES, HOMES_FA, HOMES_PS } from '../sample-texts.js';
import { cut } from '../../text/excerpt.js';

/** One or two words may differ between a table and a heading. */
const SHORT = 20;

/** The same original with two different translations. */
export const consistency: Check = {
  id: 'consistency',
  severity: 'warning',
  description: 'The same original has two different translations.',
  samples: [
    {
      locale: 'fa',
      source: [HOMES, HOMES],
      wrong: [HOMES_FA, 'اهالی دره خانه‌های خود را ترک نمی‌کنند.'],
      right: [HOMES_FA, HOMES_FA],
    },
    {
      locale: 'ps',
      source: [HOMES, HOMES],
      wrong: [HOMES_PS, 'د درې اوسېدونکي خپل کورونه نه پرېږدي.'],
      right: [HOMES_PS, HOMES_PS],
    },
  ],
  of: 'translations',
  *run(subject): Iterable<Finding> {
    for (const locale of translatedLocales(subject)) {
      const first = new Map<string, Pair>();
      for (const pair of locale.pairs) {
        if (!pair.isCurrent) continue;
        const earlier = first.get(pair.segment.source);
        if (earlier === undefined) first.set(pair.segment.source, pair);
        else if (plain(earlier.translation.target) !== plain(pair.translation.target)) {
          yield finding(
            {
              severity: pair.segment.source.length < SHORT ? 'info' : undefined,
              message: `“${cut(pair.segment.source, 60)}” has a different translation under “${earlier.key}”.`,
              help: 'Use one translation for both, if both mean the same.',
            },
            pair,
            locale,
          );
        }
      }
    }
  },
};

function plain(text: string): string {
  return text.replace(/[\s\u200C]+/gu, ' ').trim();
}
