import createBidi from 'bidi-js';

const bidi = createBidi();

/** A line as UAX #9 lays it out: its base level, and its characters in visual order, controls left out. */
export function layOut(line: string): { level: number; visual: string } {
  const levels = bidi.getEmbeddingLevels(line, 'auto');
  const order = bidi.getReorderedIndices(line, levels);
  const mirrored = bidi.getMirroredCharactersMap(line, levels.levels);
  const visual = order
    .map((at) => mirrored.get(at) ?? line[at] ?? '')
    .join('')
    .replace(/[\u200E\u200F\u061C\u2066-\u2069]/gu, '');
  return { level: levels.paragraphs[0]?.level ?? 0, visual };
}
