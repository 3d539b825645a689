/** The letters of a text: numbers, signs and characters that cannot be seen are another matter on a page. */
function lettersOf(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{M}]+/gu, '');
}

/** A block that only contains the words must have at least as many letters in common. */
const FEWEST_LETTERS = 8;

/**
 * Finds the block of a page for each segment, in the order of both.
 *
 * @param blocks texts of the blocks
 * @param segments texts that a segment may have on the page, the likelier first
 * @returns for each segment the number of its block; nothing if no block has its words
 */
export function blocksOf(
  blocks: readonly string[],
  segments: readonly (readonly string[])[],
): readonly (number | undefined)[] {
  const letters = blocks.map(lettersOf);
  let after = 0;
  return segments.map((texts) => {
    const wished = texts.map(lettersOf).filter((text) => text !== '');
    const from = (start: number) => {
      const same = letters.findIndex((block, at) => at >= start && wished.includes(block));
      if (same >= 0) return same;
      return letters.findIndex(
        (block, at) =>
          at >= start && wished.some((text) => text.length >= FEWEST_LETTERS && block.includes(text)),
      );
    };
    // A title or a note may be elsewhere on the page than in the statement.
    const found = [after, 0].map(from).find((at) => at >= 0);
    if (found === undefined) return undefined;
    after = Math.max(after, found + 1);
    return found;
  });
}
