import type { Document } from '../model/document.js';
import type { Place } from '../model/problem.js';

/**
 * Problems met while reading, with the keys of the segments they are in: a segment’s name is known only once
 * the statement has been compared with the last one. A problem outside of every segment stays as it is.
 */
export function withSegments<Placed extends Partial<Place>>(
  problems: readonly Placed[],
  { file, segments }: Document,
): (Placed & { key?: string })[] {
  if (problems.length === 0) return [];
  const keys = new Map<number, string>();
  for (const { key, position, content } of segments) {
    const last = content.at(-1)?.position?.end.line ?? position.line;
    for (let { line } = position; line <= last; line += 1) if (!keys.has(line)) keys.set(line, key);
  }
  return problems.map((problem) => {
    const { line = 0 } = problem;
    const key = problem.file === file ? keys.get(line) : undefined;
    return key === undefined ? problem : { ...problem, key };
  });
}
