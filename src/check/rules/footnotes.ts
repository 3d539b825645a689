import { difference, marksOf } from '../marks.js';
import { translationCheck } from '../translation-check.js';

/** Marks of footnotes that a translation loses or adds. */
export const footnotes = translationCheck({
  id: 'footnotes',
  severity: 'error',
  description: 'A translation loses a footnote mark such as `[^1]`, or adds one.',
  samples: [
    {
      locale: 'fa',
      source: ['They stay here.[^a]', 'We go there.'],
      wrong: ['آنان اینجا می‌مانند.', 'ما به آنجا می‌رویم.'],
      right: ['آنان اینجا می‌مانند.[^a]', 'ما به آنجا می‌رویم.'],
    },
    {
      locale: 'ps',
      source: ['They stay here.[^a]', 'We go there.'],
      wrong: ['دوی دلته پاتې کېږي.[^a]', 'موږ هلته ځو.[^a]'],
      right: ['دوی دلته پاتې کېږي.[^a]', 'موږ هلته ځو.'],
    },
  ],
  compares: true,
  *inspect({ segment, translation }) {
    const wanted = marksOf(segment.content).footnoteReference;
    const found = marksOf(translation.content).footnoteReference;
    for (const { value } of difference(wanted, found)) {
      yield {
        message: `The mark for the footnote “${value}” is missing.`,
        help: `Put [^${value}] where it belongs.`,
      };
    }
    for (const { value, offset } of difference(found, wanted)) {
      yield {
        offset,
        message: `The original has no mark for the footnote “${value}” here.`,
        help: 'Delete it.',
      };
    }
  },
});
