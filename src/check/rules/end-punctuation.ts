import { WITHOUT_STOP } from '../languages.js';
import { translationCheck } from '../translation-check.js';

type End = 'stop' | 'question' | 'exclamation' | 'colon' | 'none';

const NAMES: Readonly<Record<End, string>> = {
  stop: 'a full stop',
  question: 'a question mark',
  exclamation: 'an exclamation mark',
  colon: 'a colon',
  none: 'no punctuation mark',
};
const ENDS: readonly (readonly [End, RegExp])[] = [
  ['question', /[?؟？՞⸮፧]$/u],
  ['exclamation', /[!！՜]$/u],
  ['colon', /[:：፡]$/u],
  ['stop', /[.۔。．।॥։።…᠃]$/u],
];
const ELLIPSIS = /(?:…|\.\.)$/u;
const COMMA = /[,;،؛、，；]$/u;

/** Translations that end like another kind of sentence than the original. */
export const endPunctuation = translationCheck({
  id: 'end-punctuation',
  severity: 'warning',
  description: 'A translation that ends like another kind of sentence.',
  samples: [
    { locale: 'fa', source: 'Who signs?', wrong: 'چه کسی امضا می‌کند.', right: 'چه کسی امضا می‌کند؟' },
    { locale: 'ps', source: 'Who signs?', wrong: 'څوک لاسلیک کوي.', right: 'څوک لاسلیک کوي؟' },
  ],
  compares: true,
  applies: ({ script }) => !WITHOUT_STOP.has(script),
  *inspect({ source, target, segment: { role } }, { locale }) {
    const wanted = endOf(source.text);
    const found =
      locale.tag.startsWith('el') && trimmed(target.text).endsWith(';') ? 'question' : endOf(target.text);
    // An ellipsis stands for anything, and a heading may get a colon.
    if (wanted === found || (wanted === 'none' && found === 'colon')) return;
    if (ELLIPSIS.test(trimmed(source.text)) || ELLIPSIS.test(trimmed(target.text))) return;
    // A heading may also gain or lose a full stop: «مادهٔ ۱.»
    const isHeading = role === 'title' || role === 'heading' || role === 'cell';
    if (isHeading && [wanted, found].every((end) => end === 'none' || end === 'stop' || end === 'colon'))
      return;
    // “!” is a matter of taste; a comma or semicolon at the end of an item depends on its place in the list.
    const isStop = (end: End) => end === 'stop' || end === 'exclamation';
    if (isStop(wanted) && isStop(found)) return;
    if (COMMA.test(trimmed(source.text)) || COMMA.test(trimmed(target.text))) return;
    yield {
      at: Math.max(0, target.text.trimEnd().length - 1),
      message: `The original ends with ${NAMES[wanted]}, the translation with ${NAMES[found]}.`,
      help: 'End it as the original does, with the sign of the language.',
    };
  },
});

function endOf(text: string): End {
  const end = trimmed(text);
  return ENDS.find(([, pattern]) => pattern.test(end))?.[0] ?? 'none';
}

/** A text without what may follow its last sign: closing quotes and brackets. */
function trimmed(text: string): string {
  return text.replace(/(?<![\s)\]}»”’"'›“\u200C-\u200F])[\s)\]}»”’"'›“\u200C-\u200F]+$/u, '');
}
