import { translationCheck } from '../translation-check.js';

/** Translations that are not in Unicode normalisation form C (UAX #15): letters and their accents stand apart. */
export const composition = translationCheck({
  id: 'composition',
  severity: 'info',
  *inspect({ translation: { target } }) {
    const composed = target.normalize('NFC');
    // Letters that NFC takes apart, as it does in Devanagari, are no fault of anybody’s.
    if (composed.length >= target.length) return;
    let at = 0;
    while (target[at] === composed[at]) at += 1;
    yield {
      offset: at,
      message: 'Letters and their marks are written apart; they are composed in what is published.',
      help: 'Save the file in Unicode normalisation form C, so that a search in it finds the words.',
    };
  },
});
