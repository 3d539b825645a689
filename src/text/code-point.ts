/** The number of a character in hexadecimal, at least four digits: `06CC`. */
export function codePointHex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** The code point of a character as the Unicode Standard writes it: `U+06CC`. */
export function codePoint(character: string): string {
  return `U+${codePointHex(character)}`;
}
