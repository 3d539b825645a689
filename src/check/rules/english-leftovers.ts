import { isHouseLanguage } from '../languages.js';
import { withoutAddresses } from '../tokens.js';
import { translationCheck } from '../translation-check.js';

const WORD =
  /(?<![\p{sc=Latn}\d][\s,&/.-]{0,2})\b(?:AP|AM|PM|am|pm|or|and|January|February|March|April|May|June|July|August|September|October|November|December)\b(?![\s,&/.-]{0,2}\p{sc=Latn})/gu;

/** English words that a program or a hurried hand has left between those of the translation. */
export const englishLeftovers = translationCheck({
  id: 'english-leftovers',
  severity: 'error',
  description: 'English words left between those of the translation.',
  samples: [
    {
      locale: 'fa',
      source: 'Women and girls stay.',
      wrong: 'زنان and دختران می‌مانند.',
      right: 'زنان و دختران می‌مانند.',
    },
    {
      locale: 'ps',
      source: 'Women and girls stay.',
      wrong: 'ښځې and نجونې پاتې کېږي.',
      right: 'ښځې او نجونې پاتې کېږي.',
    },
  ],
  applies: isHouseLanguage,
  *inspect({ source, target }) {
    if (!/[A-Za-z]{2}/u.test(target.text)) return;
    for (const { 0: word, index } of withoutAddresses(target.text).matchAll(WORD)) {
      // The press agency, or a name with such a word, is in the original too.
      if (/^[A-Z]{2}$/u.test(word) && source.text.includes(word)) continue;
      yield { at: index, message: `The English word “${word}” is left in the text.`, help: 'Translate it.' };
    }
  },
});
