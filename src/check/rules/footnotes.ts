import { difference, marksOf } from '../marks.js';
import { translationCheck } from '../translation-check.js';

/** Marks of footnotes that a translation loses or adds. */
export const footnotes = translationCheck({
  id: 'footnotes',
  severity: 'error',
  compares: true,
  *inspect({ segment, translation }) {
    const wanted = marksOf(segment.content).footnoteReference;
    const found = marksOf(translation.content).footnoteReference;
    for (const { value } of difference(wanted, found)) {
      yield {
        message: `The mark of the footnote “${value}” is missing.`,
        help: `Put [^${value}] where it belongs.`,
      };
    }
    for (const { value, offset } of difference(found, wanted)) {
      yield {
        offset,
        message: `The original has no mark of the footnote “${value}” here.`,
        help: 'Delete it.',
      };
    }
  },
});
