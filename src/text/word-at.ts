const WORD = /[\p{L}\p{M}\p{N}\u200C]+|[^\p{L}\p{M}\p{N}\s]+|\s+/uy;

/**
 * What a reader sees as one thing at a place of a text: a word, signs, or white space; empty at its end.
 *
 * @param offset UTF-16 units from the beginning
 */
export function wordAt(text: string, offset: number): string {
  WORD.lastIndex = offset;
  return WORD.exec(text)?.[0] ?? '';
}
