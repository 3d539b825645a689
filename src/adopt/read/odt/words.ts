import { decodeXml, readXml } from '../../../xml/read.js';

/** Elements with white space before and after their words. */
const PARTING = new Set(['p', 'h', 's', 'tab', 'line-break', 'table-cell', 'list-item']);
/** What belongs to no text: who changed it and when, what was deleted, comments, the mark of a note, descriptions. */
const ASIDE = new Set([
  'tracked-changes',
  'annotation',
  'note-citation',
  'desc',
  'title',
  'forms',
  'event-listeners',
]);

/**
 * The characters of a text and of its notes, as they follow one another: no styles, nothing hidden left out. What the
 * readers make of the file is held against it.
 *
 * @param bytes the content, which has been read to its end before
 * @returns the characters by the id of their note; by `''` outside notes
 */
export function charactersOf(bytes: Uint8Array): Map<string, string> {
  const texts = new Map<string, string>();
  const notes = [''];
  let [body, aside] = [0, 0];
  const add = (text: string) => {
    const note = notes.at(-1) ?? '';
    if (body > 0 && aside === 0) texts.set(note, (texts.get(note) ?? '') + text);
  };
  readXml(decodeXml(bytes), {
    open({ local, attributes }) {
      if (local === 'body') body += 1;
      if (ASIDE.has(local)) aside += 1;
      if (local === 'note') notes.push(attributes.find((one) => one.local === 'id')?.value ?? '');
      if (PARTING.has(local)) add(' ');
    },
    text: add,
    close({ local }) {
      if (PARTING.has(local)) add(' ');
      if (local === 'note') notes.pop();
      if (ASIDE.has(local)) aside -= 1;
      if (local === 'body') body -= 1;
    },
  });
  return texts;
}
