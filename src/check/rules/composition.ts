import { translationCheck } from '../translation-check.js';

/**
 * Translations that are not in Unicode normalisation form C (UAX #15): letters and their accents are separate
 * characters.
 */
export const composition = translationCheck({
  id: 'composition',
  severity: 'info',
  description:
    'Letters and their accents that are separate characters (not in Unicode normalisation form C). The published text combines them.',
  spelled: /[\u0300-\u036F\u0654]/gu,
  samples: [
    {
      locale: 'fa',
      source: 'They provide it.',
      wrong: 'آنان تا\u0654مین می‌کنند.',
      right: 'آنان تأمین می‌کنند.',
    },
    {
      locale: 'fr',
      source: 'They stay for a year.',
      wrong: 'Elles restent une anne\u0301e.',
      right: 'Elles restent une année.',
    },
  ],
  *inspect({ translation: { target } }) {
    const composed = target.normalize('NFC');
    // Letters that NFC takes apart, as it does in Devanagari, are nobody’s mistake.
    if (composed.length >= target.length) return;
    let at = 0;
    while (target[at] === composed[at]) at += 1;
    yield {
      offset: at,
      message: 'Letters and their marks are separate characters; the published text combines them.',
      help: 'Save the file in Unicode normalisation form C, so that a search in it finds the words.',
    };
  },
});
