import type { InspectedDocument, Page } from '../reading/document.js';
import type { Annotation } from '../reading/navigation.js';
import type { Element } from '../reading/structure.js';
import { READING_ERROR, READING_WARNING, TAG, type Check, type Sighting } from './check.js';

/** Flags of annotations (ISO 32000-1 §12.5.3, table 165). */
const PRINT = 4;
const UNSEEN = 1 | 2 | 32;

/** Links, as readers follow and hear them. */
export const linkChecks: readonly Check[] = [
  {
    id: 'link.contents',
    severity: READING_ERROR,
    clause: 'ISO 14289-1 §7.18.5',
    description: 'Every link says in words where it leads.',
    confirmedBy: 'veraPDF 7.18.5-2',
    help: 'Write the text and the address of the link into its Contents.',
    run: (document) =>
      onLinks(document, ({ contents = '' }) =>
        contents.trim() === '' ? 'A link does not say where it leads.' : undefined,
      ),
  },
  {
    id: 'link.tagged',
    severity: READING_ERROR,
    clause: 'ISO 14289-1 §7.18.5',
    description: 'Every link is in a Link element of the structure.',
    confirmedBy: '`pdfinfo -struct`, veraPDF 7.18.5-1',
    help: TAG,
    run(document) {
      if (document.structure === undefined) return [];
      const inLinks = new Set(
        document.structure.elements.flatMap((element) =>
          isInLink(element)
            ? element.children.flatMap((child) => (child.kind === 'object' ? [child.number] : []))
            : [],
        ),
      );
      return onLinks(document, ({ number }) =>
        number !== undefined && inLinks.has(number) ? undefined : 'A link is not in a Link element.',
      );
    },
  },
  {
    id: 'link.tabs',
    severity: READING_ERROR,
    clause: 'ISO 14289-1 §7.18.3',
    description: 'The tab key goes from link to link in the order of the structure.',
    confirmedBy: '`mutool show file.pdf pages/1/Tabs`, veraPDF 7.18.3-1',
    help: 'Set Tabs of the page to S.',
    run: ({ file, pages }) =>
      pages
        .filter(
          ({ annotations, dictionary }) =>
            annotations.length > 0 && file.name(dictionary.get('Tabs')) !== 'S',
        )
        .map(({ number }) => ({
          message: 'A page with links does not follow the structure when the tab key is pressed.',
          page: number,
        })),
  },
  {
    id: 'link.print',
    severity: READING_ERROR,
    clause: 'ISO 19005-2 §6.3.2',
    description: 'Every link is printed with the page and not hidden.',
    confirmedBy: 'veraPDF 6.3.2-2',
    help: 'Set the flags of the annotation to Print alone.',
    run: (document) =>
      onLinks(document, ({ flags }) =>
        (flags & PRINT) === 0 || (flags & UNSEEN) !== 0 ? 'A link is hidden, or is not printed.' : undefined,
      ),
  },
  {
    id: 'link.target',
    severity: READING_ERROR,
    clause: 'ISO 32000-1 §12.3.2, §12.6.4.7',
    description: 'Every link leads to a place that the document has, or to a well-formed address.',
    confirmedBy: '`pdfinfo -dests`, `pdfinfo -url`',
    help: 'Correct the link in the source.',
    run: (document) => onLinks(document, brokenTarget),
  },
  {
    id: 'link.https',
    severity: READING_WARNING,
    clause: 'none: addresses in the open can be changed on the way',
    description: 'Addresses begin with https or mailto.',
    confirmedBy: '`pdfinfo -url`',
    help: 'Use the https address.',
    run: (document) =>
      onLinks(document, ({ target }) =>
        target.kind === 'address' && !/^(?:https:|mailto:|tel:)/iu.test(target.address)
          ? 'A link’s address is neither https nor mailto.'
          : undefined,
      ),
  },
];

function onLinks(
  document: InspectedDocument,
  wrong: (link: Annotation, page: Page) => string | undefined,
): Sighting[] {
  return document.pages.flatMap((page) =>
    page.annotations.flatMap((link) => {
      const message = link.subtype === 'Link' ? wrong(link, page) : undefined;
      const about = link.target.kind === 'address' ? link.target.address : link.contents;
      return message === undefined ? [] : [{ message, page: page.number, about }];
    }),
  );
}

function isInLink(element: Element): boolean {
  for (let at: Element | undefined = element; at !== undefined; at = at.parent)
    if (at.role === 'Link') return true;
  return false;
}

function brokenTarget({ target }: Annotation): string | undefined {
  if (target.kind === 'nowhere') return `A link leads to “${target.name}”, which the document does not have.`;
  if (target.kind === 'other' && target.action === undefined) return 'A link leads nowhere.';
  return target.kind === 'address' && !URL.canParse(target.address)
    ? 'A link’s address is not well-formed.'
    : undefined;
}
