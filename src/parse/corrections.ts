import { toString } from 'mdast-util-to-string';
import type { Correction, Segment } from '../model/document.js';
import { fingerprint } from '../model/fingerprint.js';
import type { PlacedWords } from '../text/placed-words.js';
import { tidy } from '../text/tidy.js';
import { bornKey } from './key.js';
import { parseInline } from './markdown.js';

/** A correction of the configuration, in the source language. */
export interface CorrectionText {
  /** ISO 8601 calendar date. */
  readonly date: string;
  readonly note: PlacedWords;
}

/**
 * Makes segments of the notes on corrections, so that they are translated, checked and reviewed like the statement.
 *
 * @param before the segments before them
 */
export function correctionParts(
  texts: readonly CorrectionText[],
  before: readonly Segment[],
): { readonly segments: readonly Segment[]; readonly corrections: readonly Correction[] } {
  const taken = new Map(before.map(({ key }) => [key, 1]));
  return {
    segments: texts.map(({ note }) => noteSegment(note, taken)),
    corrections: texts.map(({ date }, at) => ({ date, segment: before.length + at })),
  };
}

/** A note in another language, as the segment that it would be. */
export function noteTarget(note: PlacedWords): Segment {
  return noteSegment(note, new Map());
}

/** A note is inline content: lines of it are one line, and a sign at its start opens no list. */
function noteSegment({ words, file, line, column }: PlacedWords, taken: Map<string, number>): Segment {
  const lines = words.split('\n').map((part) => part.trim());
  const source = tidy(lines.filter((part) => part !== '').join(' '));
  const content = parseInline(source);
  return {
    key: bornKey(toString(content), taken),
    role: 'paragraph',
    source,
    hash: fingerprint(source),
    content,
    position: { line, column },
    file,
  };
}
