import { languageOf } from '../languages.js';
import { withoutAddresses } from '../tokens.js';
import { translationCheck } from '../translation-check.js';

const WORD = /\p{L}[\p{L}\p{M}’']+/gu;

const FILE = /(?<!\S)[\w-]+\.[a-z][a-z\d]{1,7}(?!\S)/gu;

/** A single word is often the same in two languages of one script. */
const LONG = 4;

/** Translations that are only a copy of the original. */
export const sameAsSource = translationCheck({
  id: 'same-as-source',
  severity: 'error',
  description: 'A translation that is identical to the original.',
  samples: [
    {
      locale: 'fa',
      source: 'They go home now.',
      wrong: 'They go home now.',
      right: 'آنان اکنون به خانه می‌روند.',
    },
    { locale: 'ps', source: 'They go home now.', wrong: 'They go home now.', right: 'دوی اوس کور ته ځي.' },
  ],
  compares: true,
  *inspect({ source, target, segment }, { locale, document }) {
    if (source.text.trim() !== target.text.trim()) return;
    if (languageOf(locale) === languageOf(document.sourceLocale)) return;
    const isSameScript = locale.script === document.sourceLocale.script;
    const names = new Set(document.signatories.flatMap(({ name }) => [name, name.toLowerCase()]));
    if (names.has(segment.source)) return;
    // Addresses and file names stay what they are.
    const words =
      withoutAddresses(source.text.replace(FILE, ' '))
        .match(WORD)
        ?.filter((word) => /\p{Ll}|\p{Lo}/u.test(word)) ?? [];
    if (words.length < (isSameScript ? LONG : 1)) return;
    yield {
      severity: words.length < LONG ? 'warning' : undefined,
      message: 'The translation is identical to the original.',
      help: 'Translate it, or empty it, so that it counts as missing.',
    };
  },
});
