import type { PdfFile } from '../reader/file.js';
import { LIMITS } from '../../pdf/syntax/limits.js';
import {
  arrayOf,
  dictionaryOf,
  PdfReference,
  textOf,
  type PdfDictionary,
  type PdfObject,
} from '../../pdf/syntax/objects.js';
import { leafKey } from './leaf-key.js';

/** The structure tree (ISO 32000-1 §14.7). */
export interface Structure {
  /** The elements below the root. */
  readonly children: readonly Element[];
  /** All elements, in the order they are read. */
  readonly elements: readonly Element[];
  /** Types mapped to a standard one, and where that leads. */
  readonly roles: ReadonlyMap<string, string>;
  /** The parent tree: key → what it says of an annotation or of the marked content of a stream. */
  readonly parents: ReadonlyMap<number, PdfObject>;
}

/** A structure element. */
export interface Element {
  /** Its type as written. */
  readonly type: string;
  /** The type it is mapped to. */
  readonly role: string;
  /** The language in force. */
  readonly language: string | undefined;
  readonly alt: string | undefined;
  readonly actualText: string | undefined;
  readonly id: string | undefined;
  readonly attributes: readonly PdfDictionary[];
  readonly parent: Element | undefined;
  readonly children: readonly Child[];
  /** Its object number; `undefined` where it is not an indirect object. */
  readonly number: number | undefined;
}

/** What an element holds: elements, marked content, annotations. */
type Child =
  | { readonly kind: 'element'; readonly element: Element }
  | { readonly kind: 'leaf'; readonly key: string; readonly owner: number; readonly mcid: number }
  | { readonly kind: 'object'; readonly number: number };

/** Where the walk is. */
interface Place {
  readonly parent: Element | undefined;
  /** Object number of the page that numbers mean. */
  readonly page: number | undefined;
  readonly language: string | undefined;
  readonly depth: number;
}

/**
 * Reads the structure tree.
 *
 * @param language the document’s language, in force where no element names one
 * @param faults what is wrong with the tree is added
 */
export function readStructure(
  file: PdfFile,
  language: string | undefined,
  faults: string[],
): Structure | undefined {
  const root = file.dictionary(file.catalogue.get('StructTreeRoot'));
  if (root === undefined) return undefined;
  const roles = readRoles(file, root);
  const walk = new StructureWalk(file, roles, faults);
  const children = walk.children(root.get('K'), { parent: undefined, page: undefined, language, depth: 0 });
  return {
    children: children.flatMap((child) => (child.kind === 'element' ? [child.element] : [])),
    elements: walk.elements,
    roles,
    parents: readNumberTree(file, root.get('ParentTree'), faults),
  };
}

/** The role map (§14.7.3). */
function readRoles(file: PdfFile, root: PdfDictionary): ReadonlyMap<string, string> {
  const roles = new Map<string, string>();
  for (const [type, target] of file.dictionary(root.get('RoleMap')) ?? []) {
    const role = file.name(target);
    if (role !== undefined) roles.set(type, role);
  }
  return roles;
}

class StructureWalk {
  readonly elements: Element[] = [];
  readonly #seen = new Set<number>();

  constructor(
    private readonly file: PdfFile,
    private readonly roles: ReadonlyMap<string, string>,
    private readonly faults: string[],
  ) {}

  children(object: PdfObject | undefined, place: Place): Child[] {
    if (place.depth > LIMITS.depth) {
      this.faults.push('The structure tree is deeper than any document needs.');
      return [];
    }
    const list = this.file.array(object) ?? (object === undefined ? [] : [object]);
    return list.flatMap((one) => this.child(one, place) ?? []);
  }

  private child(object: PdfObject, place: Place): Child | undefined {
    const { file } = this;
    file.allowance.step(4);
    const found = file.resolve(object);
    if (typeof found === 'number') return leaf(place.page, found);
    const dictionary = dictionaryOf(found);
    if (dictionary === undefined) return undefined;
    const page = referenceNumber(dictionary.get('Pg')) ?? place.page;
    const type = file.name(dictionary.get('Type'));
    if (type === 'MCR') {
      const owner = referenceNumber(dictionary.get('Stm')) ?? page;
      const mcid = file.number(dictionary.get('MCID'));
      return mcid === undefined ? undefined : leaf(owner, mcid);
    }
    if (type === 'OBJR') {
      const number = referenceNumber(dictionary.get('Obj'));
      return number === undefined ? undefined : { kind: 'object', number };
    }
    const number = referenceNumber(object);
    if (number !== undefined) {
      if (this.#seen.has(number)) {
        this.faults.push(`The structure element in object ${number} is in the tree twice.`);
        return undefined;
      }
      this.#seen.add(number);
    }
    return { kind: 'element', element: this.element(dictionary, number, { ...place, page }) };
  }

  private element(dictionary: PdfDictionary, number: number | undefined, place: Place): Element {
    const { file } = this;
    const type = file.name(dictionary.get('S')) ?? '';
    const text = (key: string) => textOf(file.resolve(dictionary.get(key)));
    const language = text('Lang') ?? place.language;
    const attributes = file.resolve(dictionary.get('A') ?? null);
    const children: Child[] = [];
    const element: Element = {
      type,
      role: this.role(type),
      language,
      alt: text('Alt'),
      actualText: text('ActualText'),
      id: text('ID'),
      attributes: (arrayOf(attributes) ?? [attributes]).flatMap((one) => file.dictionary(one) ?? []),
      parent: place.parent,
      children,
      number,
    };
    this.elements.push(element);
    const inner = { parent: element, page: place.page, language, depth: place.depth + 1 };
    for (const child of this.children(dictionary.get('K'), inner)) children.push(child);
    return element;
  }

  /** The type at the end of the role map (§14.7.3). */
  private role(type: string): string {
    let role = type;
    for (let hops = 0; hops < 8; hops++) {
      const next = this.roles.get(role);
      if (next === undefined || next === role) return role;
      role = next;
    }
    return role;
  }
}

function leaf(owner: number | undefined, mcid: number): Child | undefined {
  return owner === undefined ? undefined : { kind: 'leaf', key: leafKey(owner, mcid), owner, mcid };
}

/** The number of the object that is referred to. */
export function referenceNumber(object: PdfObject | undefined): number | undefined {
  return object instanceof PdfReference ? object.number : undefined;
}

/** A number tree (§7.9.7) as a map. */
function readNumberTree(
  file: PdfFile,
  root: PdfObject | undefined,
  faults: string[],
): ReadonlyMap<number, PdfObject> {
  const entries = new Map<number, PdfObject>();
  const seen = new Set<PdfDictionary>();
  const walk = (object: PdfObject | undefined, depth: number) => {
    const node = file.dictionary(object);
    file.allowance.step();
    if (node === undefined) return;
    if (seen.has(node) || depth > LIMITS.depth) {
      faults.push('The parent tree of the structure runs in a circle or too deep.');
      return;
    }
    seen.add(node);
    const numbers = file.array(node.get('Nums')) ?? [];
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const key = file.number(numbers[at]);
      if (key !== undefined) entries.set(key, numbers[at + 1] ?? null);
    }
    for (const kid of file.array(node.get('Kids')) ?? []) walk(kid, depth + 1);
  };
  walk(root, 0);
  return entries;
}
