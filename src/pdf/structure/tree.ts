import { PDFArray, PDFDict, PDFNumber, PDFRef, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import {
  arrayAt,
  asDictionary,
  dictionaryAt,
  name,
  nameAt,
  numberAt,
  referenceTo,
  textAt,
} from '../objects.js';

/** The logical structure of a document (ISO 32000-1 §14.7), as typed data over its objects. */

/** What a structure element contains, in logical order. */
export type Kid =
  | { readonly kind: 'element'; readonly element: PDFDict; readonly object: PDFObject }
  | {
      readonly kind: 'content';
      readonly page: PDFRef | undefined;
      readonly mcid: number;
      readonly object: PDFObject;
    }
  | { readonly kind: 'annotation'; readonly annotation: PDFDict; readonly object: PDFObject };

/** Elements may lie in each other this deep; a hostile file could refer to itself. */
const DEEPEST = 200;

/** The structure tree root; nothing in an untagged file. */
export function structureRoot(document: PDFDocument): PDFDict | undefined {
  return dictionaryAt(document.catalog, 'StructTreeRoot');
}

/** The structure type of an element, before any role map. */
export function typeOf(element: PDFDict): string {
  return nameAt(element, 'S') ?? '';
}

/** The language an element states itself (§14.9.2). */
export function statedLanguage(element: PDFDict): string | undefined {
  const language = textAt(element, 'Lang');
  return language === '' ? undefined : language;
}

/**
 * The kids of an element or of the root.
 *
 * @param page the page that an ancestor names, for content without one of its own
 */
export function kidsOf(element: PDFDict, page?: PDFRef): Kid[] {
  const own = pageOf(element) ?? page;
  const value = element.get(name('K'));
  if (value === undefined) return [];
  const list = element.context.lookup(value);
  const objects = list instanceof PDFArray ? list.asArray() : [value];
  return objects.flatMap((object): Kid[] => {
    const kid = element.context.lookup(object);
    if (kid instanceof PDFNumber) return [{ kind: 'content', page: own, mcid: kid.asNumber(), object }];
    if (!(kid instanceof PDFDict)) return [];
    switch (nameAt(kid, 'Type')) {
      case 'MCR': {
        const mcid = numberAt(kid, 'MCID');
        return mcid === undefined ? [] : [{ kind: 'content', page: pageOf(kid) ?? own, mcid, object }];
      }
      case 'OBJR': {
        const annotation = dictionaryAt(kid, 'Obj');
        return annotation === undefined ? [] : [{ kind: 'annotation', annotation, object }];
      }
      default:
        return [{ kind: 'element', element: kid, object }];
    }
  });
}

function pageOf(element: PDFDict): PDFRef | undefined {
  const page = element.get(name('Pg'));
  return page instanceof PDFRef ? page : undefined;
}

/** Replaces the kids of an element. */
export function setKids(element: PDFDict, kids: readonly Kid[]): void {
  if (kids.length === 0) element.delete(name('K'));
  else element.set(name('K'), element.context.obj(kids.map(({ object }) => object)));
}

/** An element where the walk meets it. */
export interface Visit {
  readonly element: PDFDict;
  readonly type: string;
  /** The page that applies to content without one of its own. */
  readonly page: PDFRef | undefined;
  /** The language in force. */
  readonly language: string | undefined;
  /** The elements around it, the nearest last. */
  readonly ancestors: readonly PDFDict[];
  readonly kids: readonly Kid[];
}

/**
 * Every element of the tree in logical order, an element before its kids. The kids are read before the element
 * is given, so a caller may replace them.
 *
 * @param language of the document
 */
export function* walkStructure(document: PDFDocument, language?: string): Generator<Visit> {
  const root = structureRoot(document);
  if (root !== undefined) yield* walkKids(kidsOf(root), undefined, language, [], new Set());
}

function* walkKids(
  kids: readonly Kid[],
  page: PDFRef | undefined,
  language: string | undefined,
  ancestors: readonly PDFDict[],
  seen: Set<PDFDict>,
): Generator<Visit> {
  if (ancestors.length > DEEPEST) return;
  for (const kid of kids) {
    if (kid.kind !== 'element' || seen.has(kid.element)) continue;
    const { element } = kid;
    seen.add(element);
    const ownPage = pageOf(element) ?? page;
    const ownLanguage = statedLanguage(element) ?? language;
    const listed = element.get(name('K'));
    const found = kidsOf(element, ownPage);
    const visit = { page: ownPage, language: ownLanguage, ancestors, kids: found };
    yield { element, type: typeOf(element), ...visit };
    const left = element.get(name('K')) === listed ? found : kidsOf(element, ownPage);
    yield* walkKids(left, ownPage, ownLanguage, [...ancestors, element], seen);
  }
}

/** A key for marked content, unique in a document. */
export function contentKey(page: PDFRef | undefined, mcid: number): string {
  return `${page?.toString() ?? ''} ${mcid}`;
}

/** The parent tree (§14.7.4.4): from content and annotations back to their elements. */
export class ParentTree {
  private readonly entries = new Map<number, { array: PDFArray; at: number }>();

  constructor(private readonly document: PDFDocument) {
    const open = [dictionaryAt(structureRoot(document), 'ParentTree')];
    const seen = new Set<PDFDict>();
    for (const node of open) {
      if (node === undefined || seen.has(node)) continue;
      seen.add(node);
      const numbers = arrayAt(node, 'Nums');
      for (let at = 0; numbers !== undefined && at + 1 < numbers.size(); at += 2) {
        const key = numbers.lookup(at);
        if (key instanceof PDFNumber) this.entries.set(key.asNumber(), { array: numbers, at: at + 1 });
      }
      const kids = arrayAt(node, 'Kids');
      for (let at = 0; kids !== undefined && at < kids.size(); at += 1)
        open.push(asDictionary(kids.lookup(at)));
    }
  }

  /** A new piece of marked content on a page as a kid of an element; nothing where the page has no entry. */
  addContent(page: PDFRef, parent: PDFDict): Extract<Kid, { kind: 'content' }> | undefined {
    const { context } = parent;
    const entry = this.entries.get(numberAt(asDictionary(context.lookup(page)), 'StructParents') ?? -1);
    const content = entry?.array.lookup(entry.at);
    if (!(content instanceof PDFArray)) return undefined;
    const mcid = content.size();
    content.push(referenceTo(context, parent));
    const object = context.obj({ Type: 'MCR', Pg: page, MCID: mcid });
    return { kind: 'content', page, mcid, object };
  }

  /** Names another element as the parent of a kid; none where its content becomes an artifact. */
  setParent(kid: Kid, parent: PDFDict | undefined): void {
    if (kid.kind === 'element') {
      if (parent !== undefined) kid.element.set(name('P'), referenceTo(parent.context, parent));
    } else if (kid.kind === 'content') {
      const page = asDictionary(this.document.context.lookup(kid.page));
      const entry = this.entries.get(numberAt(page, 'StructParents') ?? -1);
      const content = entry?.array.lookup(entry.at);
      if (!(content instanceof PDFArray) || kid.mcid >= content.size() || page === undefined) return;
      content.set(
        kid.mcid,
        parent === undefined ? page.context.obj(null) : referenceTo(page.context, parent),
      );
    } else {
      const entry = this.entries.get(numberAt(kid.annotation, 'StructParent') ?? -1);
      if (parent !== undefined) entry?.array.set(entry.at, referenceTo(parent.context, parent));
    }
  }
}
