import { canonicalTag, toLocale } from '../../model/locale.js';
import type { InspectedDocument } from '../reading/document.js';
import { referenceNumber, type Element } from '../reading/structure.js';
import { PdfReference } from '../../pdf/syntax/objects.js';
import { elementText, firstPage, ownText } from '../text.js';
import { READING_FIRST, TAG, type Check, type Sighting } from './check.js';
import { childElements, elements, hasAttribute } from './elements.js';
import { isDistinguished, scriptsIn } from './scripts.js';

/** The standard structure types (ISO 32000-1 §14.8.4). */
const STANDARD = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl ' +
    'LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu ' +
    'WT WP Figure Formula Form'
  ).split(' '),
);
/** Those that PDF 2.0 adds (ISO 32000-2 §14.8.4). */
const STANDARD_2 = new Set('DocumentFragment Aside Title FENote Sub Em Strong Artifact'.split(' '));

/** The tags: structure, roles, language (ISO 14289-1 §7). */
export const tagChecks: readonly Check[] = [
  {
    id: 'tag.marked',
    severity: READING_FIRST,
    clause: 'ISO 14289-1 §7.1, ISO 19005-2 §6.7.2',
    description: 'The file says that it is tagged, has a structure tree, and none of it is suspect.',
    confirmedBy: '`pdfinfo` (Tagged)',
    help: TAG,
    *run({ file, structure }, { tagged = true }): Iterable<Sighting> {
      if (!tagged) return;
      const info = file.dictionary(file.catalogue.get('MarkInfo'));
      if (file.resolve(info?.get('Marked')) !== true || structure === undefined)
        yield { message: 'It is not a tagged PDF.' };
      if (file.resolve(info?.get('Suspects')) === true) yield { message: 'Its tags are marked as suspect.' };
    },
  },
  {
    id: 'tag.all',
    severity: READING_FIRST,
    clause: 'ISO 14289-1 §7.1',
    description: 'All that is painted is tagged or an artifact.',
    confirmedBy: 'veraPDF 7.1-3',
    help: TAG,
    run: onlyTagged(({ pages }) =>
      pages.flatMap(({ number, content }) =>
        content.marks
          .filter(({ tagging }) => tagging === 'untagged')
          .map((mark) => ({
            message: `A page paints ${mark.kind === 'text' ? 'text' : `a ${mark.kind}`} that is neither tagged nor an artifact.`,
            page: number,
            about: mark.kind === 'text' ? mark.text : undefined,
          })),
      ),
    ),
  },
  {
    id: 'tag.nest',
    severity: READING_FIRST,
    clause: 'ISO 32000-1 §14.7.4.2, ISO 14289-1 §7.1',
    description:
      'Tagged content does not lie in other tagged content or in an artifact, and no number marks two pieces.',
    confirmedBy: 'veraPDF 7.1-1, 7.1-2',
    help: TAG,
    run: ({ pages }) =>
      pages.flatMap(({ number, content }) =>
        content.badlyMarked.map((message) => ({ message, page: number })),
      ),
  },
  {
    id: 'tag.mcids',
    severity: READING_FIRST,
    clause: 'ISO 32000-1 §14.7.4.2, ISO 14289-1 §7.1',
    description: 'Every piece of tagged content is in the structure tree.',
    confirmedBy: '`pdfinfo -struct-text` beside `pdftotext`',
    help: TAG,
    run: onlyTagged(lostContent),
  },
  {
    id: 'tag.parents',
    severity: READING_FIRST,
    clause: 'ISO 32000-1 §14.7.4.4',
    description: 'The parent tree leads from each piece of content and each link back to its element.',
    confirmedBy: '`mutool show file.pdf trailer/Root/StructTreeRoot/ParentTree`',
    help: TAG,
    run: wrongParents,
  },
  {
    id: 'tag.roles',
    severity: READING_FIRST,
    clause: 'ISO 14289-1 §7.1, ISO 32000-1 §14.7.3',
    description:
      'Every structure type is a standard one or mapped to one; no standard one is mapped to another.',
    confirmedBy: '`pdfinfo -struct`, veraPDF 7.1-5, 7.1-7',
    help: 'Map the type in the role map.',
    run: wrongRoles,
  },
  {
    id: 'tag.headings',
    severity: READING_FIRST,
    clause: 'ISO 14289-1 §7.4.2',
    description: 'The first heading is H1, no level is skipped on the way down, none is empty.',
    confirmedBy: '`pdfinfo -struct-text`, veraPDF 7.4.2-1',
    help: 'Correct the levels of the headings in the source.',
    run: wrongHeadings,
  },
  {
    id: 'tag.onetitle',
    severity: { reading: 'warning', print: 'warning' },
    clause: 'none: a statement has one title',
    description: 'There is exactly one heading of the first level.',
    confirmedBy: '`pdfinfo -struct`',
    help: 'Make the title, and only it, a heading of the first level.',
    run: onlyTagged(({ structure }) => {
      const titles = structure?.elements.filter(({ role }) => role === 'H1').length ?? 0;
      return titles === 1 ? [] : [{ message: `There are ${titles} headings of the first level.` }];
    }),
  },
  {
    id: 'tag.alt',
    severity: READING_FIRST,
    clause: 'ISO 14289-1 §7.3, §7.7',
    description: 'Every figure and formula has an alternate text.',
    confirmedBy: '`pdfinfo -struct`, veraPDF 7.3-1',
    help: 'Describe the picture in words.',
    run: (document) =>
      elements(document, ({ role, alt, actualText }) =>
        /^(?:Figure|Formula)$/u.test(role) && (alt ?? actualText ?? '').trim() === ''
          ? 'A figure has no alternate text.'
          : undefined,
      ),
  },
  {
    id: 'tag.lists',
    severity: READING_FIRST,
    clause: 'ISO 14289-1 §7.6, ISO 32000-1 §14.8.4.3.3',
    description: 'A list holds items, an item its label and its body, and nothing else.',
    confirmedBy: '`pdfinfo -struct`, veraPDF 7.2-19, 7.2-20',
    help: TAG,
    run: (document) => elements(document, wrongList),
  },
  {
    id: 'tag.listnumbering',
    severity: { reading: 'warning', print: 'warning' },
    clause: 'ISO 14289-1 §7.6, ISO 32000-1 §14.8.5.5',
    description: 'A list with labels says how it is numbered.',
    confirmedBy: '`pdfinfo -struct`',
    help: 'Give the list a ListNumbering attribute.',
    run: (document) =>
      elements(document, (element) => {
        const hasLabels = childElements(element).some((item) =>
          childElements(item).some(({ role }) => role === 'Lbl'),
        );
        return element.role === 'L' && hasLabels && !hasAttribute(element, 'ListNumbering')
          ? 'A list with labels does not say how it is numbered.'
          : undefined;
      }),
  },
  {
    id: 'tag.th',
    severity: READING_FIRST,
    clause: 'ISO 14289-1 §7.5',
    description: 'Every header cell says whether it heads its row or its column, or cells refer to it.',
    confirmedBy: '`pdfinfo -struct`, veraPDF 7.5-1',
    help: 'Give the header cell a Scope.',
    run: (document) =>
      elements(document, (element) =>
        element.role === 'TH' && !hasAttribute(element, 'Scope') && element.id === undefined
          ? 'A header cell has no scope.'
          : undefined,
      ),
  },
  {
    id: 'tag.lang',
    severity: { reading: 'warning', print: 'warning' },
    clause: 'ISO 14289-1 §7.2, ISO 32000-1 §14.9.2',
    description: 'Text is in the script of the language it is said to be in.',
    confirmedBy: '`pdfinfo -struct-text`',
    help: 'Give the words their language: names in publish.config.yaml takes phrases, too.',
    run: wrongLanguages,
  },
];

/** Nothing more is said of a file that is not tagged at all; `tag.marked` has said it. */
function onlyTagged(find: (document: InspectedDocument) => readonly Sighting[]): Check['run'] {
  return (document) => (document.structure === undefined ? [] : find(document));
}

function lostContent({ structure, pages }: InspectedDocument): Sighting[] {
  const inTree = new Set(
    structure?.elements.flatMap(({ children }) =>
      children.flatMap((child) => (child.kind === 'leaf' ? [child.key] : [])),
    ),
  );
  return pages.flatMap(({ number, content }) =>
    [...content.leaves]
      .filter(([key]) => !inTree.has(key))
      .map(([, { pieces }]) => ({
        message: 'Tagged content is not in the structure tree.',
        page: number,
        about:
          pieces
            .map(({ text }) => text)
            .join('')
            .trim() || undefined,
      })),
  );
}

function* wrongParents(document: InspectedDocument): Iterable<Sighting> {
  const { file, structure } = document;
  if (structure === undefined) return;
  for (const element of structure.elements) {
    if (element.number === undefined) continue;
    for (const child of element.children) {
      if (child.kind === 'element') continue;
      const of = child.kind === 'leaf' ? child.owner : child.number;
      const dictionary = file.dictionary(new PdfReference(of, 0));
      const key = file.number(dictionary?.get(child.kind === 'leaf' ? 'StructParents' : 'StructParent'));
      const entry = key === undefined ? undefined : structure.parents.get(key);
      const parent = child.kind === 'leaf' ? file.array(entry)?.[child.mcid] : entry;
      if (referenceNumber(parent) !== element.number) {
        yield {
          message: `The parent tree does not lead from ${child.kind === 'leaf' ? 'tagged content' : 'a link'} to its element.`,
          page: firstPage(document, element),
          about: elementText(document, element).trim() || undefined,
        };
      }
    }
  }
}

function* wrongRoles({ structure, version = '' }: InspectedDocument): Iterable<Sighting> {
  const isTwo = version.startsWith('2');
  const isStandard = (type: string) =>
    STANDARD.has(type) || (isTwo && (STANDARD_2.has(type) || /^H[1-9]\d*$/u.test(type)));
  for (const [type, role] of structure?.roles ?? []) {
    if (isStandard(type) && type !== role)
      yield { message: 'A standard structure type is mapped to another.', about: type };
  }
  const wrong = new Set(structure?.elements.filter(({ role }) => !isStandard(role)).map(({ type }) => type));
  for (const about of wrong) yield { message: 'A structure type is not mapped to a standard one.', about };
}

/** The level of a heading, 0 for H; nothing for other elements. */
export function headingLevel({ role }: Element): number | undefined {
  const [, level] = /^H(\d*)$/u.exec(role) ?? [];
  return level === undefined ? undefined : Number(level);
}

function* wrongHeadings(document: InspectedDocument): Iterable<Sighting> {
  let above = 0;
  for (const element of document.structure?.elements ?? []) {
    const level = headingLevel(element);
    if (level === undefined) continue;
    const about = elementText(document, element).trim();
    const page = firstPage(document, element);
    if (about === '' && (element.alt ?? '') === '') yield { message: 'A heading is empty.', page };
    if (level > above + 1) {
      const before = above === 0 ? 'is the first' : `follows a heading of level ${above}`;
      yield { message: `A heading of level ${level} ${before}.`, page, about };
    }
    if (level > 0) above = level;
  }
}

function wrongList(element: Element): string | undefined {
  const roles = childElements(element).map(({ role }) => role);
  const holdsContent = element.children.some(({ kind }) => kind === 'leaf');
  if (
    element.role === 'L' &&
    (holdsContent || roles.some((role) => !['LI', 'L', 'Caption'].includes(role)))
  ) {
    return 'A list holds something other than items.';
  }
  if (element.role !== 'LI') return undefined;
  if (element.parent?.role !== 'L') return 'A list item is not in a list.';
  return holdsContent || roles.some((role) => role !== 'Lbl' && role !== 'LBody')
    ? 'A list item holds something other than its label and its body.'
    : undefined;
}

function* wrongLanguages(document: InspectedDocument): Iterable<Sighting> {
  const scripts = new Map<string, string | undefined>();
  for (const element of document.structure?.elements ?? []) {
    const { language = '' } = element;
    if (!scripts.has(language)) scripts.set(language, scriptOf(language));
    const script = scripts.get(language);
    if (script === undefined) continue;
    const text = ownText(document, element).trim();
    const found = scriptsIn(text);
    if (found.length > 0 && !found.includes(script)) {
      yield {
        message: `Text said to be “${language}” is in another script.`,
        page: firstPage(document, element),
        about: text,
      };
    }
  }
}

/** The script of a language, if it is one of the scripts that are compared. */
function scriptOf(language: string): string | undefined {
  const tag = canonicalTag(language);
  const script = tag === undefined ? undefined : toLocale(tag).script;
  return script !== undefined && isDistinguished(script) ? script : undefined;
}
