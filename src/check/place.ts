import type { Translation } from '../model/catalogue.js';
import type { Position } from '../model/document.js';
import type { Place } from '../model/problem.js';
import type { JsonText } from '../model/written-key.js';

const ESCAPE = /\\(?:u[\dA-Fa-f]{4}|.)/gu;

/** A place in a file. */
export interface PlaceInFile extends Position {
  readonly file: string;
}

/**
 * The place of a character of a translation.
 *
 * @param translation the translation
 * @param offset offset of the character in its `target`
 * @param file the catalogue’s
 */
export function placeIn(
  { target, position, raw, file: own }: Translation,
  offset: number,
  file: string,
): PlaceInFile {
  const place = raw === undefined ? position : placeInText({ value: target, position, raw }, offset);
  return { file: own ?? file, line: place.line, column: place.column };
}

/**
 * Where a place in the file is in the translation: the way back from {@link placeIn}.
 *
 * @returns offset in its `target`; undefined if the place is in another text
 */
export function offsetIn(translation: Translation, { file, line, column }: Place): number | undefined {
  const { target } = translation;
  for (let offset = 0; offset < target.length; offset += 1) {
    const place = placeIn(translation, offset, file);
    if (place.file !== file || place.line !== line) return undefined;
    if (place.column === column) return offset;
  }
  return undefined;
}

/**
 * The place of a character of a text in JSON, which is on one line: escapes (RFC 8259 §7) move what follows them
 * to the right.
 *
 * @param text the text and how it is written
 * @param offset offset of the character in its value
 */
export function placeInText({ value, position, raw }: JsonText, offset: number): Position {
  const shift = raw.length === value.length ? 0 : shiftsOf(raw)(offset);
  return { line: position.line, column: position.column + offset + shift };
}

let known: { readonly raw: string; readonly shiftAt: (offset: number) => number } | undefined;

/** How far escapes move what follows them; remembered for the last text, whose places are asked for one by one. */
function shiftsOf(raw: string): (offset: number) => number {
  if (known?.raw !== raw) known = { raw, shiftAt: shifts(raw) };
  return known.shiftAt;
}

function shifts(raw: string): (offset: number) => number {
  const places: number[] = [];
  const sums: number[] = [];
  let shift = 0;
  for (const { 0: escape, index } of raw.matchAll(ESCAPE)) {
    places.push(index - shift);
    shift += escape.length - 1;
    sums.push(shift);
  }
  let at = 0;
  return (offset) => {
    if ((places[at - 1] ?? -1) >= offset) at = 0;
    while ((places[at] ?? Infinity) < offset) at += 1;
    return sums[at - 1] ?? 0;
  };
}
