import { readElements, type Node } from '../../../exchange/docx/read/xml.js';
import type { Draft } from '../../../model/manuscript.js';
import type { Outcome } from '../../../model/problem.js';
import type { WholeTranslation } from '../../../model/whole.js';
import type { JudgeImage } from '../../draft/images.js';
import { draftOf } from '../office/draft.js';
import type { OfficeBlock, OfficeDocument } from '../office/document.js';
import { flatBlocks } from '../office/flat.js';
import { hasWords, paragraphsOf } from '../office/paragraphs.js';
import { OdtBlockReader } from './body.js';
import { ListCount } from './numbering.js';
import { OPEN_DOCUMENT, openOdt, type OdtPackage } from './package.js';
import { OdtRemarkReader } from './remarks.js';
import { readOdtStyles } from './styles.js';
import { charactersOf } from './words.js';

/** Reads a translation that somebody wrote as an OpenDocument text (ISO/IEC 26300). */
export function readWholeOdt(bytes: Uint8Array, file: string): Outcome<WholeTranslation> {
  return OPEN_DOCUMENT.reading(file, () => ({ file, ...flatBlocks(read(openOdt(bytes))) }));
}

/** Reads an OpenDocument text that a publication begins with. */
export function readOdtDraft(bytes: Uint8Array, file: string, judge: JudgeImage): Outcome<Draft> {
  return OPEN_DOCUMENT.reading(file, () => draftOf(read(openOdt(bytes)), judge));
}

function read(file: OdtPackage): OfficeDocument {
  const styles = readOdtStyles(file);
  const count = new ListCount(styles);
  const remarks = new OdtRemarkReader(file, styles);
  const body = new OdtBlockReader({ styles }, count);
  const notes = new Map<string, readonly OfficeBlock[]>();
  const take = (node: Node) => {
    body.take(node);
    remarks.take(node);
    for (const note of notesIn(node)) {
      const reader = new OdtBlockReader({ styles }, count);
      for (const one of note.children)
        if (one.name === 'text:note-body')
          one.children.forEach((own) => {
            reader.take(own);
          });
      notes.set(note.attributes.id ?? '', reader.blocks);
    }
  };
  readElements(
    file.content,
    (name) => name === 'office:text',
    () => false,
    (text) => {
      text.children.forEach(take);
    },
    true,
  );
  const paragraphs = paragraphsOf(body.blocks).filter(({ pieces }) => hasWords(pieces));
  if (paragraphs.length === 0) OPEN_DOCUMENT.refuseEmpty();
  OPEN_DOCUMENT.limit(paragraphs.length);
  const characters = charactersOf(file.content);
  const text = characters.get('') ?? '';
  characters.delete('');
  return {
    blocks: body.blocks,
    notes,
    remarks: remarks.all(),
    languages: styles.languages,
    picture: (source) => file.part(source),
    words: { text, notes: characters },
  };
}

function notesIn(node: Node): Node[] {
  return node.name === 'text:note' ? [node] : node.children.flatMap(notesIn);
}
