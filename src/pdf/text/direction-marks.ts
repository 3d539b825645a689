import { LRM, RLM } from '../../text/bidi.js';
import type { Direction } from '../../model/locale.js';
import type { CompositeFont } from '../composite-font.js';
import { endOf, type SetGlyph, type SetText } from './set-text.js';

/**
 * A space that pdf.js would lose: it forgets those where the pen jumps back, as at the edge of a run, and counts
 * those beside glyphs without a width a second time. What begins with a mark of direction is not a space to it, and
 * is kept as it is.
 */
export const KEPT_SPACE = `${RLM} `;

/** What opens and closes a stretch of text, and is mirrored in text that runs to the left. */
export const BRACKET = /^[\p{Ps}\p{Pe}\p{Pi}\p{Pf}]$/u;
const NEUTRAL = /^[\p{P}\p{S}]$/u;
const PERCENT = /^[%٪‰]$/u;
/** Signs that PDFium turns round together with a bracket beside them: they have no direction, not even a weak one. */
const UNDIRECTED = /^[!?*&…–—=<>|~]$/u;

/**
 * How far a mark in front of a sign is from the next glyph, in em: poppler takes a glyph that begins within a
 * tenth of an em of another for the same letter painted twice.
 */
const APART = 0.11;

/**
 * Keeps the brackets and signs of a right-to-left run with it in readers that work out directions themselves:
 * they take one without a direction for its left-to-right neighbour’s, and then mirror or move it. Marks of
 * direction are glyphs that paint nothing, in the same string: before each bracket and after the last sign of
 * the run. Spaces beside a bracket carry their own, so that no reader takes both for one sign. Names in a
 * left-to-right document need none: readers take their brackets for what they are.
 *
 * @param base direction of the document
 */
export function withDirectionMarks(set: SetText, base: Direction): SetText {
  return { ...set, glyphs: new Marking(set, base).glyphs };
}

/** The glyphs of a run, from left to right: what comes before a glyph in the text is at its right. */
class Marking {
  private readonly texts: readonly string[];

  constructor(
    private readonly set: SetText,
    private readonly base: Direction,
  ) {
    this.texts = set.glyphs.map(({ cid }) => set.font.texts.get(cid) ?? '');
  }

  get glyphs(): SetGlyph[] {
    return this.set.glyphs.flatMap((glyph, at) => {
      if (this.isSpace(at)) return [this.space(glyph, at)];
      return this.base === 'rtl' && NEUTRAL.test(this.texts[at] ?? '') ? this.sign(glyph, at) : [glyph];
    });
  }

  private space(glyph: SetGlyph, at: number): SetGlyph {
    const { font } = this.set;
    if (this.isKept(at)) return withText(font, glyph, KEPT_SPACE);
    if (this.isBracket(at + 1)) return withText(font, glyph, ` ${RLM}`);
    return glyph;
  }

  private sign(glyph: SetGlyph, at: number): SetGlyph[] {
    const { font, size, glyphs } = this.set;
    const text = this.texts[at] ?? '';
    const end = glyph.x + (font.width(glyph.cid) * size) / 1000;
    const right = Math.min(end, glyphs[at + 1]?.x ?? end);
    const mark = font.addCid(font.invisibleGlyph, RLM);
    const isFirst = at === glyphs.length - 1;
    const behind = at === 0 ? [{ cid: mark, x: glyph.x }] : [];
    if (!this.isBracket(at)) {
      const isPercentage = isFirst && PERCENT.test(text);
      return [...behind, glyph, ...(isPercentage ? [{ cid: mark, x: right - APART * size }] : [])];
    }
    const isAfterSpace = this.texts[at + 1] === ' ' && !this.isKept(at + 1);
    const before = [{ cid: bracketMark(font), x: right }, ...(isAfterSpace ? [{ cid: mark, x: right }] : [])];
    // A space at the edge of the run has its mark at the other side.
    if (this.isSpace(at - 1) && this.isKept(at - 1)) return [withText(font, glyph, RLM + text), ...before];
    const isBesideSign = !isFirst && UNDIRECTED.test(this.texts[at - 1] ?? '');
    return [...(isBesideSign ? [{ cid: mark, x: glyph.x }] : behind), glyph, ...before];
  }

  private isBracket(at: number): boolean {
    return this.base === 'rtl' && BRACKET.test(this.texts[at] ?? '');
  }

  private isSpace(at: number): boolean {
    return this.texts[at] === ' ' || this.texts[at] === KEPT_SPACE;
  }

  private isKept(at: number): boolean {
    const isEdge = at === 0 || at === this.texts.length - 1;
    return isEdge || this.texts[at] === KEPT_SPACE || this.hasNoWidth(at + 1);
  }

  /** Whether a glyph paints nothing: the further letters of a ligature are such. */
  private hasNoWidth(at: number): boolean {
    const glyph = this.set.glyphs[at];
    return glyph !== undefined && this.set.font.width(glyph.cid) === 0;
  }
}

/**
 * A mark that is RIGHT-TO-LEFT to most readers, and LEFT-TO-RIGHT to PDFium: it takes brackets of right-to-left
 * text for what they look like, and mirrors them, unless something left-to-right comes before. Of two texts of
 * one code it takes the one with the lower number, where others take the last.
 */
function bracketMark(font: CompositeFont): number {
  return font.addCid(font.invisibleGlyph, RLM, { first: LRM });
}

/**
 * Keeps the parts of a number in right-to-left text in their order. PDFium turns round the groups of a telephone
 * number, which spaces part, and takes NO-BREAK SPACE for a part of the number; poppler tears a bracket from
 * “14(1)” where nothing says which direction it has.
 */
export function withJoinedParts(set: SetText): SetText {
  const { font, glyphs } = set;
  const texts = glyphs.map(({ cid }) => font.texts.get(cid) ?? '');
  const joined = glyphs.map((glyph, at) => (texts[at] === ' ' ? withText(font, glyph, '\u00A0') : glyph));
  const [first] = glyphs;
  if (first === undefined || !texts.some((text) => BRACKET.test(text))) return { ...set, glyphs: joined };
  const mark = font.addCid(font.invisibleGlyph, LRM);
  return { ...set, glyphs: [{ cid: mark, x: first.x }, ...joined, { cid: mark, x: endOf(set) }] };
}

function withText(font: CompositeFont, { cid, x }: SetGlyph, text: string): SetGlyph {
  return { cid: font.withText(cid, text), x };
}
