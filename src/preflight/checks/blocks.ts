import { PdfReference } from '../../pdf/syntax/objects.js';
import type { InspectedDocument } from '../reading/document.js';
import type { Element } from '../reading/structure.js';
import { elementText, firstPage } from '../text.js';
import { READING_FIRST, TAG, type Check, type Sighting } from './check.js';
import { childElements, elements, hasAttribute } from './elements.js';

/** Elements that hold blocks and no text of their own (ISO 32000-1 §14.8.4.2). */
const GROUPS = new Set('Document DocumentFragment Part Art Sect BlockQuote Aside TOC Index'.split(' '));
/** Inline elements (§14.8.4.4). */
const INLINE = new Set('Span Quote Reference BibEntry Code Link Strong Em Sub'.split(' '));
/** Elements that are as if they were not there. */
const TRANSPARENT = new Set(['NonStruct', 'Div', 'Private']);
const NOTES = new Set(['Note', 'FENote']);
/** Cells may stretch this far at most; a hostile file could name any number. */
const MOST_SPAN = 1000;

/** The tags of paragraphs, tables, figures and notes. */
export const blockChecks: readonly Check[] = [
  {
    id: 'tag.paragraphs',
    severity: READING_FIRST,
    clause: 'ISO 32000-1 §14.8.4.2, ISO/TS 32005 table 5',
    description:
      'Text is in a paragraph, heading, label, cell or the like, never directly in a group of them.',
    confirmedBy: '`pdfinfo -struct`, veraPDF (PDF/UA-2) 8.2.2',
    help: TAG,
    run: (document) =>
      elements(document, (element) =>
        holdsText(element) ? 'Text is directly in a group, not in a paragraph.' : undefined,
      ),
  },
  {
    id: 'tag.rows',
    severity: READING_FIRST,
    clause: 'ISO 14289-1 §7.5, ISO 32000-1 §14.8.4.3.4',
    description: 'Every row of a table has the same number of cells, counting empty ones.',
    confirmedBy: '`pdfinfo -struct`, veraPDF 7.2-41 to 7.2-43',
    help: TAG,
    run: (document) =>
      elements(document, (element) =>
        element.role === 'Table' && !isRegular(document, element)
          ? 'The rows of a table do not have the same number of cells.'
          : undefined,
      ),
  },
  {
    id: 'tag.bbox',
    severity: { reading: 'warning', print: 'warning' },
    clause: 'ISO 32000-1 table 344',
    description: 'A figure, formula or table on one page says where it is there.',
    confirmedBy: '`pdfinfo -struct` (BBox)',
    help: 'Give the figure or table a BBox attribute.',
    run: (document) =>
      elements(document, (element) =>
        /^(?:Figure|Formula|Table)$/u.test(element.role) &&
        ownersOf(element).size === 1 &&
        !hasAttribute(element, 'BBox')
          ? `A ${element.role.toLowerCase()} does not say where it is.`
          : undefined,
      ),
  },
  {
    id: 'tag.notes',
    severity: READING_FIRST,
    clause: 'ISO 14289-1 §7.9, ISO 14289-2 §8.2.5.14',
    description: 'Every note has an identifier of its own.',
    confirmedBy: '`pdfinfo -struct`, veraPDF 7.9-1, 7.9-2',
    help: TAG,
    run: wrongIdentifiers,
  },
  {
    id: 'tag.references',
    severity: READING_FIRST,
    clause: 'ISO 14289-1 §7.9, ISO 32000-1 §14.8.4.4.1, ISO 14289-2 §8.2.5.14',
    description:
      'What refers to a note is tagged as a reference, or says in PDF 2.0 which note it refers to.',
    confirmedBy: '`pdfinfo -struct` (Reference)',
    help: TAG,
    run: unreferred,
  },
];

/** Whether a group holds text directly. */
function holdsText(element: Element): boolean {
  if (!GROUPS.has(element.role) && !isInGroup(element)) return false;
  return element.children.some(
    (child) => child.kind === 'leaf' || (child.kind === 'element' && INLINE.has(child.element.role)),
  );
}

/** Whether an element is as if it were not there, directly in a group. */
function isInGroup({ role, parent }: Element): boolean {
  if (!TRANSPARENT.has(role)) return false;
  return parent === undefined || GROUPS.has(parent.role) || isInGroup(parent);
}

function isRegular(document: InspectedDocument, table: Element): boolean {
  const rows = rowsOf(table);
  /** Of each column, in how many rows to come a cell of a row above is still there. */
  let below: number[] = [];
  let columns: number | undefined;
  for (const row of rows) {
    const next: number[] = [];
    const cells = childElements(row).filter(({ role }) => role === 'TH' || role === 'TD');
    for (const cell of cells) {
      const [wide, high] = [span(document, cell, 'ColSpan'), span(document, cell, 'RowSpan')];
      while ((below[next.length] ?? 0) > 0) next.push((below[next.length] ?? 0) - 1);
      for (let at = 0; at < wide; at += 1) next.push(high - 1);
    }
    while ((below[next.length] ?? 0) > 0) next.push((below[next.length] ?? 0) - 1);
    columns ??= next.length;
    if (next.length !== columns) return false;
    below = next;
  }
  return true;
}

function rowsOf(element: Element): Element[] {
  return childElements(element).flatMap((child) => {
    if (child.role === 'TR') return [child];
    return /^(?:THead|TBody|TFoot|NonStruct)$/u.test(child.role) ? rowsOf(child) : [];
  });
}

function span({ file }: InspectedDocument, { attributes }: Element, key: 'ColSpan' | 'RowSpan'): number {
  const [given] = attributes.flatMap((one) => file.number(one.get(key)) ?? []);
  file.allowance.step(given ?? 1);
  return Math.min(Math.max(1, Math.floor(given ?? 1)), MOST_SPAN);
}

/** Object numbers of the pages that an element is on. */
function ownersOf({ children }: Element): Set<number> {
  const owners = new Set<number>();
  for (const child of children) {
    if (child.kind === 'leaf') owners.add(child.owner);
    if (child.kind === 'element') for (const owner of ownersOf(child.element)) owners.add(owner);
  }
  return owners;
}

function* wrongIdentifiers(document: InspectedDocument): Iterable<Sighting> {
  const seen = new Set<string>();
  for (const element of document.structure?.elements ?? []) {
    const { role, id } = element;
    const isNew = id !== undefined && id !== '' && !seen.has(id);
    if (id !== undefined) seen.add(id);
    if (!NOTES.has(role) || isNew) continue;
    yield {
      message: 'A note has no identifier of its own.',
      page: firstPage(document, element),
      about: elementText(document, element).trim() || undefined,
    };
  }
}

function unreferred(document: InspectedDocument): Sighting[] {
  const all = document.structure?.elements ?? [];
  const notes = all.filter(({ role }) => NOTES.has(role));
  const references = all.filter((element) => element.role === 'Reference' || isReferring(document, element));
  return notes.length > references.length
    ? [{ message: `There are ${notes.length} notes and ${references.length} references to notes.` }]
    : [];
}

/** Whether a link says itself which note it refers to, as PDF 2.0 has it. */
function isReferring({ file, version }: InspectedDocument, { role, number, parent }: Element): boolean {
  if (version?.startsWith('2') !== true) return false;
  if (role !== 'Link' || parent?.role === 'Reference' || number === undefined) return false;
  return file.dictionary(new PdfReference(number, 0))?.has('Ref') === true;
}
