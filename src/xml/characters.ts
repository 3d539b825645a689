/** Characters that XML 1.0 cannot hold, not even as references (§2.2): controls, lone surrogates, two others. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ONE_FORBIDDEN = new RegExp(`(${FORBIDDEN.source})`, 'u');

/** A text with something else in place of each character that XML cannot hold. */
export function replaceForbidden(text: string, replacement: string): string {
  return text.replace(FORBIDDEN, replacement);
}

/** A text cut around the characters that XML cannot hold: each second piece is one of them. */
export function cutAtForbidden(text: string): string[] {
  return text.split(ONE_FORBIDDEN);
}
