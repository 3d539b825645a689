/**
 * Numbers of more than digits: with a sign, a unit’s sign, or joined by operators. UAX #9 lays their parts out in the
 * direction of the text (W2, W4–W6), so that `۱۰–۱۲` shows as `۱۲–۱۰`.
 */

/** European and Persian digits, and fractions. Arabic ones (AN) are written so that UAX #9 is right. */
const DIGIT = '[0-9۰-۹¼-¾⅐-⅞]';
const DIGITS = `${DIGIT}+(?!${DIGIT})`;
const NUMBER = `${DIGITS}(?:[.,\\/:٫٬⁄]${DIGITS})*`;
const SIGN = '[+\\-−±~≈<>≤≥№#§$€£¥₹₪₽₺﷼]';
const UNIT = '[+°′″$€£¥₹₪₽₺²³]';
const JOINED = '[\\-‐‑–—−+×÷*=^]';
const SPACED = '[ \\u00A0][+−×÷=<>≤≥±][ \\u00A0]';
const EXPRESSION = new RegExp(
  `(?<!${DIGIT})${SIGN}{0,2}${NUMBER}${UNIT}*(?:(?:${JOINED}|${SPACED})${SIGN}?${NUMBER}${UNIT}*)*(?![\\p{Nd}])`,
  'uy',
);
const PLAIN = new RegExp(`^${NUMBER}$`, 'u');
const MIXED = new RegExp('[0-9۰-۹][¼-¾⅐-⅞]', 'u');

/**
 * Where the expression ends that begins at a place of a text, or `undefined` where none begins or it is only a
 * plain number. A percent sign is not part of it, except an ASCII one after an expression.
 */
export function expressionEnd(text: string, start: number): number | undefined {
  EXPRESSION.lastIndex = start;
  const found = EXPRESSION.exec(text)?.[0];
  if (found === undefined || (PLAIN.test(found) && !MIXED.test(found))) return undefined;
  const end = start + found.length;
  return text.startsWith('%', end) ? end + 1 : end;
}
