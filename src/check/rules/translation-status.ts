import type { Check, CheckSubject, Finding } from '../../model/check.js';
import { draftsPath } from '../../model/draft.js';
import type { LocalizedSegment } from '../../model/localized.js';
import { relatedNote } from '../../model/related.js';
import { wordDiff } from '../word-diff.js';

/** Segments that are not translated yet; the source text is shown in their place. */
export const missingTranslation: Check = {
  id: 'missing-translation',
  severity: 'warning',
  description: 'A segment has no translation; the original is shown instead, marked as such.',
  isFinal: true,
  samples: [
    {
      wrong: '`"text": ""`',
      right: '`"text": "آنان می‌مانند."`',
      files: { wrong: { 'locales/fa/statement.json': '{"title": "بازش نگه دارید", "text": ""}' }, right: {} },
    },
  ],
  of: 'translations',
  run: (subject) =>
    findings(subject, isAt('missing'), ({ segment, related }) => ({
      message: `“${segment.key}” is not translated; the original is shown.`,
      help: ['Translate it in this file, under this key.', ...notes(related)].join(' '),
    })),
};

/** Segments whose original has changed since they were translated. */
export const outdatedTranslation: Check = {
  id: 'outdated-translation',
  severity: 'warning',
  description:
    'The original has changed since the segment was translated. The help shows what has changed, as far as the earlier text is known.',
  page: 'translations.md#status',
  isFinal: true,
  samples: [
    {
      wrong: 'the original was edited after the translation',
      right: 'the translation was edited after the original',
      files: {
        wrong: { 'locales/en/statement.md': '# Keep it open\n\nThey all stay.\n' },
        right: {
          'locales/en/statement.md': '# Keep it open\n\nThey all stay.\n',
          'locales/en/statement.json': '{"title": "Keep it open", "text": "They all stay."}',
          'locales/fa/statement.json': '{"title": "بازش نگه دارید", "text": "همهٔ آنان می‌مانند."}',
        },
      },
    },
  ],
  of: 'translations',
  run: (subject) =>
    findings(subject, isAt('outdated'), ({ segment, madeFor, related }) => {
      const changes = madeFor === undefined ? '' : wordDiff(madeFor, segment.source);
      const compare = `Compare it with the original (line ${segment.position.line})`;
      return {
        message: `“${segment.key}” was translated from an earlier text; the earlier translation is shown, marked as outdated.`,
        help: [
          changes === ''
            ? `${compare} and bring it up to date.`
            : `${compare}, where this has changed: ${changes}`,
          ...notes(related),
        ].join(changes === '' ? ' ' : '. '),
      };
    }),
};

/** Segments whose original and translation were both edited between two syncs. */
export const doubtfulTranslation: Check = {
  id: 'doubtful-translation',
  severity: 'warning',
  description:
    'The translation and its original were both edited between two syncs, so the translation may have been made for the earlier text. Edit it after a `publish sync`, or review it by its key.',
  page: 'translations.md#in-doubt',
  isFinal: true,
  samples: [
    {
      wrong: 'both were edited, then `publish check`',
      right: 'the original was edited, then `publish sync`, then the translation was edited',
      files: {
        wrong: {
          'locales/en/statement.md': '# Keep it open\n\nThey all stay.\n',
          'locales/fa/statement.json': '{"title": "بازش نگه دارید", "text": "همهٔ آنان می‌مانند."}',
          'locales/fa/state.json': '{"text": {"source": "cfd6410d89fad6e7", "target": "2f5dd3fa1b859a90"}}',
        },
        right: {
          'locales/en/statement.md': '# Keep it open\n\nThey all stay.\n',
          'locales/en/statement.json': '{"title": "Keep it open", "text": "They all stay."}',
          'locales/fa/statement.json': '{"title": "بازش نگه دارید", "text": "همهٔ آنان می‌مانند."}',
          'locales/fa/state.json': '{"text": {"source": "e6f278b3ee5458c3", "target": "2f5dd3fa1b859a90"}}',
        },
      },
    },
  ],
  of: 'translations',
  run: (subject) =>
    findings(
      subject,
      ({ doubtfulFor }) => doubtfulFor !== undefined,
      ({ segment, doubtfulFor = '' }) => ({
        message: `“${segment.key}” and its original were both edited between two syncs; the translation may have been made for the earlier text.`,
        help: `See whether it has these changes: ${wordDiff(doubtfulFor, segment.source)}. Edit it after a \`publish sync\`, or mark it with \`publish review\`, by its key.`,
      }),
    ),
};

/** Unfinished translations that an import has kept beside the one in its place. */
export const unfinishedTranslation: Check = {
  id: 'unfinished-translation',
  severity: 'info',
  description:
    'An import has brought a translation that its tool calls unfinished, and a current one was in its place: the unfinished one waits in `drafts.json`. Put it into `statement.json`, or delete it; `publish review` of its key settles it too.',
  page: 'exchange.md#unfinished-translations',
  samples: [
    {
      wrong: 'an unfinished translation in `drafts.json` beside another one',
      right: 'no `drafts.json`, or one whose words are all in the translation',
      files: {
        wrong: { 'locales/fa/drafts.json': '{"text": [{"source": "They stay.", "target": "آنها هستند"}]}' },
        right: {
          'locales/fa/drafts.json': '{"text": [{"source": "They stay.", "target": "آنان می‌مانند."}]}',
        },
      },
    },
  ],
  of: 'translations',
  *run({ documents, catalogues }): Iterable<Finding> {
    for (const { locale, segments } of documents) {
      const catalogue = catalogues.get(locale.tag);
      for (const { segment } of segments) {
        for (const { target } of catalogue?.drafts?.get(segment.key) ?? [])
          yield {
            locale: locale.tag,
            key: segment.key,
            file: draftsPath(locale.tag),
            ...(catalogue?.draftPlaces?.get(segment.key) ?? { line: 1, column: 1 }),
            message: `There is also an unfinished translation of “${segment.key}”: ${target}`,
            help: 'Put it into statement.json if it is better, or delete it here. `publish review` of this key also removes it.',
          };
      }
    }
  },
};

function isAt(status: LocalizedSegment['status']): (segment: LocalizedSegment) => boolean {
  return (segment) => segment.status === status;
}

function notes(related: LocalizedSegment['related']): string[] {
  return (related ?? []).map((one) => relatedNote(one, false));
}

function* findings(
  { documents, catalogues }: CheckSubject,
  isFound: (segment: LocalizedSegment) => boolean,
  words: (segment: LocalizedSegment) => { message: string; help: string },
): Iterable<Finding> {
  for (const { locale, segments } of documents) {
    const catalogue = catalogues.get(locale.tag);
    for (const localized of segments) {
      if (!isFound(localized)) continue;
      const { key } = localized.segment;
      const position = catalogue?.places.get(key) ?? { line: 1, column: 1 };
      yield { locale: locale.tag, key, file: catalogue?.file ?? '', ...position, ...words(localized) };
    }
  }
}
