/** Another text of the same length in the place of a part of a text. */
export interface Edit {
  readonly offset: number;
  readonly by: string;
}

/**
 * A text with parts replaced by others as long, so that every place stays.
 *
 * @param edits none reaches into another
 */
export function edited(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const pieces: string[] = [];
  let end = 0;
  for (const { offset, by } of edits.toSorted((a, b) => a.offset - b.offset)) {
    pieces.push(text.slice(end, offset), by);
    end = offset + by.length;
  }
  pieces.push(text.slice(end));
  return pieces.join('');
}

/** White space that Markdown takes for a part of the text, and `tidyTree` off its beginning. */
export function padding(length: number): string {
  return '\u00A0'.repeat(length);
}
