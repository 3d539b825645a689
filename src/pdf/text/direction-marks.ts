import { RLM } from '../../model/bidi.js';
import type { Direction } from '../../model/locale.js';
import type { CompositeFont } from '../composite-font.js';
import type { SetText } from './set-text.js';

/**
 * A space that pdf.js would lose: it forgets those where the pen jumps back, as at the edge of a run, and counts
 * those beside glyphs without a width a second time. What begins with a mark of direction is no space to it, and
 * is kept as it is.
 */
export const KEPT_SPACE = `${RLM} `;

/** What opens and closes a stretch of text, and is mirrored in text that runs to the left. */
export const BRACKET = /^[\p{Ps}\p{Pe}\p{Pi}\p{Pf}]$/u;
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
  return font.addCid(font.invisibleGlyph, RLM);
}
