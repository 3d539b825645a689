import type { Translation } from '../model/catalogue.js';
import type { Position } from '../model/document.js';
import type { PlacedText } from '../model/written-key.js';

const ESCAPE = /\\(?:u[\dA-Fa-f]{4}|.)/gu;

/**
 * The place in the catalogue file of a character of a translation.
 *
 * @param translation the translation
 * @param offset offset of the character in its `target`
 */
export function placeIn({ target, position, raw }: Translation, offset: number): Position {
  return raw === undefined ? position : placeInText({ value: target, position, raw }, offset);
}

/**
 * The place of a character of a text in JSON or YAML.
 *
 * @param text the text and how it is written
 * @param offset offset of the character in its value
 */
export function placeInText({ value, position, raw }: PlacedText, offset: number): Position {
  const { line, column } = placeAt(raw, rawOffset(value, raw, offset));
  return {
    line: position.line + line - 1,
    column: line === 1 ? position.column + column - 1 : column,
  };
}

/** A text in quotes has escapes (RFC 8259 §7); one of several lines has line ends and indentation of its own. */
function rawOffset(value: string, raw: string, offset: number): number {
  if (raw.length === value.length) return offset;
  if (raw.includes('\n') || !raw.includes('\\')) return writtenAt(raw, value, offset);
  let shift = 0;
  for (const { 0: escape, index } of raw.matchAll(ESCAPE)) {
    if (index - shift >= offset) break;
    shift += escape.length - 1;
  }
  return offset + shift;
}

/** Longest stretch that only the written text has: an escape, the marks and the indentation of a line. */
const WRITTEN_ONLY = 200;

/**
 * Where a character of a text stands as it is written: behind escapes and character references of Markdown, and
 * behind what stands at the beginning of its lines.
 */
export function writtenAt(written: string, value: string, index: number): number {
  let at = 0;
  for (let read = 0; ; read += 1) {
    at = skipped(written, at, value.charAt(read));
    if (read >= index || at >= written.length) return Math.min(at, written.length);
    const isReference = written[at] === '&' && !isAmpersand(written, at, value, read);
    if (!isReference) at += 1;
    else {
      at = written.indexOf(';', at) + 1 || at + 1;
      // A character beyond the BMP is two of a string and one reference.
      if (/[\uD800-\uDBFF]/u.test(value.charAt(read))) read += 1;
    }
  }
}

/** The next place that may be a character’s: itself, or a reference. */
function skipped(written: string, from: number, character: string): number {
  const end = Math.min(written.length, from + WRITTEN_ONLY);
  for (let at = from; at < end; at += 1)
    if (written[at] === character || written[at] === '&') return at;
  return from;
}

/** Whether an ampersand is written as such, and not as `&amp;` or at the beginning of another reference. */
function isAmpersand(written: string, at: number, value: string, read: number): boolean {
  return value[read] === '&' && (!written.startsWith('&amp;', at) || value.startsWith('&amp;', read));
}

/** Line and column of an offset in a text. */
export function placeAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: before.length - lineStart + 1 };
}
