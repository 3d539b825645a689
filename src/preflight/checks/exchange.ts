import type { InspectedDocument } from '../reading/document.js';
import { boxOf } from '../reading/geometry.js';
import { xmpValue } from '../reading/metadata.js';
import { PRINT_ERROR, type Check, type Sighting } from './check.js';

/** Registry of printing conditions known by name (ISO 15930-4 §6.2). */
const REGISTRY = 'http://www.color.org';

/** What PDF/X asks of the file as a whole (ISO 15930). */
export const exchangeChecks: readonly Check[] = [
  {
    id: 'x.version',
    severity: PRINT_ERROR,
    clause: 'ISO 15930-7 §6.1.2, ISO 15930-4 §6.3',
    description: 'The file says which PDF/X it is: X-4 in XMP, X-1a and X-3 in the information dictionary.',
    confirmedBy: '`pdfinfo` (PDF subtype)',
    help: 'Export it as PDF/X-4.',
    run: (document) =>
      versionOf(document) === undefined ? [{ message: 'The file does not say that it is PDF/X.' }] : [],
  },
  {
    id: 'x.header',
    severity: PRINT_ERROR,
    clause: 'ISO 15930-7 §6.1.1, ISO 15930-4 §6.1',
    description: 'The header is that of PDF 1.6 or 1.7 in X-4, at most that of 1.4 in X-1a and X-3.',
    confirmedBy: '`pdfinfo` (PDF version)',
    help: 'Export it as PDF/X again.',
    run(document) {
      const version = Number(document.version ?? 0);
      const isGood = isOld(document) ? version <= 1.4 : version >= 1.6 && version < 2;
      return isGood ? [] : [{ message: headerMessage(document) }];
    },
  },
  {
    id: 'x.intent',
    severity: PRINT_ERROR,
    clause: 'ISO 15930-7 §6.2.2, ISO 15930-4 §6.2',
    description:
      'The output intent names the printing condition and brings a CMYK output profile; X-1a may name a registered one alone.',
    confirmedBy: '`mutool show file.pdf trailer/Root/OutputIntents/0`',
    help: 'Export it for the print shop’s printing condition.',
    *run(document): Iterable<Sighting> {
      const intent = document.outputIntents.find(({ subtype }) => subtype === 'GTS_PDFX');
      if (intent?.condition === undefined) {
        yield { message: 'The file names no printing condition.' };
        return;
      }
      const { profile, registry, condition } = intent;
      const isGood =
        profile === undefined
          ? isOld(document) && registry === REGISTRY
          : profile.deviceClass === 'prtr' && profile.space === 'CMYK' && profile.components === 4;
      if (!isGood) yield { message: 'The output intent brings no CMYK output profile.', about: condition };
    },
  },
  {
    id: 'x.trapped',
    severity: PRINT_ERROR,
    clause: 'ISO 15930-7 §6.9, ISO 15930-4 §6.10',
    description: 'The file says whether it is trapped.',
    confirmedBy: '`mutool show file.pdf trailer/Info/Trapped`',
    help: 'Set Trapped to False.',
    run: ({ metadata }) =>
      /^(?:True|False)$/u.test(metadata.info.get('Trapped') ?? '')
        ? []
        : [{ message: 'The file does not say whether it is trapped.' }],
  },
  {
    id: 'x.objstm',
    severity: PRINT_ERROR,
    clause: 'ISO 15930-4 §6.1: PDF 1.4 has none',
    description: 'X-1a and X-3 have no object streams and no cross-reference streams.',
    confirmedBy: '`qpdf --show-xref`',
    help: 'Write it without object streams: `qpdf --object-streams=disable`.',
    run: (document) =>
      isOld(document) && document.file.crossReference.hasStreams
        ? [{ message: 'The file has object streams or a cross-reference stream.' }]
        : [],
  },
  {
    id: 'x.annots',
    severity: PRINT_ERROR,
    clause: 'ISO 15930-7 §6.14, ISO 15930-4 §6.11',
    description: 'No link, note or field touches the bleed box.',
    confirmedBy: '`pdfinfo -url`, `mutool show file.pdf pages/1/Annots`',
    help: 'Remove links and notes from the pages that go to the press.',
    run: ({ pages }) =>
      pages.flatMap(({ number, boxes, annotations }) => {
        const area = boxes.bleed ?? boxes.trim ?? boxes.media;
        return annotations
          .filter(({ subtype, rectangle }) => {
            const isMark = subtype === 'PrinterMark' || subtype === 'TrapNet';
            return !isMark && (rectangle === undefined || area === undefined || touches(rectangle, area));
          })
          .map(({ subtype, contents }) => ({
            message: `An annotation (${subtype}) lies on the printed area.`,
            page: number,
            about: contents,
          }));
      }),
  },
  {
    id: 'x.transparency',
    severity: PRINT_ERROR,
    clause: 'ISO 15930-4 §6.13',
    description: 'X-1a and X-3 have no transparency.',
    confirmedBy: '`qpdf --json file.pdf`: ca, CA, BM, SMask, Group',
    help: 'Flatten the transparency, or export PDF/X-4.',
    run: (document) =>
      isOld(document)
        ? document.pages.flatMap(({ number, dictionary, content }) => {
            const group = document.file.dictionary(dictionary.get('Group'));
            const isGroup = document.file.name(group?.get('S')) === 'Transparency';
            return [...content.transparency, ...(isGroup ? ['a transparency group'] : [])].map((what) => ({
              message: `The page uses transparency: ${what}.`,
              page: number,
            }));
          })
        : [],
  },
];

/** The PDF/X that the file says it is. */
export function versionOf({ metadata }: InspectedDocument): string | undefined {
  const named = metadata.info.get('GTS_PDFXVersion') ?? '';
  if (/^PDF\/X-(?:1a?|3):200[1-3]$/u.test(named)) return named;
  const [version] = /^PDF\/X-[45]\w*$/u.exec(xmpValue(metadata, 'pdfxid:GTS_PDFXVersion') ?? '') ?? [];
  return version;
}

/** The version of PDF that the header names is missing, or PDF/X does not allow it. */
function headerMessage(document: InspectedDocument): string {
  if (document.version === undefined) return 'The header does not name a version of PDF.';
  return `${versionOf(document) ?? 'PDF/X-4'} does not allow PDF ${document.version}.`;
}

/** Whether it is one of the older PDF/X, without transparency and without RGB. */
function isOld(document: InspectedDocument): boolean {
  return /^PDF\/X-[13]/u.test(versionOf(document) ?? '');
}

/** Whether it is PDF/X-1a, which has no colours that a profile describes. */
export function isBlind(document: InspectedDocument): boolean {
  return versionOf(document)?.startsWith('PDF/X-1') === true;
}

function touches(a: readonly number[], b: readonly number[]): boolean {
  const [one, other] = [boxOf(a), boxOf(b)];
  if (one === undefined || other === undefined) return true;
  return one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
}
