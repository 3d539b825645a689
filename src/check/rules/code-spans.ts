import { difference, marksOf } from '../marks.js';
import { translationCheck } from '../translation-check.js';

/** Code that a translation loses, adds or changes. */
export const codeSpans = translationCheck({
  id: 'code-spans',
  severity: 'warning',
  description: 'Code that the translation loses.',
  samples: [
    {
      locale: 'fa',
      source: 'The field `flow` counts.',
      wrong: 'فیلد flow مهم است.',
      right: 'فیلد `flow` مهم است.',
    },
    {
      locale: 'ps',
      source: 'The field `flow` counts.',
      wrong: 'د flow ساحه مهمه ده.',
      right: 'د `flow` ساحه مهمه ده.',
    },
  ],
  compares: true,
  *inspect({ segment, translation }) {
    const wanted = marksOf(segment.content).inlineCode;
    const found = marksOf(translation.content).inlineCode;
    for (const { value } of difference(wanted, found)) {
      yield {
        message: `The code \`${value}\` is not in the translation.`,
        help: 'Copy it unchanged, with its backticks.',
      };
    }
    for (const { value, offset } of difference(found, wanted)) {
      yield {
        offset,
        message: `The code \`${value}\` is not in the original.`,
        help: 'Copy the code from the original.',
      };
    }
  },
});
