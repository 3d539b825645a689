import { FONT_FACE, unicodeRanges } from './font-face.js';

/** A style sheet with only the font faces that a text needs, and the font files they load. */
export interface FittedStyle {
  readonly css: string;
  /** Names of the files, as in `url(fonts/<name>)`. */
  readonly fonts: readonly string[];
  /** Characters that no face of the sheet covers. */
  readonly uncovered: readonly string[];
}

/**
 * Drops the `@font-face` rules whose `unicode-range` (CSS Fonts 4 §4.5) has none of a text's characters, so
 * that an edition carries the fonts it uses and no others.
 *
 * @param css the style sheet
 * @param text everything that is set in it
 */
export function fitFonts(css: string, text: string): FittedStyle {
  const used = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const covered = new Set<number>();
  const fonts = new Set<string>();
  const fitted = css.replace(FONT_FACE, (face) => {
    const ranges = unicodeRanges(face);
    const own = [...used].filter((code) => ranges.some(([first, last]) => code >= first && code <= last));
    if (own.length === 0) return '';
    for (const code of own) covered.add(code);
    for (const [, name] of face.matchAll(/fonts\/([\w.-]+)/gu)) if (name !== undefined) fonts.add(name);
    return face;
  });
  const uncovered = [...used]
    .filter((code) => !covered.has(code))
    .map((code) => String.fromCodePoint(code))
    .filter((character) => /[^\p{Z}\p{C}]/u.test(character));
  return { css: fitted, fonts: [...fonts].sort(), uncovered };
}
