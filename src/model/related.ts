import type { RelatedTranslation } from './catalogue.js';

/** What a translator should know of a translation that was edited together with its source. */
export const doubtNote =
  'The original and this translation were both changed between two syncs. See whether they still agree.';

/**
 * Where a translator finds more of the same text, as a sentence.
 *
 * @param isWhole whether the translation is quoted, for those who do not have it before them
 */
export function relatedNote({ relation, key, target }: RelatedTranslation, isWhole: boolean): string {
  const quoted = isWhole && target !== '' ? `: «${target}»` : '.';
  switch (relation) {
    case 'part-of':
      return `It was a part of “${key}”; the earlier translation there contains its translation${quoted}`;
    case 'split-off':
      return `A part of it is now a segment of its own, “${key}”.`;
    case 'kept-aside':
      return `A part of it was a segment of its own before; its translation is kept in obsolete.json as “${key}”${quoted}`;
    case 'same':
      return `The same text is translated as “${key}”${quoted}`;
  }
}
