import type { Position } from '../model/document.js';

/** Finds line and column of offsets in a text: of those that grow, in one pass over it. */
export function placeFinder(text: string): (offset: number) => Position {
  let line = 1;
  let lineStart = 0;
  // Looked for once a line: otherwise a file of one line would be read to its end for every place.
  let lineEnd = text.indexOf('\n');
  return (offset) => {
    if (offset < lineStart) {
      line = 1;
      lineStart = 0;
      lineEnd = text.indexOf('\n');
    }
    while (lineEnd >= 0 && lineEnd < offset) {
      line += 1;
      lineStart = lineEnd + 1;
      lineEnd = text.indexOf('\n', lineStart);
    }
    return { line, column: offset - lineStart + 1 };
  };
}
