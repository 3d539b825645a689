import { difference, marksOf } from '../marks.js';
import { translationCheck } from '../translation-check.js';

/** Code that a translation loses, adds or changes. */
export const codeSpans = translationCheck({
  id: 'code-spans',
  severity: 'warning',
  compares: true,
  *inspect({ segment, translation }) {
    const wanted = marksOf(segment.content).inlineCode;
    const found = marksOf(translation.content).inlineCode;
    for (const { value } of difference(wanted, found)) {
      yield {
        message: `The code \`${value}\` is not in the translation.`,
        help: 'Copy it as it is, with its backticks.',
      };
    }
    for (const { value, offset } of difference(found, wanted)) {
      yield {
        offset,
        message: `The code \`${value}\` is not in the original.`,
        help: 'Copy that of the original.',
      };
    }
  },
});
