import { translationCheck } from '../translation-check.js';

const SEVERAL = / {2}|\t/u;

/** Several spaces in a row, or a tab, between two words. */
export const doubledSpaces = translationCheck({
  id: 'doubled-spaces',
  severity: 'warning',
  description: 'More than one space between two words.',
  samples: [
    { locale: 'ps', source: 'They go.', wrong: 'هغوی  ځي.', right: 'هغوی ځي.' },
    { locale: 'fa-AF', source: 'They go.', wrong: 'آنان  می‌روند.', right: 'آنان می‌روند.' },
  ],
  *inspect({ source, target }) {
    // Columns that the original aligns with spaces are aligned so in the translation too.
    if (!SEVERAL.test(target.text) || SEVERAL.test(source.text)) return;
    for (const { 0: spaces, index } of target.text.matchAll(/(?<=\S) {2,}(?=\S)|\t+/gu)) {
      yield {
        at: index,
        message: 'More than one space between two words.',
        help: 'Leave one.',
        corrections: [{ from: index, to: index + spaces.length, text: ' ' }],
      };
    }
  },
});
