import { part, RELATIONSHIPS, WORD } from '../../xml/package.js';
import { x, type XmlElement } from '../../xml/write.js';
import { WordBlocks } from './blocks.js';
import type { Note } from '../html/notes.js';
import type { PartWriter } from './part-writer.js';
import { properties, textRuns } from './runs.js';

/** Word’s own two notes: the line above notes, and that above what goes on from the page before. */
export const SEPARATORS = [
  ['separator', -1],
  ['continuationSeparator', 0],
] as const;

/** `word/footnotes.xml`. */
export function footnotes(writer: PartWriter): string {
  const blocks = new WordBlocks(writer);
  const separators = SEPARATORS.map(([type, id]) =>
    x(
      'w:footnote',
      { 'w:type': type, 'w:id': id },
      x(
        'w:p',
        x('w:pPr', x('w:spacing', { 'w:after': 0, 'w:line': 240, 'w:lineRule': 'auto' })),
        x('w:r', x(`w:${type}`)),
      ),
    ),
  );
  const notes = writer.file.notes.ofText.map((note) => {
    const content = [...numbered(note, writer, blocks)];
    // Notes on notes, and notes on those.
    for (let inner = writer.inner.shift(); inner !== undefined; inner = writer.inner.shift())
      content.push(...numbered(inner, writer, blocks));
    return x('w:footnote', { 'w:id': note.number }, ...content);
  });
  return part(x('w:footnotes', { 'xmlns:w': WORD, 'xmlns:r': RELATIONSHIPS }, ...separators, ...notes));
}

/** A note with its number before its first words. */
function numbered(note: Note, writer: PartWriter, blocks: WordBlocks): XmlElement[] {
  const { definition } = note;
  const { lang } = writer.look;
  const number = [...numberOf(note, writer, lang), ...textRuns(' ', writer.look, lang)];
  const [first, ...rest] = definition.children;
  if (first?.type === 'paragraph') {
    const { data, children } = first;
    const direction = data?.mark?.direction ?? writer.look.direction;
    const words = writer.runs(writer.marked(children, { mark: data?.mark }), direction);
    return [writer.paragraph([...number, ...words], {}, direction), ...blocks.all(rest)];
  }
  return [writer.paragraph(number), ...blocks.all(definition.children)];
}

function numberOf(note: Note, writer: PartWriter, lang: string): XmlElement[] {
  if (note.isInner) return textRuns(writer.digits(note.number), { ...writer.look, isRaised: true }, lang);
  return [x('w:r', properties(writer.look, lang, 'FootnoteReference'), x('w:footnoteRef'))];
}
