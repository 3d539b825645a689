import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { asText, name, nameAt, referenceTo, textString, valueOf } from '../objects.js';
import { kidsOf, ParentTree, setKids, typeOf, walkStructure, type Kid, type Visit } from './tree.js';

/**
 * Tags notes and what refers to them (ISO 14289-1 §7.9; ISO 32000-1 §14.8.4.4.1): the page has notes as a list
 * of items with an `aside` each, and a reference is a link to one of them.
 *
 * @param names what each note is called, for those who hear a link to it, in the order of the notes
 */
export function tagNotes(document: PDFDocument, names: readonly string[]): void {
  const parents = new ParentTree(document);
  const notes: PDFDict[] = [];
  for (const visit of walkStructure(document)) {
    if (visit.type === 'L') notes.push(...asNotes(visit, parents));
  }
  notes.forEach((note, at) => {
    note.set(name('ID'), textString(`note ${at + 1}`));
  });
  const numbers = new Map<string, number>();
  for (const { element, annotations, parent } of references(document)) {
    const [first] = annotations;
    const place = first && destinationName(first);
    if (place === undefined) continue;
    const number = numbers.get(place) ?? numbers.size;
    numbers.set(place, number);
    const note = notes[number];
    const called = names[number];
    if (note === undefined || parent === undefined) continue;
    for (const annotation of annotations)
      if (called !== undefined) annotation.set(name('Contents'), textString(called));
    refer(element, note);
    refer(note, element);
    putAround(element, parent);
  }
}

/** Makes a list whose every item is a label and an aside one of notes; gives them, or none if it is another. */
function asNotes({ element: list, page }: Visit, parents: ParentTree): PDFDict[] {
  const items = kidsOf(list, page).flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []));
  const notes = items.map((item) => {
    const kids = kidsOf(item, page).map((kid) => withoutWrapper(kid, page));
    const asides = kids.filter((kid) => isOf(kid, 'Aside'));
    const labels = kids.filter((kid) => isOf(kid, 'Lbl'));
    const [aside] = asides;
    const isNote = asides.length === 1 && asides.length + labels.length === kids.length;
    return isNote && aside?.kind === 'element' ? { item, labels, aside: aside.element } : undefined;
  });
  if (notes.length === 0 || !notes.every((note) => note !== undefined)) return [];
  list.set(name('S'), name('Sect'));
  list.delete(name('A'));
  for (const { item, labels, aside } of notes) {
    item.set(name('S'), name('Note'));
    const kids = [...labels, ...kidsOf(aside, page)];
    setKids(item, kids);
    for (const kid of kids) parents.setParent(kid, item);
  }
  return notes.map(({ item }) => item);
}

/** A kid, or the only one of its kids where it is an element without a meaning of its own. */
function withoutWrapper(kid: Kid, page: Visit['page']): Kid {
  if (kid.kind !== 'element' || typeOf(kid.element) !== 'NonStruct') return kid;
  const [only, ...others] = kidsOf(kid.element, page);
  return only?.kind === 'element' && others.length === 0 ? only : kid;
}

function isOf(kid: Kid, type: string): boolean {
  return kid.kind === 'element' && typeOf(kid.element) === type;
}

interface Referring {
  readonly element: PDFDict;
  readonly annotations: readonly PDFDict[];
  readonly parent: PDFDict | undefined;
}

/** The elements with a link to a note, in logical order. */
function references(document: PDFDocument): Referring[] {
  return Array.from(walkStructure(document)).flatMap(({ element, kids, ancestors }) => {
    const annotations = kids.flatMap((kid) => (kid.kind === 'annotation' ? [kid.annotation] : []));
    const leads = annotations.some((annotation) => (destinationName(annotation) ?? '').startsWith('fn-'));
    return leads ? [{ element, annotations, parent: ancestors.at(-1) }] : [];
  });
}

/** The name of the place that a link leads to within its document. */
function destinationName(annotation: PDFDict): string | undefined {
  return nameAt(annotation, 'Dest') ?? asText(valueOf(annotation, 'Dest'));
}

/** Says of an element that it refers to another (ISO 32000-2 table 355). */
function refer(from: PDFDict, to: PDFDict): void {
  const { context } = from;
  const before = context.lookup(from.get(name('Ref')));
  const known = before === undefined ? [] : (before as unknown as { asArray(): never[] }).asArray();
  from.set(name('Ref'), context.obj([...known, referenceTo(context, to)]));
}

/** Puts a Reference between a link and its parent. */
function putAround(link: PDFDict, parent: PDFDict): void {
  const { context } = link;
  const reference = context.obj({ Type: 'StructElem', S: 'Reference' });
  reference.set(name('P'), referenceTo(context, parent));
  const page = link.get(name('Pg'));
  if (page !== undefined) reference.set(name('Pg'), page);
  const object = context.register(reference);
  const kids = kidsOf(parent).map((kid) => {
    if (kid.kind !== 'element' || kid.element !== link) return kid;
    setKids(reference, [kid]);
    return { kind: 'element', element: reference, object } as const;
  });
  setKids(parent, kids);
  link.set(name('P'), object);
}
