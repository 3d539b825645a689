import { withAsciiDigits } from '../../text/numerals.js';
import { LIST_MARKER } from '../../model/whole.js';
import type { TextLine } from '../read/lines.js';
import type { ListPlace } from '../read/office/document.js';

/** Columns by which an item of an inner list is set in at least. */
const STEP = 2;

/**
 * The places of items in lists within each other, which only their indentation shows. Items of a list that has no
 * other list in it are left alone.
 *
 * @param lines that follow one another
 */
export function nestedPlaces<Line extends TextLine>(lines: readonly Line[]): Map<Line, ListPlace> {
  const places = new Map<Line, ListPlace>();
  let run: Line[] = [];
  const close = () => {
    const outermost = Math.min(...run.map(({ indent }) => indent));
    if (run.some(({ indent }) => indent >= outermost + STEP)) placeAll(run, places);
    run = [];
  };
  for (const line of lines) {
    if (LIST_MARKER.test(line.text)) run.push(line);
    else close();
  }
  close();
  return places;
}

function placeAll<Line extends TextLine>(run: readonly Line[], places: Map<Line, ListPlace>): void {
  const indents: number[] = [];
  for (const line of run) {
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= line.indent + STEP) indents.pop();
    if (indents.length === 0 || line.indent >= (indents.at(-1) ?? 0) + STEP) indents.push(line.indent);
    const label = LIST_MARKER.exec(line.text)?.[1] ?? '';
    const digits = /\p{Nd}+/u.exec(label)?.[0];
    places.set(line, {
      level: indents.length - 1,
      isOrdered: digits !== undefined,
      number: digits === undefined ? 1 : Number(withAsciiDigits(digits)),
      label,
    });
  }
}
