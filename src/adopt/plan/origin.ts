import type { Document } from '../../model/document.js';
import type { Problem } from '../../model/problem.js';
import type { WholeTranslation } from '../../model/whole.js';
import type { Remark } from './frame.js';

/** The one message where a file of data says that it is in another language than the one it is adopted into. */
export function otherLanguage({ file, origin }: WholeTranslation, tag: string): Problem | undefined {
  if (origin === undefined || origin.locale === tag) return undefined;
  return {
    rule: 'wrong-language',
    severity: 'error',
    file,
    ...origin.places.locale,
    message: `The file says that it is in “${origin.locale}”, not in “${tag}”.`,
  };
}

/** What a file of data says about the statement that it was made from, where it is not the present one. */
export function originRemarks({ origin }: WholeTranslation, { date, revision }: Document): Remark[] {
  if (origin === undefined) return [];
  const { places } = origin;
  return [
    ...(origin.date === date
      ? []
      : [
          {
            rule: 'adopt-date',
            severity: 'warning' as const,
            block: places.date,
            message: `The date of the file, ${origin.date ?? 'none'}, is not the date of the statement, ${date ?? 'none'}.`,
            help: 'The date comes from the statement, so nothing is taken over; check that the file is a translation of this statement.',
          },
        ]),
    ...(origin.revision === revision
      ? []
      : [
          {
            rule: 'adopt-revision',
            severity: 'info' as const,
            block: places.revision,
            message: 'The file was made from another file of the statement than the present one.',
            help: 'Compare the pairs that --dry-run shows if the text of the statement may have changed since.',
          },
        ]),
  ];
}
