import stringWidth from 'string-width';
import { LIST_MARKER } from '../../model/whole.js';

/** `[3] `: the beginning of a note at the end of a text. */
export const NOTE = /^\[(\p{Nd}{1,4})\][ \t\u00A0]+/u;

/** A line of a text file. */
export interface TextLine {
  /** Counts from 1. */
  readonly number: number;
  readonly text: string;
  /** Columns of white space before it. */
  readonly indent: number;
  readonly isIndented: boolean;
}

/** Lines that no blank line parts. */
export type LineGroup = readonly TextLine[];

/** Lines longer than this come from no program that wraps mail; then each line is a paragraph. */
const WIDEST = 120;
const NARROWEST = 20;
/** Programs count joiners and wide letters in their own ways. */
const SLACK = 4;

/** The groups of a text, white space at the ends of lines left out. */
export function groupsOf(text: string): LineGroup[] {
  const groups: TextLine[][] = [];
  let isOpen = false;
  for (const [at, line] of text.split('\n').entries()) {
    const words = line.trim();
    if (words === '') {
      isOpen = false;
      continue;
    }
    if (!isOpen) groups.push([]);
    const indent = stringWidth((/^\s*/u.exec(line)?.[0] ?? '').replaceAll('\t', '    '));
    groups.at(-1)?.push({ number: at + 1, text: words, indent, isIndented: indent > 0 });
    isOpen = true;
  }
  return groups;
}

/**
 * The width a text was wrapped at, or `undefined` where its lines are whole paragraphs: one beyond what any mail
 * program writes, with another right below it, is a sign of this.
 */
export function wrapWidth(groups: readonly LineGroup[]): number | undefined {
  let widest = 0;
  for (const group of groups) {
    for (const [at, { text }] of group.entries()) {
      const next = group[at + 1]?.text;
      // Only lines that something follows were wrapped; an address is longer than a line may be.
      if (next === undefined || begins(next) || !/\s/u.test(text)) continue;
      widest = Math.max(widest, text.length > 1000 ? text.length : stringWidth(text));
      if (widest > WIDEST) return undefined;
    }
  }
  return widest < NARROWEST ? undefined : widest;
}

/**
 * Whether a line goes on in the next one: a program that wraps ends a line only where the next word has no room.
 */
export function goesOn(line: TextLine, next: TextLine, width: number | undefined): boolean {
  if (width === undefined || begins(next.text)) return false;
  const [word = ''] = next.text.split(/\s/u);
  return stringWidth(line.text) + 1 + stringWidth(word) > width - SLACK;
}

/** Whether a line begins something new, whatever is above it. */
function begins(text: string): boolean {
  return LIST_MARKER.test(text) || NOTE.test(text);
}
