import { stringOfCids, type CompositeFont } from '../composite-font.js';
import { instruction, type Instruction } from '../syntax/content.js';
import { PdfName } from '../syntax/objects.js';

/** Places closer than this, in thousandths of an em, are the same; less cannot be seen. */
export const SAME_PLACE = 4;

/** A rise less than this, in text space units, does not count: the browser’s numbers are rounded. */
const LEVEL = 0.001;

/** A mark on a letter. */
const MARK = /^\p{M}/u;

/** A string to be shown. */
export interface Show {
  readonly cids: readonly number[];
  /** How far each moves the pen in the browser's file, in thousandths of an em: its codes had other widths. */
  readonly advances: readonly number[];
}

/**
 * Joins the strings of a text object into one `TJ` a run: the browser moves to the place of almost every glyph
 * (`<a> Tj 5 0 Td <b> Tj`), which some readers take for the end of a word. Marks above and below the line, and
 * those moved along it, become glyphs that are drawn there: readers take a string on another height for another
 * line, and a gap for the end of a word. Every glyph stays in its place.
 *
 * @param block a text object, `BT` to `ET`, its strings read
 * @param fontOf the font of a name
 */
export function joinShows(
  block: readonly (Instruction | Show)[],
  fontOf: (name: string) => CompositeFont,
): Instruction[] {
  const joined: Instruction[] = [];
  let font: CompositeFont | undefined;
  let size = 0;
  let parts: (number | number[])[] = [];
  // In text space units: where the line begins, where the next glyph is in the browser's file, and where
  // it would be in this one.
  let line = 0;
  let pen = 0;
  let penNow = 0;
  // Above the base line, as the browser raises the marks of letters.
  let rise = 0;

  const flush = () => {
    if (parts.length > 0) joined.push(showing(parts));
    parts = [];
  };
  const add = (cid: number) => {
    const last = parts.at(-1);
    if (Array.isArray(last)) last.push(cid);
    else parts.push([cid]);
  };
  const isMark = (cid: number) => MARK.test(font?.texts.get(cid) ?? '');
  const show = (cid: number, advance: number) => {
    const ahead = size === 0 ? 0 : Math.round(((penNow - pen) * 100_000) / size) / 100;
    const isMoved = rise !== 0 || (Math.abs(ahead) >= SAME_PLACE && advance === 0 && isMark(cid));
    if (isMoved && font !== undefined) {
      const shifted = font.addShiftedCid(cid, -ahead, (rise * 1000) / size);
      add(shifted);
      pen += (advance * size) / 1000;
      return;
    }
    if (Math.abs(ahead) >= SAME_PLACE) {
      parts.push(ahead);
      penNow -= (ahead * size) / 1000;
    }
    add(cid);
    pen += (advance * size) / 1000;
    penNow += ((font?.width(cid) ?? 0) * size) / 1000;
  };

  for (const one of block) {
    if ('cids' in one) {
      one.cids.forEach((cid, at) => {
        show(cid, one.advances[at] ?? 0);
      });
      continue;
    }
    const [first, second] = one.operands;
    if (one.operator === 'Td' && typeof first === 'number' && typeof second === 'number') {
      line += first;
      pen = line;
      rise += second;
      if (Math.abs(rise) < LEVEL) rise = 0;
      continue;
    }
    flush();
    if (one.operator === 'Tm') line = pen = penNow = rise = 0;
    if (one.operator === 'Tf' && first instanceof PdfName && typeof second === 'number') {
      font = fontOf(first.name);
      size = second;
    }
    joined.push(one);
  }
  flush();
  return joined;
}

/** The instruction that shows strings with moves of the pen between them, in thousandths of an em. */
export function showing(parts: readonly (number | number[])[]): Instruction {
  const [only] = parts;
  if (parts.length === 1 && Array.isArray(only)) return instruction('Tj', stringOfCids(only));
  return instruction(
    'TJ',
    parts.map((part) => (Array.isArray(part) ? stringOfCids(part) : part)),
  );
}
