import { isNoteComma, type Mark } from '../../../exchange/docx/read/note-commas.js';
import { decodeXml, readXml } from '../../../xml/read.js';

/** Elements with white space before and after their words. */
const PARTING = new Set(['p', 'tab', 'br', 'cr', 'tc']);

/**
 * The characters of a part of a Word file, as they follow one another: no styles, no looks, nothing left out but the
 * older version of a content that has two, and commas between the marks of notes. What the readers make of the file is
 * held against it.
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
  let runs: Mark[] = [];
  const add = (text: string) => texts.set(note, (texts.get(note) ?? '') + text);
  const flush = () => {
    runs.forEach((run, at) => {
      if (!isNoteComma(runs[at - 1], run, runs[at + 1])) add(run.text);
    });
    runs = [];
  };
  const change = (more: Partial<Mark>) => {
    const run = runs.pop() ?? NO_RUN;
    runs.push({ ...run, ...more });
  };
  const addToRun = (text: string) => {
    change({ text: (runs.at(-1)?.text ?? '') + text });
  };
  readXml(decodeXml(bytes), {
    open({ local, attributes }) {
      const valueOf = (name: string) => attributes.find((one) => one.local === name)?.value;
      if (local === 'Fallback') older += 1;
      if (local === 'footnote' || local === 'endnote') note = valueOf('id') ?? '';
      if (local === 'r') runs.push(NO_RUN);
      if (local === 'vertAlign') change({ isRaised: valueOf('val') === 'superscript' });
      if (local === 'footnoteReference' || local === 'endnoteReference') change({ isNote: true });
      isText = local === 't' && older === 0;
      if (local === 'p' || local === 'tc') flush();
      if (PARTING.has(local)) addToRun(' ');
      if (local === 'noBreakHyphen' && older === 0) addToRun('\u2011');
    },
    text(text) {
      if (isText) addToRun(text);
    },
    close({ local }) {
      if (local === 'Fallback') older -= 1;
      isText = false;
      if (PARTING.has(local)) addToRun(' ');
      if (local === 'p' || local === 'tc') flush();
    },
  });
  flush();
  return texts;
}

const NO_RUN: Mark = { text: '', isRaised: false, isNote: false };
