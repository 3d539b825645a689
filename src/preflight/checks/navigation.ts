import { canonicalTag, toLocale } from '../../model/locale.js';
import type { InspectedDocument } from '../reading/document.js';
import type { Element } from '../reading/structure.js';
import { elementText, firstPage } from '../text.js';
import { READING_ERROR, READING_WARNING, type Check, type Sighting } from './check.js';
import { headingLevel } from './tags.js';

/** Bookmarks, and how a viewer opens the file. */
export const navigationChecks: readonly Check[] = [
  {
    id: 'nav.outline',
    severity: READING_ERROR,
    clause: 'ISO 14289-1 §7.17, WCAG 2.2, 2.4.5',
    description: 'Where there is more than one heading, the bookmarks are the headings.',
    confirmedBy: '`mutool show file.pdf outline`',
    help: 'Make a bookmark of every heading, in order.',
    *run(document): Iterable<Sighting> {
      const headings = headingsOf(document);
      const { outline } = document;
      if (headings.length < 2) return;
      if (outline.length !== headings.length) {
        yield { message: `There are ${outline.length} bookmarks for ${headings.length} headings.` };
        return;
      }
      for (const [index, { title }] of outline.entries()) {
        const heading = headings[index];
        if (heading !== undefined && bare(title) !== bare(elementText(document, heading))) {
          yield {
            message: 'A bookmark is not what its heading says.',
            page: firstPage(document, heading),
            about: title,
          };
        }
      }
    },
  },
  {
    id: 'nav.target',
    severity: READING_ERROR,
    clause: 'ISO 32000-1 §12.3.3',
    description: 'Every bookmark leads to the page that its heading is on.',
    confirmedBy: '`mutool show file.pdf outline`',
    help: 'Make the bookmarks again from the headings.',
    *run(document): Iterable<Sighting> {
      const headings = headingsOf(document);
      const { outline } = document;
      for (const [index, { title, target }] of outline.entries()) {
        const heading = outline.length === headings.length ? headings[index] : undefined;
        const page = heading && firstPage(document, heading);
        if (target.kind === 'nowhere' || (target.kind === 'other' && target.action === undefined)) {
          yield { message: 'A bookmark leads to no page of the document.', about: title };
        } else if (target.kind === 'page' && page !== undefined && target.page !== page) {
          yield {
            message: `A bookmark leads to page ${target.page}; its heading is on page ${page}.`,
            page,
            about: title,
          };
        }
      }
    },
  },
  {
    id: 'nav.title',
    severity: READING_ERROR,
    clause: 'ISO 14289-1 §7.1',
    description: 'The window shows the title, not the name of the file.',
    confirmedBy: '`mutool show file.pdf trailer/Root/ViewerPreferences`, veraPDF 7.1-10',
    help: 'Set DisplayDocTitle to true.',
    run: ({ file }) =>
      file.resolve(preferences(file)?.get('DisplayDocTitle')) === true
        ? []
        : [{ message: 'A viewer shows the name of the file instead of the title.' }],
  },
  {
    id: 'nav.r2l',
    severity: READING_WARNING,
    clause: 'ISO 32000-1 §14.8.5.4.2, §12.2',
    description:
      'A document in a right-to-left language says that it is read from right to left: in its tags (`WritingMode`), or as the side it is bound at (`Direction`).',
    confirmedBy: '`pdfinfo -struct` (WritingMode), `mutool show file.pdf trailer/Root/ViewerPreferences`',
    help: 'Give its topmost element the WritingMode RlTb, or set Direction to R2L.',
    run({ file, metadata, structure }) {
      const tag = canonicalTag(metadata.language ?? '');
      if (tag === undefined || toLocale(tag).direction === 'ltr') return [];
      const modes = structure?.children.flatMap(({ attributes }) =>
        attributes.map((one) => file.name(one.get('WritingMode'))),
      );
      const isSaid = modes?.includes('RlTb') === true;
      return isSaid || file.name(preferences(file)?.get('Direction')) === 'R2L'
        ? []
        : [{ message: 'The reading direction is not right to left.', about: tag }];
    },
  },
];

function preferences(file: InspectedDocument['file']) {
  return file.dictionary(file.catalogue.get('ViewerPreferences'));
}

function headingsOf({ structure }: InspectedDocument): Element[] {
  return structure?.elements.filter((element) => headingLevel(element) !== undefined) ?? [];
}

/** Text without what a bookmark may leave out: white space, controls of joining and direction. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
}
