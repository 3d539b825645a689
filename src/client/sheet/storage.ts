import type { Sheet } from '../../model/sheet.js';
import { attempt, isSheet, keep, kept } from '../segments/browser-storage.js';
import { touchedKeys, type Work } from '../segments/work.js';

/** What is kept in the browser between two visits. */
export interface Kept {
  readonly sheet: Sheet;
  readonly touched: readonly string[];
}

const NAME = 'communique-sheet/name';

/** The work of one sheet in this browser; a browser may have no storage, and then nothing is kept. */
export class Storage {
  readonly #prefix: string;
  readonly key: string;

  constructor({ publication, locale, revision }: Sheet) {
    this.#prefix = `communique-sheet/${publication}/${locale}/`;
    this.key = this.#prefix + revision.slice(0, 16);
  }

  /** @returns whether it is kept */
  keep(work: Work): boolean {
    const own: Kept = { sheet: work.sheet, touched: touchedKeys(work) };
    return keep(this.key, own.touched.length === 0 ? undefined : JSON.stringify(own));
  }

  /** The work of an earlier visit. */
  kept(key = this.key): Kept | undefined {
    return parse(kept(key));
  }

  /** Work on the same statement and language, from another version of it. */
  others(): readonly (readonly [key: string, kept: Kept])[] {
    const keys = attempt(() => Object.keys(localStorage)) ?? [];
    return keys
      .filter((key) => key.startsWith(this.#prefix) && key !== this.key)
      .flatMap((key) => {
        const other = this.kept(key);
        return other === undefined || other.touched.length === 0 ? [] : [[key, other] as const];
      });
  }

  forget(key: string): void {
    keep(key, undefined);
  }

  /** Whether anything can be kept. */
  get isThere(): boolean {
    return keep('communique-sheet/try', '1') && keep('communique-sheet/try', undefined);
  }

  get name(): string {
    return kept(NAME) ?? '';
  }

  set name(name: string) {
    keep(NAME, name);
  }
}

function parse(text: string | undefined): Kept | undefined {
  const read = attempt(() => JSON.parse(text ?? '') as Kept);
  return Array.isArray(read?.touched) && isSheet(read.sheet) ? read : undefined;
}
