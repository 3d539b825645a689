import {
  PDFArray,
  PDFNumber,
  type PDFDict,
  type PDFRef,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';
import {
  arrayAt,
  asDictionary,
  asText,
  dictionaryAt,
  elementsOf,
  name,
  nameAt,
  textString,
  valueOf,
  referenceTo,
} from '../objects.js';
import { headingsOf, outlineItems } from './outline.js';
import { contentHeights } from './positions.js';
import { contentKey, structureRoot, typeOf, walkStructure, type Kid } from './tree.js';

/** The namespace of the structure types of PDF 2.0 (ISO 32000-2 §14.8.6). */
const PDF_2 = 'http://iso.org/pdf2/ssn';

/** Types that PDF 2.0 defines and 1.7 does not, and the root of the document, which must name a namespace. */
const TYPES_OF_PDF_2 = new Set([
  'Document',
  'DocumentFragment',
  'Aside',
  'Title',
  'FENote',
  'Sub',
  'Em',
  'Strong',
]);

/** Elements that a destination may lead to. */
const TARGETS = new Set(
  'H1 H2 H3 H4 H5 H6 P LI LBody Table BlockQuote Note FENote Figure Link Sect'.split(' '),
);

interface Target {
  readonly element: PDFDict;
  readonly page: PDFRef;
  readonly height: number;
}

/**
 * Gives the tags what PDF/UA-2 asks for beyond PDF/UA-1: types of PDF 2.0 in their namespace instead of a role
 * map (ISO 14289-2 §8.2.5.2), and destinations that lead to structure elements, for the outline and for links
 * within the document (§8.8).
 */
export function leadToStructure(document: PDFDocument): void {
  const root = structureRoot(document);
  if (root === undefined) return;
  const { context, catalog } = document;
  const namespace = context.register(context.obj({ Type: 'Namespace', NS: textString(PDF_2) }));
  root.set(name('Namespaces'), context.obj([namespace]));
  root.delete(name('RoleMap'));
  for (const { element, type } of walkStructure(document)) {
    // A reference holds no link any more: the link itself refers to the note (ISO/TS 32005 table 5).
    if (type === 'Reference') element.set(name('S'), name('NonStruct'));
    if (type === 'Note') element.set(name('S'), name('FENote'));
  }
  for (const { element, type } of walkStructure(document)) {
    if (TYPES_OF_PDF_2.has(type)) element.set(name('NS'), namespace);
  }
  const headings = headingsOf(document);
  outlineItems(document).forEach((item, at) => {
    const heading = headings[at]?.element;
    const destination = valueOf(item, 'Dest');
    if (heading === undefined || !(destination instanceof PDFArray)) return;
    lead(item, heading, destination);
    item.set(name('SE'), referenceTo(heading.context, heading));
  });
  const targets = targetsOf(document);
  const named = dictionaryAt(catalog, 'Dests');
  for (const page of document.getPages()) {
    for (const annotation of elementsOf(arrayAt(page.node, 'Annots')).map(asDictionary)) {
      const destination = annotation && destinationOf(valueOf(annotation, 'Dest'), annotation, named);
      const target = destination && nearest(targets, destination);
      if (annotation !== undefined && destination !== undefined && target !== undefined) {
        lead(annotation, target.element, destination);
      }
    }
  }
  catalog.delete(name('Dests'));
}

/** Replaces a destination by an action with both kinds of destination (ISO 32000-2 §12.6.4.2). */
function lead(from: PDFDict, to: PDFDict, destination: PDFArray): void {
  const { context } = from;
  const rest = destination.asArray().slice(1);
  from.delete(name('Dest'));
  from.set(
    name('A'),
    context.obj({ S: 'GoTo', D: destination, SD: context.obj([referenceTo(context, to), ...rest]) }),
  );
}

function destinationOf(
  value: PDFObject | undefined,
  annotation: PDFDict,
  named: PDFDict | undefined,
): PDFArray | undefined {
  if (value instanceof PDFArray) return value;
  const key = asText(value) ?? nameAt(annotation, 'Dest');
  return key === undefined ? undefined : arrayAt(named, key);
}

function targetsOf(document: PDFDocument): Target[] {
  const heights = contentHeights(document);
  const targets: Target[] = [];
  const firstOf = (kids: readonly Kid[]) => {
    const [first] = kids.filter((kid) => kid.kind === 'content');
    return first?.page && { page: first.page, height: heights.get(contentKey(first.page, first.mcid)) };
  };
  for (const { element, kids, ancestors } of walkStructure(document)) {
    const first = firstOf(kids);
    const owner = [...ancestors, element].findLast((one) => TARGETS.has(typeOf(one)));
    if (first?.height === undefined || owner === undefined) continue;
    targets.push({ element: owner, page: first.page, height: first.height });
  }
  return targets;
}

/** The element that begins nearest below a destination. */
function nearest(targets: readonly Target[], destination: PDFArray): Target | undefined {
  const page = destination.get(0);
  const top = destination.size() > 3 ? destination.lookup(3) : undefined;
  const height = top instanceof PDFNumber ? top.asNumber() : Number.MAX_SAFE_INTEGER;
  // A line that begins above its destination is most likely another one.
  const distance = (target: Target) =>
    height >= target.height ? height - target.height : 3 * (target.height - height) + 5;
  const [best] = targets.filter((target) => target.page === page).sort((a, b) => distance(a) - distance(b));
  return best;
}
