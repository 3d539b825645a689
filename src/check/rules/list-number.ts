import { translationCheck } from '../translation-check.js';

const NUMBER = /^\s*(\p{Nd}{1,3}[.)])(?=\s)/u;

/**
 * A number typed before a translation whose original has none: the page would show two numbers, or make it a list.
 */
export const listNumber = translationCheck({
  id: 'list-number',
  severity: 'error',
  description: 'A number typed before a translation whose original has none.',
  samples: [
    {
      locale: 'fa',
      source: 'They go home now.',
      wrong: '۱. آنان اکنون به خانه می‌روند.',
      right: 'آنان اکنون به خانه می‌روند.',
    },
    {
      locale: 'ps',
      source: 'They go home now.',
      wrong: '۱) دوی اوس کور ته ځي.',
      right: 'دوی اوس کور ته ځي.',
    },
  ],
  compares: true,
  *inspect({ source, target, segment }) {
    const number = NUMBER.exec(target.text);
    if (number === null || /^\s*(?:\p{Nd}|\p{L}{1,4}[.)])/u.test(source.text)) return;
    yield {
      at: number[0].length - (number[1]?.length ?? 0),
      // A heading may be numbered in one language only.
      severity: segment.role === 'title' || segment.role === 'heading' ? 'warning' : undefined,
      message: `The translation begins with the number “${number[1] ?? ''}”, but the original has no number there.`,
      help: 'Delete it; each page numbers its lists in the digits of the language.',
    };
  },
});
