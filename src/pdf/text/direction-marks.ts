import type { Direction } from '../../model/locale.js';
import type { CompositeFont } from '../composite-font.js';
import type { SetText } from './set-text.js';

/** Invisible, and of a strong direction (UAX #9 §2.6). */
const RIGHT_TO_LEFT_MARK = '\u200F';
/**
 * A space at the edge of a run, which pdf.js forgets where the pen jumps back. What begins with a mark of
 * direction is no space to it, and is kept as it is.
 */
const KEPT_SPACE = `${RIGHT_TO_LEFT_MARK} `;

const BRACKET = /^[\p{Ps}\p{Pe}\p{Pi}\p{Pf}]$/u;
const NEUTRAL = /^[\p{P}\p{S}]$/u;

/**
 * Keeps the brackets and signs of a right-to-left run with it in readers that work out directions themselves:
 * they take one without a direction for its left-to-right neighbour’s, and then mirror or move it. A mark before
 * each bracket, and one behind the last sign of the run, is glyphs that paint nothing in the same string. Names
 * in a left-to-right document need none: readers take their brackets for what they are.
 *
 * @param base direction of the document
 */
export function withDirectionMarks(set: SetText, base: Direction): SetText {
  const { font, glyphs } = set;
  const isMarked = base === 'rtl';
  return {
    ...set,
    glyphs: glyphs.flatMap((glyph, at) => {
      const text = font.texts.get(glyph.cid) ?? '';
      const mark = { cid: markOf(font), x: glyph.x };
      const isLast = isMarked && at === 0 && NEUTRAL.test(text);
      const next = glyphs[at + 1];
      if (text === ' ' && (at === 0 || next === undefined))
        return [{ cid: font.withText(glyph.cid, KEPT_SPACE), x: glyph.x }];
      const end = glyph.x + (font.width(glyph.cid) * set.size) / 1000;
      return [
        ...(isLast ? [mark] : []),
        glyph,
        ...(isMarked && BRACKET.test(text)
          ? [{ cid: mark.cid, x: next === undefined ? end : Math.min(end, next.x) }]
          : []),
      ];
    }),
  };
}

function markOf(font: CompositeFont): number {
  return font.addCid(font.invisibleGlyph, RIGHT_TO_LEFT_MARK);
}
