import type { Sheet, SheetSegment } from '../../model/sheet.js';

/** What the browser has kept under a name; nothing where it refuses. */
export function kept(key: string): string | undefined {
  return attempt(() => localStorage.getItem(key)) ?? undefined;
}

/**
 * Keeps a text under a name, or forgets it.
 *
 * @returns whether it is done
 */
export function keep(key: string, value: string | undefined): boolean {
  const done = attempt(() => {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  });
  return done === true;
}

/** A browser may refuse its storage at each use: it is full, forbidden, or files have no storage. */
export function attempt<Value>(use: () => Value): Value | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

/** Whether a value has what a sheet of this version needs, for what the page itself or a person’s file brings. */
export function isSheet(value: unknown): value is Sheet {
  const sheet = value as Partial<Sheet> | null | undefined;
  return sheet?.version === 1 && Array.isArray(sheet.segments) && sheet.segments.every(isSegment);
}

/** Whether a value has what a segment of a sheet needs. */
export function isSegment(value: unknown): value is SheetSegment {
  if (typeof value !== 'object' || value === null) return false;
  const { key, target, status, exported, sourcePrint } = value as Partial<SheetSegment>;
  return [key, status, exported, sourcePrint].every((one) => typeof one === 'string') && isContent(target);
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
