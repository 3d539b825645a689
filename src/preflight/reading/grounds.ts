import type { Colour } from './colour.js';
import type { Box } from './geometry.js';

/** What lies under a place: one colour, or something that is no one colour, as an image. */
export type Ground = Colour | 'mixed';

/** Grounds that are kept; of a page that paints more the last count. */
const MOST = 400;

/** The upright rectangles that a page has painted so far: the background of text. */
export class Grounds {
  readonly #painted: { readonly box: Box; readonly ground: Ground }[] = [];

  add(box: Box, ground: Ground): void {
    if (this.#painted.length >= MOST) this.#painted.shift();
    this.#painted.push({ box, ground });
  }

  /** What was painted last at a point; nothing where it is bare paper. */
  at(x: number, y: number): Ground | undefined {
    return this.#painted.findLast(({ box }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3])
      ?.ground;
  }
}
