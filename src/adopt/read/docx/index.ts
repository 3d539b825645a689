import type { Draft } from '../../../model/manuscript.js';
import type { Outcome } from '../../../model/problem.js';
import type { WholeTranslation } from '../../../model/whole.js';
import type { Relation } from '../../../exchange/docx/read/relations.js';
import type { Node } from '../../../exchange/docx/read/xml.js';
import type { JudgeImage } from '../../draft/images.js';
import { draftOf } from '../office/draft.js';
import type { OfficeBlock, OfficeDocument } from '../office/document.js';
import { flatBlocks } from '../office/flat.js';
import { hasWords, paragraphsOf } from '../office/paragraphs.js';
import { BlockReader } from './body.js';
import { LanguageCount } from './languages.js';
import { readNumbering } from './numbering.js';
import { eachElement, openPackage, WORD, type Package } from './package.js';
import { RemarkReader } from './remarks.js';
import { readStyles } from './styles.js';
import { charactersOf } from './words.js';

const NOTES = ['footnote', 'endnote'] as const;

/** What the reader never looks into: the earlier looks of text, and the instructions of deleted fields. */
const LEFT = new Set(
  'rPrChange pPrChange tcPrChange trPrChange tblPrChange tblPrExChange sectPrChange delInstrText'.split(' '),
);

/** Reads a translation that somebody wrote as a Word document (WordprocessingML, ISO/IEC 29500). */
export function readWholeDocx(bytes: Uint8Array, file: string): Outcome<WholeTranslation> {
  return WORD.reading(file, () => ({ file, ...flatBlocks(read(openPackage(bytes))) }));
}

/** Reads a Word document that a publication begins with. */
export function readDocxDraft(bytes: Uint8Array, file: string, judge: JudgeImage): Outcome<Draft> {
  return WORD.reading(file, () => draftOf(read(openPackage(bytes)), judge));
}

function read(file: Package): OfficeDocument {
  const reader = new DocumentReader(file);
  const body = reader.blocks(file.main, ['p', 'tbl', 'altChunk']);
  if (!paragraphsOf(body).some(({ pieces, descriptions }) => hasWords(pieces) || descriptions.length > 0))
    WORD.refuseEmpty();
  const notes = new Map(NOTES.flatMap((kind) => reader.notes(kind)));
  return {
    blocks: body,
    notes,
    remarks: reader.remarks.all(),
    languages: reader.languages.all(),
    picture: (source) => file.part(source),
    words: wordsOf(file),
  };
}

/** Reads the parts of a file that have text, one after another: numbers and paragraphs are counted through them. */
class DocumentReader {
  readonly languages: LanguageCount;
  readonly remarks: RemarkReader;
  readonly #readBlocks: (relations: readonly Relation[]) => BlockReader;
  #paragraphs = 0;

  constructor(readonly file: Package) {
    const part = file.partOf('styles');
    const styles = readStyles(part);
    const count = readNumbering(file.partOf('numbering'));
    this.#readBlocks = (relations) =>
      new BlockReader({ styles, relations: new Map(relations.map((one) => [one.id, one])) }, count);
    this.languages = new LanguageCount(part);
    this.remarks = new RemarkReader(file);
  }

  blocks(part: Uint8Array | undefined, names: readonly string[]): OfficeBlock[] {
    const reader = this.#readBlocks(this.file.relations);
    eachElement(part, names, LEFT, (node) => {
      this.#take(reader, node);
    });
    return reader.blocks;
  }

  notes(kind: (typeof NOTES)[number]): [string, OfficeBlock[]][] {
    const notes: [string, OfficeBlock[]][] = [];
    // Each part has the addresses of its own links.
    const relations = this.file.relationsOf(`${kind}s`);
    eachElement(this.file.partOf(`${kind}s`), [kind], LEFT, (node) => {
      // Separators are kept among the notes.
      if (node.attributes.type !== undefined && node.attributes.type !== 'normal') return;
      const reader = this.#readBlocks(relations);
      for (const one of node.children) this.#take(reader, one);
      notes.push([`${kind}-${node.attributes.id ?? ''}`, reader.blocks]);
    });
    return notes;
  }

  #take(reader: BlockReader, node: Node): void {
    const before = reader.blocks.length;
    reader.take(node);
    this.languages.take(node);
    this.remarks.take(node);
    const taken = paragraphsOf(reader.blocks.slice(before));
    this.#paragraphs += taken.filter(({ pieces }) => hasWords(pieces)).length;
    WORD.limit(this.#paragraphs);
  }
}

function wordsOf(file: Package): OfficeDocument['words'] {
  const notes = NOTES.flatMap((kind) =>
    Array.from(charactersOf(file.partOf(`${kind}s`)), ([id, text]) => [`${kind}-${id}`, text] as const),
  );
  return { text: charactersOf(file.main).get('') ?? '', notes: new Map(notes) };
}
