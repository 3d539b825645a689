import { DEEPEST_STATE } from '../reading/content.js';
import type { InspectedDocument, Page } from '../reading/document.js';
import {
  ALWAYS_ERROR,
  READING_ERROR,
  PRINT_WARNING,
  WRITE_AGAIN,
  type Check,
  type Sighting,
} from './check.js';

/** The content streams of the pages. */
export const contentChecks: readonly Check[] = [
  {
    id: 'page.parse',
    severity: ALWAYS_ERROR,
    clause: 'ISO 32000-1 §7.8.2, ISO 19005-2 §6.2.2',
    description:
      'The content of every page follows the syntax, uses known operators and resources that are there.',
    confirmedBy: '`mutool draw -o /dev/null file.pdf`, `mutool show -b file.pdf pages/1/Contents`',
    help: WRITE_AGAIN,
    run: (document) => onPages(document, ({ content }) => content.faults),
  },
  {
    id: 'content.balance',
    severity: ALWAYS_ERROR,
    clause: 'ISO 32000-1 §8.4.2, §9.4.1, §14.6.1',
    description: 'What opens is closed on the same page: q, BT, marked content.',
    confirmedBy: '`mutool show -b file.pdf pages/1/Contents`',
    help: WRITE_AGAIN,
    run: (document) => onPages(document, ({ content }) => content.unbalanced),
  },
  {
    id: 'content.depth',
    severity: READING_ERROR,
    clause: 'ISO 19005-2 §6.1.13',
    description: `Graphics states are not nested deeper than ${DEEPEST_STATE}.`,
    confirmedBy: 'veraPDF 6.1.13-8',
    help: WRITE_AGAIN,
    run: (document) =>
      onPages(document, ({ content }) =>
        content.deepestState > DEEPEST_STATE ? ['Graphics states are nested too deep.'] : [],
      ),
  },
  {
    id: 'content.forbidden',
    severity: ALWAYS_ERROR,
    clause: 'ISO 19005-2 §6.2.5, §6.2.9, ISO 15930-7 §6.12',
    description: 'There is no PostScript, no reference to other files, no OPI, no transfer function.',
    confirmedBy: 'veraPDF 6.2.5, 6.2.9; `qpdf --json file.pdf`',
    help: 'Flatten what comes from PostScript, OPI or another file.',
    run: (document) =>
      onPages(document, ({ content }) => content.forbidden.map((what) => `The page uses ${what}.`)),
  },
  {
    id: 'page.multiple',
    severity: PRINT_WARNING,
    clause: 'none: how sheets are folded',
    description: 'A booklet has a multiple of four pages; asked only where a booklet is to be made.',
    confirmedBy: '`pdfinfo` (Pages)',
    help: 'Add blank pages at the end.',
    run({ pages }, { pageMultiple = 1 }) {
      return pages.length % pageMultiple === 0
        ? []
        : [{ message: `It has ${pages.length} pages, which is not a multiple of ${pageMultiple}.` }];
    },
  },
];

function onPages(document: InspectedDocument, find: (page: Page) => readonly string[]): Sighting[] {
  return document.pages.flatMap((page) => find(page).map((message) => ({ message, page: page.number })));
}
