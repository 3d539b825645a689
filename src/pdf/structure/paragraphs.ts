import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { name, referenceTo } from '../objects.js';
import { kidsOf, ParentTree, setKids, typeOf, walkStructure, type Kid, type Visit } from './tree.js';

/** Elements that hold blocks and no text of their own (ISO 32000-1 §14.8.4.2; ISO/TS 32005 table 5). */
const GROUPS = new Set(
  'Document DocumentFragment Part Art Sect Div BlockQuote Aside Index TOC TOCI Private'.split(' '),
);

/** Inline elements (§14.8.4.4). */
const INLINE = new Set('Span Quote Reference BibEntry Code Link Annot Ruby Warichu Strong Em Sub'.split(' '));

/**
 * Gives text that is directly in a group a paragraph: the browser leaves blocks without a role, such as
 * lines of code or of a label, without a type.
 */
export function tagParagraphs(document: PDFDocument): void {
  const parents = new ParentTree(document);
  // From the innermost outwards: what is inside decides what an element is.
  for (const visit of [...walkStructure(document)].reverse()) {
    if (isGroup(visit)) divide(visit, parents);
  }
}

/** Whether an element holds blocks: a group, or one without a type directly in a group. */
function isGroup({ type, ancestors }: Visit): boolean {
  if (type !== 'NonStruct') return GROUPS.has(type);
  const around = ancestors.findLast((one) => typeOf(one) !== 'NonStruct');
  return around === undefined || GROUPS.has(typeOf(around));
}

/** Makes each stretch of inline content among the kids of a group a paragraph. */
function divide({ element, type, page }: Visit, parents: ParentTree): void {
  const kids = kidsOf(element, page);
  if (kids.length === 0) return;
  if (type === 'NonStruct' && kids.every(isInline)) {
    element.set(name('S'), name('P'));
    return;
  }
  if (!kids.some(isInline)) return;
  const result: Kid[] = [];
  let stretch: Kid[] = [];
  const close = () => {
    if (stretch.length > 0) result.push(paragraph(element, stretch, parents));
    stretch = [];
  };
  for (const kid of kids) {
    if (isInline(kid)) stretch.push(kid);
    else {
      close();
      result.push(kid);
    }
  }
  close();
  setKids(element, result);
}

function isInline(kid: Kid): boolean {
  if (kid.kind !== 'element') return true;
  const type = typeOf(kid.element);
  return type === 'NonStruct' ? kidsOf(kid.element).every(isInline) : INLINE.has(type);
}

function paragraph(parent: PDFDict, kids: readonly Kid[], parents: ParentTree): Kid {
  const { context } = parent;
  const element = context.obj({ Type: 'StructElem', S: 'P' });
  element.set(name('P'), referenceTo(context, parent));
  const content = kids.find((kid) => kid.kind === 'content');
  if (content?.page !== undefined) element.set(name('Pg'), content.page);
  const object = context.register(element);
  setKids(element, kids);
  for (const kid of kids) parents.setParent(kid, element);
  return { kind: 'element', element, object };
}
