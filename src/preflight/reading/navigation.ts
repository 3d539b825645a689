import type { PdfFile } from '../reader/file.js';
import { LIMITS } from '../../pdf/syntax/limits.js';
import { nameOf, PdfString, textOf, type PdfDictionary, type PdfObject } from '../../pdf/syntax/objects.js';
import { boxOf, type Box } from './geometry.js';
import { referenceNumber } from './structure.js';

/** Where a link or a bookmark leads (ISO 32000-1 §12.3.2, §12.6). */
export type Target =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'address'; readonly address: string }
  /** An action of another kind, or none. */
  | { readonly kind: 'other'; readonly action: string | undefined }
  /** A destination that the document does not have. */
  | { readonly kind: 'nowhere'; readonly name: string };

export interface Annotation {
  readonly subtype: string;
  readonly number: number | undefined;
  readonly contents: string | undefined;
  readonly flags: number;
  readonly structParent: number | undefined;
  readonly rectangle: Box | undefined;
  readonly target: Target;
  readonly hasAppearance: boolean;
  /** Types of the actions it sets off. */
  readonly actions: readonly string[];
}

export interface Bookmark {
  readonly title: string;
  readonly level: number;
  readonly target: Target;
  readonly actions: readonly string[];
}

/** Bookmarks beyond these are not listed; nobody reads them. */
const MOST_BOOKMARKS = 20_000;

/** Follows destinations and actions to pages. */
export class Navigation {
  readonly #pages: ReadonlyMap<number, number>;
  readonly #names = new Map<string, PdfObject>();

  /** @param pages object number of a page → its number */
  constructor(
    private readonly file: PdfFile,
    pages: ReadonlyMap<number, number>,
    private readonly faults: string[],
  ) {
    this.#pages = pages;
    for (const [name, destination] of file.dictionary(file.catalogue.get('Dests')) ?? []) {
      this.#names.set(name, destination);
    }
    this.#readNames(file.dictionary(file.catalogue.get('Names'))?.get('Dests'), 0, new Set());
  }

  /** Reads an annotation (§12.5). */
  annotation(object: PdfObject): Annotation | undefined {
    const { file } = this;
    const dictionary = file.dictionary(object);
    if (dictionary === undefined) return undefined;
    return {
      subtype: file.name(dictionary.get('Subtype')) ?? '',
      number: referenceNumber(object),
      contents: textOf(file.resolve(dictionary.get('Contents'))),
      flags: file.number(dictionary.get('F')) ?? 0,
      structParent: file.number(dictionary.get('StructParent')),
      rectangle: boxOf(file.numbers(dictionary.get('Rect'))),
      target: this.#target(dictionary),
      hasAppearance: dictionary.has('AP'),
      actions: this.actions(dictionary),
    };
  }

  /** Reads the outline (§12.3.3), depth first. */
  outline(): Bookmark[] {
    const bookmarks: Bookmark[] = [];
    const seen = new Set<PdfDictionary>();
    const root = this.file.dictionary(this.file.catalogue.get('Outlines'));
    const walk = (first: PdfObject | undefined, level: number) => {
      for (let next = first; next !== undefined;) {
        this.file.allowance.step(4);
        const entry = this.file.dictionary(next);
        if (entry === undefined) return;
        if (seen.has(entry) || level > LIMITS.depth || bookmarks.length >= MOST_BOOKMARKS) {
          this.faults.push('The outline runs in a circle, or has more bookmarks than anybody reads.');
          return;
        }
        seen.add(entry);
        const title = textOf(this.file.resolve(entry.get('Title'))) ?? '';
        bookmarks.push({ title, level, target: this.#target(entry), actions: this.actions(entry) });
        walk(entry.get('First'), level + 1);
        next = entry.get('Next');
      }
    };
    walk(root?.get('First'), 1);
    return bookmarks;
  }

  /** The types of the actions that an object sets off, additional ones and those that follow included (§12.6.2). */
  actions(dictionary: PdfDictionary): string[] {
    const { file } = this;
    const types: string[] = [];
    const pending = [dictionary.get('A') ?? null, dictionary.get('OpenAction') ?? null];
    for (const [event, action] of file.dictionary(dictionary.get('AA')) ?? []) {
      types.push(`AA/${event}`);
      pending.push(action);
    }
    for (let count = 0; pending.length > 0 && count < 64; count++) {
      const action = file.dictionary(pending.pop());
      const type = file.name(action?.get('S'));
      if (type !== undefined) types.push(type);
      const next = action?.get('Next');
      if (next !== undefined) pending.push(...(file.array(next) ?? [next]).slice(0, 64));
    }
    return types;
  }

  #target(dictionary: PdfDictionary): Target {
    const { file } = this;
    const action = file.dictionary(dictionary.get('A'));
    const type = file.name(action?.get('S'));
    const uri = file.resolve(action?.get('URI'));
    if (type === 'URI') {
      return {
        kind: 'address',
        address: uri instanceof PdfString ? Buffer.from(uri.bytes, 'latin1').toString() : '',
      };
    }
    const destination = dictionary.get('Dest') ?? (type === 'GoTo' ? (action?.get('D') ?? null) : undefined);
    return destination === undefined ? { kind: 'other', action: type } : this.#destination(destination);
  }

  #destination(object: PdfObject): Target {
    const { file } = this;
    const found = file.resolve(object);
    const name = nameOf(found) ?? (found instanceof PdfString ? found.bytes : undefined);
    if (name !== undefined && !this.#names.has(name)) return { kind: 'nowhere', name };
    const named = name === undefined ? found : file.resolve(this.#names.get(name));
    const array = file.array(named) ?? file.array(file.dictionary(named)?.get('D'));
    const first = array?.[0];
    // A number means a page of another file, but some writers count their own (§12.3.2.2).
    const page = typeof first === 'number' ? first + 1 : this.#pages.get(referenceNumber(first) ?? -1);
    if (page === undefined || page < 1 || page > this.#pages.size)
      return { kind: 'nowhere', name: name ?? '' };
    return { kind: 'page', page };
  }

  /** The name tree of destinations (§7.9.6). */
  #readNames(object: PdfObject | undefined, depth: number, seen: Set<PdfDictionary>): void {
    const { file } = this;
    const node = file.dictionary(object);
    file.allowance.step();
    if (node === undefined) return;
    if (seen.has(node) || depth > LIMITS.depth) {
      this.faults.push('The names of destinations run in a circle or too deep.');
      return;
    }
    seen.add(node);
    const names = file.array(node.get('Names')) ?? [];
    for (let at = 0; at + 1 < names.length; at += 2) {
      const name = file.resolve(names[at]);
      if (name instanceof PdfString) this.#names.set(name.bytes, names[at + 1] ?? null);
    }
    for (const kid of file.array(node.get('Kids')) ?? []) this.#readNames(kid, depth + 1, seen);
  }
}
