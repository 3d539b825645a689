/** First and last code point of a stretch of Unicode. */
export type CodeRange = readonly [first: number, last: number];

/** An `@font-face` rule; it ends at the first brace, because descriptors have none. */
export const FONT_FACE = /@font-face\s*\{[^}]*\}\s*/gu;

/** A style sheet without its comments: a rule shown in a comment is not a rule. */
export function withoutComments(css: string): string {
  return css.replace(/\/\*[^]*?\*\//gu, '');
}

/**
 * What a font face is for: its `unicode-range` (CSS Fonts 4 §4.5), all of Unicode where it has none.
 *
 * @param face the text of one `@font-face` rule
 */
export function unicodeRanges(face: string): CodeRange[] {
  const value = /unicode-range:([^;}]*)/u.exec(face)?.[1];
  if (value === undefined) return [[0, 0x10ffff]];
  return value.split(',').map((range): CodeRange => {
    const [first = '', last = first] = range.trim().replace(/^U\+/iu, '').split('-');
    return [parseInt(first, 16), parseInt(last, 16)];
  });
}

/** Everything that the faces of a style sheet are for. */
export function coveredRanges(css: string): CodeRange[] {
  return Array.from(withoutComments(css).matchAll(FONT_FACE), ([face]) => unicodeRanges(face)).flat();
}

/** Finds every character but those in ranges, and those that leave no ink; global. */
export function lackingPattern(ranges: readonly CodeRange[]): RegExp {
  const has = ranges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join('');
  return new RegExp(`[^${has}\\p{Z}\\p{C}]`, 'gu');
}
