import { searchLetters, termsOf } from '../terms.js';
import { acronymsIn } from '../tokens.js';
import { translationCheck } from '../translation-check.js';

/** Two capitals (UN, EU, US) have a word in most languages. */
const OWN_WORD = 2;

/** Acronyms that are neither kept nor replaced by their term of the glossary. */
export const acronyms = translationCheck({
  id: 'acronyms',
  severity: 'warning',
  description:
    'An acronym of the original that the translation neither keeps nor replaces with a glossary term.',
  samples: [
    {
      locale: 'fa',
      severity: 'info',
      source: 'The XYZW spoke.',
      wrong: 'آن نهاد سخن گفت.',
      right: 'نهاد XYZW سخن گفت.',
    },
    {
      locale: 'ps',
      severity: 'info',
      source: 'The XYZW spoke.',
      wrong: 'هغې ادارې خبرې وکړې.',
      right: 'د XYZW ادارې خبرې وکړې.',
    },
  ],
  compares: true,
  *inspect({ source, target }, { locale, subject }) {
    if (!/\p{Lu}{2}/u.test(source.text) || isInCapitals(source.text)) return;
    const terms = termsOf(subject.glossaries.get(locale.tag) ?? new Map<string, string[]>());
    for (const acronym of new Set(acronymsIn(source.text))) {
      if (target.text.includes(acronym)) continue;
      const isBracketed = source.text.includes(`(${acronym})`);
      const term = terms.find((one) => one.term === acronym);
      if (term === undefined ? acronym.length <= OWN_WORD : term.isIn(searchLetters(target.text))) continue;
      yield {
        // In brackets it is introduced for the readers; elsewhere it may have become a word.
        severity: isBracketed || term !== undefined ? undefined : 'info',
        message: `The acronym ${acronym} is not in the translation.`,
        help:
          term === undefined
            ? `Keep it, or add its translation to glossary.json: "${acronym}": ["…"].`
            : `Keep it, or write ${term.forms.join(' or ')}.`,
      };
    }
  },
});

/** In a line all in capitals, acronyms cannot be recognised. */
function isInCapitals(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}+$/u.test(word)).length * 2 > words.length;
}
