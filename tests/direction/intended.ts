import type { Direction } from '../../src/model/locale.js';

/** A text as it is meant: characters that follow one another in one direction, and such texts within it. */
export type Meant = string | { readonly direction: Direction; readonly parts: readonly Meant[] };

/** A character and its place in reading order. */
export interface Placed {
  readonly character: string;
  readonly at: number;
}

const MIRRORED: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('()[]{}<>«»‹›≤≥').flatMap((one, at, all) => [[one, all[at % 2 === 0 ? at + 1 : at - 1] ?? one]]),
);

/** The characters in reading order. */
export function read(meant: Meant): string {
  return typeof meant === 'string' ? meant : meant.parts.map(read).join('');
}

/**
 * The characters from left to right, as a reader of the languages would write them by hand: no rule of UAX #9 is in it.
 *
 * @param direction of the text around
 */
export function fromLeft(meant: Meant, direction: Direction): Placed[] {
  let at = 0;
  const lay = (part: Meant, along: Direction): Placed[] => {
    const placed: Placed[][] =
      typeof part === 'string'
        ? Array.from(part, (character) => [
            { character: along === 'rtl' ? (MIRRORED[character] ?? character) : character, at: at++ },
          ])
        : part.parts.map((one) => lay(one, part.direction));
    const own = typeof part === 'string' ? along : part.direction;
    return (own === 'rtl' ? placed.reverse() : placed).flat();
  };
  return lay(meant, direction);
}
