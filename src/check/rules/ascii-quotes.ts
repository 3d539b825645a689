import type { Correction } from '../../model/check.js';
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
    yield {
      at,
      message: 'Typewriter quotation marks (").',
      help: 'Write « and ».',
      corrections: inPairs(target.bare),
    };
  },
});

/** What belongs in the places of the marks; nothing where one of them is alone, or on the wrong side of its word. */
function inPairs(text: string): readonly Correction[] | undefined {
  const places = Array.from(text.matchAll(/"/gu), ({ index }) => index);
  const isOpening = (at: number) => /(?:^|[\s([«])"(?=\S)/u.test(text.slice(Math.max(at - 1, 0), at + 2));
  const isClosing = (at: number) => /\S"(?![\p{L}\p{N}])/u.test(text.slice(Math.max(at - 1, 0), at + 2));
  const fits = places.every((at, index) => (index % 2 === 0 ? isOpening(at) : isClosing(at)));
  if (places.length % 2 === 1 || !fits) return undefined;
  return places.map((at, index) => ({ from: at, to: at + 1, text: index % 2 === 0 ? '«' : '»' }));
}
