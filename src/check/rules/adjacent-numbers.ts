import type { Check, Finding } from '../../model/check.js';
import { partedOf } from '../prose.js';
import { writtenTexts } from '../written-texts.js';

const NUMBER = String.raw`\p{Nd}+(?:[.,:٫٬’'/–\-]\p{Nd}+)*`;
const RUN = new RegExp(
  `(?<![\\p{Nd}\\p{L}+]|[.,:٫٬/–\\-])${NUMBER}(?:\\s+${NUMBER})+(?![\\p{Nd}\\p{L}])`,
  'gu',
);

/** Two numbers with only a space between them: something is missing, or they are read as one, or in the wrong order. */
export const adjacentNumbers: Check = {
  id: 'adjacent-numbers',
  severity: 'warning',
  description:
    'Two numbers with only a space between them: they are read as one, or in the wrong order. A note in left-to-right text. Groups of digits within telephone numbers and thousands are allowed.',
  samples: [
    {
      locale: 'fa',
      source: 'In July 2025, 81 people left.',
      wrong: 'در ژوئیهٔ ۲۰۲۵ [۸۱ نفر](#) رفتند.',
      right: '۸۱ نفر در ژوئیهٔ ۲۰۲۵ رفتند.',
    },
    {
      locale: 'ps',
      source: 'In 2025, 81 people left.',
      wrong: 'په ۲۰۲۵ ۸۱ کسان لاړل.',
      right: 'په ۲۰۲۵ کال کې ۸۱ کسان لاړل.',
    },
    {
      locale: 'en',
      severity: 'info',
      wrong: 'In 2025 81 people left.',
      right:
        'In 2025, 81 people left; call 022 555 01 42 or +41 22 555 0142, 12 500 times, with 2 1/2 hours.',
    },
  ],
  *run(subject): Iterable<Finding> {
    for (const { locale, key, bare, isPlain, place } of writtenTexts(subject, partedOf)) {
      if (isPlain === true || key === undefined) continue;
      const text = bare();
      for (const { 0: run, index } of text.matchAll(RUN)) {
        if (isOneNumber(run) || /[)+]\s*$/u.test(text.slice(Math.max(0, index - 3), index))) continue;
        yield {
          ...{ locale: locale.tag, key, ...place(index) },
          // From left to right they are read in their order; only a word or a comma may be missing.
          ...(locale.direction === 'ltr' && { severity: 'info' }),
          message: `“${run.replace(/\s+/gu, ' ')}” are two numbers with only a space between them.`,
          help: 'Put a word or a comma between them, or change the order of the words.',
        };
      }
    }
  },
};

/** A telephone number, a code or a date in groups, a number with its thousands apart, one with a fraction. */
function isOneNumber(run: string): boolean {
  const parts = run.split(/\s+/u);
  const [first = '', ...rest] = parts;
  const isGrouped =
    /^\p{Nd}{1,3}$/u.test(first) && rest.every((part) => /^\p{Nd}{3}(?:[.,٫]\p{Nd}+)?$/u.test(part));
  const startsWithZero = parts.some((part) => /^[0٠۰]\p{Nd}/u.test(part));
  return (
    parts.length > 2 ||
    isGrouped ||
    startsWithZero ||
    parts.some((part) => part.includes('/')) ||
    /[\u00A0\u202F]/u.test(run)
  );
}
