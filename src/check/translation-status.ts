import type { Check, CheckSubject, Finding } from '../model/check.js';
import type { LocalizedSegment } from '../model/localized.js';
import { wordDiff } from './word-diff.js';

/** Segments that are not translated yet; the source text is shown in their place. */
export const missingTranslation: Check = {
  id: 'missing-translation',
  severity: 'warning',
  run: (subject) =>
    findings(subject, 'missing', ({ segment }) => ({
      message: `“${segment.key}” is not translated; the original is shown.`,
      help: 'Translate it in this file, under this key.',
    })),
};

/** Segments whose original has changed since they were translated. */
export const outdatedTranslation: Check = {
  id: 'outdated-translation',
  severity: 'warning',
  run: (subject) =>
    findings(subject, 'outdated', ({ segment, madeFor }) => {
      const changes = madeFor === undefined ? '' : wordDiff(madeFor, segment.source);
      const compare = `Compare it with the original (line ${segment.position.line})`;
      return {
        message: `“${segment.key}” was translated from an earlier text; the earlier translation is shown, marked so.`,
        help:
          changes === ''
            ? `${compare} and bring it up to date.`
            : `${compare}, where this has changed: ${changes}`,
      };
    }),
};

function* findings(
  { documents, catalogues }: CheckSubject,
  status: LocalizedSegment['status'],
  words: (segment: LocalizedSegment) => { message: string; help: string },
): Iterable<Finding> {
  for (const { locale, segments } of documents) {
    const catalogue = catalogues.get(locale.tag);
    for (const localized of segments) {
      if (localized.status !== status) continue;
      const { key } = localized.segment;
      const position = catalogue?.places.get(key) ?? { line: 1, column: 1 };
      yield { locale: locale.tag, key, file: catalogue?.file ?? '', ...position, ...words(localized) };
    }
  }
}
