import createBidi from 'bidi-js';

const bidi = createBidi();

/**
 * A line as UAX #9 lays it out: its base level, and its characters in visual order, controls left out.
 *
 * @param direction of the paragraph; by its first strong character where absent
 */
export function layOut(
  line: string,
  direction: 'ltr' | 'rtl' | 'auto' = 'auto',
): { level: number; visual: string } {
  const levels = bidi.getEmbeddingLevels(line, direction);
  const order = bidi.getReorderedIndices(line, levels);
  const mirrored = bidi.getMirroredCharactersMap(line, levels.levels);
  const visual = order
    .map((at) => mirrored.get(at) ?? line[at] ?? '')
    .join('')
    .replace(/[\u200E\u200F\u061C\u202A-\u202C\u2066-\u2069]/gu, '');
  return { level: levels.paragraphs[0]?.level ?? 0, visual };
}
