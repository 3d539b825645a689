import { withoutAddresses } from '../tokens.js';
import { translationCheck } from '../translation-check.js';
import { DEMAND, DEMAND_FA, DEMAND_PS } from '../sample-texts.js';

/** With a larger share of Latin letters, it is not a text of another script. */
const SHARE = 0.6;

/** Fewer letters prove nothing: a name may be alone. */
const LETTERS = 20;

const latin = /\p{sc=Latn}/gu;
const letter = /\p{L}/gu;
/** Names of people. */
const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}’'-]*/gu;
/** What is in names of programs and files. */
const OF_PROGRAMS = /[/_*=[{#]/u;

/** Translations into another script that are mostly Latin letters. */
export const latinParagraph = translationCheck({
  id: 'latin-paragraph',
  severity: 'error',
  description: 'A translation into another script that is mostly Latin letters.',
  samples: [
    {
      locale: 'fa',
      source: DEMAND,
      wrong:
        'We call on the governments of the world to stop every deportation and to open their borders ما.',
      right: DEMAND_FA,
    },
    {
      locale: 'ps',
      source: DEMAND,
      wrong:
        'We call on the governments of the world to stop every deportation and to open their borders موږ.',
      right: DEMAND_PS,
    },
  ],
  applies: ({ script }) => script !== 'Latn',
  *inspect({ source, target }, { document, subject }) {
    if (source.text.trim() === target.text.trim() || !/[A-Za-z]{3}/u.test(target.text)) return;
    if (!isMostlyLatin(target.text)) return;
    const others = document.signatories.reduce((rest, { name }) => rest.replaceAll(name, ''), target.text);
    const words = withoutNames(withoutAddresses(others));
    if ((words.match(letter)?.length ?? 0) < LETTERS || !isMostlyLatin(words)) return;
    yield {
      at: target.text.search(/\p{sc=Latn}/u),
      message: 'Most of the letters are Latin.',
      help: `Translate it. Words that stay in ${subject.config.sourceLocale} belong inside translated sentences.`,
    };
  },
});

/** A text without names of people, programs and files. */
function withoutNames(text: string): string {
  return text.replace(/\S+/gu, (word) => (OF_PROGRAMS.test(word) ? '' : word.replace(NAME, '')));
}

function isMostlyLatin(text: string): boolean {
  return (text.match(latin)?.length ?? 0) > SHARE * (text.match(letter)?.length ?? 0);
}
