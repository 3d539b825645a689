import type { Sheet } from '../../model/sheet.js';
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
    const kept: Kept = { sheet: work.sheet, touched: touchedKeys(work) };
    return write(this.key, kept.touched.length === 0 ? undefined : JSON.stringify(kept));
  }

  /** The work of an earlier visit. */
  kept(key = this.key): Kept | undefined {
    return parse(attempt(() => localStorage.getItem(key)) ?? undefined);
  }

  /** Work on the same statement and language, from another version of it. */
  others(): readonly (readonly [key: string, kept: Kept])[] {
    const keys = attempt(() => Object.keys(localStorage)) ?? [];
    return keys
      .filter((key) => key.startsWith(this.#prefix) && key !== this.key)
      .flatMap((key) => {
        const kept = this.kept(key);
        return kept === undefined || kept.touched.length === 0 ? [] : [[key, kept] as const];
      });
  }

  forget(key: string): void {
    write(key, undefined);
  }

  /** Whether anything can be kept. */
  get isThere(): boolean {
    return write('communique-sheet/try', '1') && write('communique-sheet/try', undefined);
  }

  get name(): string {
    return attempt(() => localStorage.getItem(NAME)) ?? '';
  }

  set name(name: string) {
    write(NAME, name);
  }
}

function write(key: string, value: string | undefined): boolean {
  const done = attempt(() => {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  });
  return done === true;
}

/** A browser may refuse its storage at each use: it is full, forbidden, or files have no storage. */
function attempt<Value>(use: () => Value): Value | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

function parse(text: string | undefined): Kept | undefined {
  const kept = attempt(() => JSON.parse(text ?? '') as Kept);
  return Array.isArray(kept?.touched) && isSheet(kept.sheet) ? kept : undefined;
}

/** Whether a value has what a sheet of this version needs, for what the page itself or a person’s file brings. */
export function isSheet(value: unknown): value is Sheet {
  const sheet = value as Partial<Sheet> | null | undefined;
  return (
    sheet?.version === 1 &&
    Array.isArray(sheet.segments) &&
    sheet.segments.every(
      ({ key, target, status, exported, sourcePrint }) =>
        [key, status, exported, sourcePrint].every((one) => typeof one === 'string') && isContent(target),
    )
  );
}

function isContent(value: unknown): boolean {
  const isMark = (piece: object) => Object.values(piece).every((id) => typeof id === 'string');
  return (
    Array.isArray(value) &&
    value.every(
      (piece: unknown) =>
        typeof piece === 'string' || (typeof piece === 'object' && piece !== null && isMark(piece)),
    )
  );
}
