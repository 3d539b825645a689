import { decodeXml, readXml } from '../../../xml/read.js';

/** Elements with white space before and after their words. */
const PARTING = new Set(['p', 'tab', 'br', 'cr', 'tc']);

/**
 * The characters of a part of a Word file, as they follow one another: no styles, no looks, nothing left out but the
 * older version of a content that has two. What the readers make of the file is held against it.
 *
 * @param bytes a part that has been read to its end before, or none
 * @returns the characters by the id of their note; by `''` outside notes
 */
export function charactersOf(bytes: Uint8Array | undefined): Map<string, string> {
  const texts = new Map<string, string>();
  if (bytes === undefined) return texts;
  let note = '';
  let isText = false;
  let older = 0;
  const add = (text: string) => texts.set(note, (texts.get(note) ?? '') + text);
  readXml(decodeXml(bytes), {
    open({ local, attributes }) {
      if (local === 'Fallback') older += 1;
      if (local === 'footnote' || local === 'endnote')
        note = attributes.find((one) => one.local === 'id')?.value ?? '';
      isText = local === 't' && older === 0;
      if (PARTING.has(local)) add(' ');
      if (local === 'noBreakHyphen' && older === 0) add('\u2011');
    },
    text(text) {
      if (isText) add(text);
    },
    close({ local }) {
      if (local === 'Fallback') older -= 1;
      isText = false;
      if (PARTING.has(local)) add(' ');
    },
  });
  return texts;
}
