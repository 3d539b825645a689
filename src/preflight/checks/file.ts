import { latin1 } from '../../pdf/syntax/lexer.js';
import { xmpValue } from '../reading/metadata.js';
import { ALWAYS_ERROR, WRITE_AGAIN, type Check, type Sighting } from './check.js';

/** Actions that neither archives nor print shops accept (ISO 19005-2 §6.5.1). */
const FORBIDDEN =
  /^(?:Launch|Sound|Movie|ResetForm|SubmitForm|ImportData|JavaScript|Hide|SetOCGState|Rendition|Trans|GoTo3DView|GoToE|AA\/.*)$/u;

/** The file as such: its frame, and what must not be in it. */
export const fileChecks: readonly Check[] = [
  {
    id: 'file.unreadable',
    severity: ALWAYS_ERROR,
    clause: 'ISO 32000-1 §7.5',
    description: 'The file is a PDF that can be opened.',
    confirmedBy: '`qpdf --check`',
    help: 'Open it in a viewer: if that fails too, get the file again from its source.',
    // Found while reading, before any check can be made.
    run: () => [],
  },
  {
    id: 'file.limit',
    severity: ALWAYS_ERROR,
    clause: 'ISO 32000-1 Annex C',
    description: 'The file stays within what a document needs; beyond that nothing in it is checked.',
    confirmedBy: '`qpdf --check`, under a limit of memory and time',
    help: 'Do not trust the file unless you know where it comes from; split it if it is really that large.',
    run: () => [],
  },
  {
    id: 'file.encrypt',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.1.3, ISO 15930-7 §6.1',
    description: 'The file is not encrypted. Nothing else is checked in one that is.',
    confirmedBy: '`qpdf --show-encryption`',
    help: 'Save it without a password and without restrictions.',
    run: ({ file }) => (file.trailer.has('Encrypt') ? [{ message: 'The file is encrypted.' }] : []),
  },
  {
    id: 'file.header',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.1.2',
    description: 'The first line is `%PDF-n.m`, the second a comment of four bytes above 127.',
    confirmedBy: '`head -c 20 file.pdf | xxd`, `qpdf --check`',
    help: WRITE_AGAIN,
    run({ file }) {
      const isGood = /^%PDF-\d\.\d(?:\r\n|\r|\n)%[\u0080-\u00FF]{4}/u.test(latin1(file.bytes, 0, 32));
      return isGood ? [] : [{ message: 'The header or the comment of four high bytes after it is missing.' }];
    },
  },
  {
    id: 'file.eof',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.1.3',
    description: 'Nothing follows `%%EOF` but one end of line.',
    confirmedBy: '`tail -c 20 file.pdf | xxd`',
    help: WRITE_AGAIN,
    run({ file }) {
      const tail = latin1(file.bytes, Math.max(0, file.bytes.length - 16), file.bytes.length);
      return /%%EOF(?:\r\n|\r|\n)?$/u.test(tail) ? [] : [{ message: 'The file does not end with %%EOF.' }];
    },
  },
  {
    id: 'file.xref',
    severity: ALWAYS_ERROR,
    clause: 'ISO 32000-1 §7.5.4, ISO 19005-2 §6.1.4',
    description: 'The cross-reference table leads to every object.',
    confirmedBy: '`qpdf --check`',
    help: `Viewers that search the file may still open it. ${WRITE_AGAIN}`,
    run: ({ file }) => faults(file.crossReference.fault),
  },
  {
    id: 'file.objects',
    severity: ALWAYS_ERROR,
    clause: 'ISO 32000-1 §7.3, ISO 19005-2 §6.1.7',
    description:
      'Every object that is needed can be read, every stream has its stated length and can be decoded.',
    confirmedBy: '`qpdf --check`',
    help: WRITE_AGAIN,
    run: ({ file }) => file.faults.map((message) => ({ message })),
  },
  {
    id: 'file.trees',
    severity: ALWAYS_ERROR,
    clause: 'ISO 32000-1 §7.7.3, §7.9.6, §12.3.3, §14.7.2',
    description: 'The trees of pages, names, bookmarks and structure have no circle and no loose end.',
    confirmedBy: '`qpdf --check`, `mutool show file.pdf outline`',
    help: WRITE_AGAIN,
    run: (document) => document.faults.map((message) => ({ message })),
  },
  {
    id: 'file.id',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.1.3, ISO 32000-1 §14.4',
    description: 'The trailer has an ID of two strings.',
    confirmedBy: '`qpdf --show-object=trailer`',
    help: WRITE_AGAIN,
    run({ file }) {
      return file.array(file.trailer.get('ID'))?.length === 2 ? [] : [{ message: 'The trailer has no ID.' }];
    },
  },
  {
    id: 'file.lzw',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.1.7, §6.1.10',
    description: 'No stream is compressed with LZW.',
    confirmedBy: '`qpdf --json file.pdf | grep LZWDecode`',
    help: 'Compress with Flate instead: `qpdf --recompress-flate --object-streams=preserve`.',
    run: ({ file }) =>
      file.usedFilters.has('LZWDecode') ? [{ message: 'A stream is compressed with LZW.' }] : [],
  },
  {
    id: 'file.js',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.5.1, §6.5.2, ISO 15930-7 §6.16',
    description: 'Nothing in the file runs, starts, plays, submits or reacts to being opened.',
    confirmedBy: '`pdfinfo` (JavaScript), `mutool show file.pdf trailer/Root`',
    help: 'Remove JavaScript and all actions other than links and jumps.',
    run: ({ actions }) =>
      actions
        .filter(({ type }) => FORBIDDEN.test(type))
        .map(({ type, page }) => ({
          message: 'The file holds JavaScript or another action.',
          page,
          about: type,
        })),
  },
  {
    id: 'file.embedded',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.8, ISO 19005-3 §6.8',
    description:
      'No files are attached; in PDF/A-3 and PDF/A-4f they are, each with its relationship to the document.',
    confirmedBy: '`pdfdetach -list`',
    help: 'Remove the attachments, or make it PDF/A-3 and state the AFRelationship of each.',
    *run(document): Iterable<Sighting> {
      const { file, metadata } = document;
      const tree = file.dictionary(file.catalogue.get('Names'))?.get('EmbeddedFiles');
      if (tree === undefined) return;
      const part = xmpValue(metadata, 'pdfaid:part');
      const mayAttach =
        part === '3' || (part === '4' && /^[EF]$/u.test(xmpValue(metadata, 'pdfaid:conformance') ?? ''));
      if (!mayAttach) yield { message: 'Files are attached to it.' };
      const attached = file.array(file.catalogue.get('AF')) ?? [];
      const isStated = attached.every((one) => file.dictionary(one)?.has('AFRelationship') === true);
      if (mayAttach && (attached.length === 0 || !isStated)) {
        yield { message: 'An attached file has no stated relationship to the document.' };
      }
    },
  },
  {
    id: 'file.form',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.4.1, ISO 15930-7 §6.15',
    description: 'There are no form fields.',
    confirmedBy: '`pdfinfo` (Form)',
    help: 'Flatten the form.',
    run({ file }) {
      return file.catalogue.has('AcroForm') ? [{ message: 'The file holds form fields.' }] : [];
    },
  },
];

function faults(fault: string | undefined): Sighting[] {
  if (fault === undefined) return [];
  return [{ message: `${fault.charAt(0).toUpperCase()}${fault.slice(1)}.` }];
}
