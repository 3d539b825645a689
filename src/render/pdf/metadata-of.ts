import { plainLineOf } from '../../model/inline.js';
import type { LocalizedDocument } from '../../model/localized.js';
import type { DocumentMetadata } from '../../model/document-metadata.js';
import { uuidOf } from '../../pdf/metadata/uuid.js';

/** The day a file without a date of its own is dated with; the clock would make every build another one. */
const NO_DATE = '1970-01-01';

/** What the files of a document say of it. */
export function metadataOf(document: LocalizedDocument): DocumentMetadata {
  const { locale, title, date, revision, completeness, segments, signatories, strings } = document;
  const name = plainLineOf(title.content);
  const languages = new Set([...segments, ...signatories].map(({ lang }) => lang));
  languages.delete(locale.tag);
  return {
    title: name,
    language: locale.tag,
    languages: [...languages].sort(),
    description: strings.text('kind'),
    creator: 'Communiqué',
    producer: 'Communiqué (Chromium, Skia/PDF)',
    date: new Date(`${date?.iso ?? NO_DATE}T00:00:00Z`),
    uuid: uuidOf(`${revision} ${locale.tag}`),
    statement: {
      revision,
      locale: locale.tag,
      date: date?.iso,
      completeness: completeness.percent,
      status: completeness.status,
    },
  };
}
