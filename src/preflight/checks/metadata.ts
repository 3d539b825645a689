import type { InspectedDocument } from '../reading/document.js';
import { xmpValue } from '../reading/metadata.js';
import { ALWAYS_ERROR, READING_FIRST, type Check, type Sighting } from './check.js';

/** Properties that are in the information dictionary and in XMP (ISO 19005-1 §6.7.3, table 1). */
const TWINS: readonly (readonly [info: string, xmp: string])[] = [
  ['Title', 'dc:title'],
  ['Author', 'dc:creator'],
  ['Subject', 'dc:description'],
  ['Keywords', 'pdf:Keywords'],
  ['Creator', 'xmp:CreatorTool'],
  ['Producer', 'pdf:Producer'],
  ['Trapped', 'pdf:Trapped'],
  ['CreationDate', 'xmp:CreateDate'],
  ['ModDate', 'xmp:ModifyDate'],
];

/** ISO 8601 as XMP has it (ISO 16684-1 §8.2.1.1), from the year alone to parts of a second. */
const XMP_DATE = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/u;

/** What the file says about the document. */
export const metadataChecks: readonly Check[] = [
  {
    id: 'meta.xmp',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.6.2.1, ISO 14289-1 §7.1, ISO 16684-1',
    description: 'The catalogue has an XMP stream: uncompressed, UTF-8, well-formed XML, RDF in a packet.',
    confirmedBy: '`pdfinfo -meta file.pdf | xmllint --noout -`, veraPDF 6.6.2.1',
    help: 'Write the XMP metadata again with the program that made the file.',
    run({ metadata: { xmp } }) {
      if (xmp === undefined) return [{ message: 'The file has no XMP metadata.' }];
      return xmp.faults.map((fault) => ({ message: `${fault}.` }));
    },
  },
  {
    id: 'meta.title',
    severity: ALWAYS_ERROR,
    clause: 'ISO 14289-1 §7.1, ISO 15930-7 §6.8',
    description: 'XMP has a dc:title; in a file of the publication it is the statement’s.',
    confirmedBy: '`pdfinfo` (Title), veraPDF 7.1-9',
    help: 'Give the document its title.',
    *run({ metadata }, { title }): Iterable<Sighting> {
      // Of a file without XMP `meta.xmp` says all there is to say.
      if (metadata.xmp === undefined) return;
      const found = xmpValue(metadata, 'dc:title');
      if (found === undefined) yield { message: 'The metadata has no title.' };
      else if (title !== undefined && found.normalize('NFC') !== title.normalize('NFC')) {
        yield { message: 'The title is not the statement’s.', about: found };
      }
    },
  },
  {
    id: 'meta.same',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-1 §6.7.3, ISO 15930-7 §6.8',
    description: 'What the information dictionary and XMP both say is the same.',
    confirmedBy: '`pdfinfo file.pdf` beside `pdfinfo -meta file.pdf`',
    help: 'Write both from one source with the program that made the file.',
    *run({ metadata }): Iterable<Sighting> {
      for (const [key, property] of TWINS) {
        const info = metadata.info.get(key);
        const values = metadata.xmp?.properties.get(property);
        if (info === undefined || info === '' || metadata.xmp === undefined) continue;
        // Trapped is required in one place only.
        if (key === 'Trapped' && values === undefined) continue;
        if (!isSame(key, info, values ?? [])) {
          yield {
            message: `${key} in the information dictionary is not what ${property} says.`,
            about: info,
          };
        }
      }
    },
  },
  {
    id: 'meta.dates',
    severity: ALWAYS_ERROR,
    clause: 'ISO 15930-7 §6.8, ISO 16684-1 §8.4',
    description: 'XMP has the dates of making and of the last change.',
    confirmedBy: '`pdfinfo -isodates`',
    help: 'Write xmp:CreateDate and xmp:ModifyDate as 2025-08-12T00:00:00Z.',
    run: ({ metadata }) =>
      ['xmp:CreateDate', 'xmp:ModifyDate']
        .filter(
          (property) => metadata.xmp !== undefined && !XMP_DATE.test(xmpValue(metadata, property) ?? ''),
        )
        .map((property) => ({ message: `XMP has no ${property}, or one that is not a date.` })),
  },
  {
    id: 'meta.lang',
    severity: READING_FIRST,
    clause: 'ISO 14289-1 §7.2, ISO 32000-1 §14.9.2',
    description:
      'The catalogue names the language by a BCP 47 tag; in a file of the publication it is the locale’s.',
    confirmedBy: '`mutool show file.pdf trailer/Root/Lang`, veraPDF 7.2-x',
    help: 'Give the document its language.',
    *run(document, { locale }): Iterable<Sighting> {
      const { language } = document.metadata;
      if (language === undefined || language === '') yield { message: 'The document has no language.' };
      else if (!isTag(language))
        yield { message: 'The document’s language is not a BCP 47 tag.', about: language };
      else if (locale !== undefined && language !== locale) {
        yield { message: 'The document’s language is not that of its text.', about: language };
      }
      yield* partsWithoutLanguage(document);
    },
  },
];

/** Elements whose own language is not a valid tag. */
function* partsWithoutLanguage({ structure, metadata }: InspectedDocument): Iterable<Sighting> {
  const wrong = new Set<string>();
  for (const { language } of structure?.elements ?? []) {
    if (language !== undefined && language !== '' && language !== metadata.language && !isTag(language)) {
      wrong.add(language);
    }
  }
  for (const about of wrong) yield { message: 'The language of a part is not a BCP 47 tag.', about };
}

function isSame(key: string, info: string, values: readonly string[]): boolean {
  if (key.endsWith('Date')) return instantOfInfo(info) === Date.parse(values[0] ?? '');
  return values.includes(info) || [', ', '; '].some((comma) => values.join(comma) === info);
}

/** A date of ISO 32000-1 §7.9.4 as milliseconds; NaN if it is not a date. */
function instantOfInfo(date: string): number {
  const match = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/u.exec(date);
  if (match === null) return Number.NaN;
  const [year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match.slice(1);
  const zone = match[7] === undefined ? 'Z' : `${match[7]}${match[8] ?? '00'}:${match[9] ?? '00'}`;
  return Date.parse(`${year ?? ''}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
