import type { Outcome } from '../../../model/problem.js';
import type { WholeBlock, WholeTranslation } from '../../../model/whole.js';
import { paths, signature, TooLarge, unpack } from '../../docx/zip.js';
import { readElements, Refused, Stop } from '../../docx/read/xml.js';
import { Refusal, reading } from '../../reading.js';
import { BlockReader, type Count } from './blocks.js';
import type { Surroundings } from './pieces.js';
import { readStyles } from './styles.js';

/** A statement has some hundred. */
const MAX_PARAGRAPHS = 5000;

/** What the reader never looks into: old pictures, old formats of changed text, deleted text. */
const LEFT = new Set(
  'pict object rPrChange pPrChange tcPrChange trPrChange tblPrChange tblPrExChange sectPrChange delText delInstrText rt'.split(
    ' ',
  ),
);

const HELP = 'Save the translation anew as a Word document (.docx), or as plain text (.txt).';

const REFUSALS: Readonly<Record<Refused['reason'], string>> = {
  doctype: 'This file declares a document type, which no Word file does; it may be an attack.',
  deep: 'The content of this file is nested deeper than that of any Word file.',
  many: 'This file has more content than any translation.',
  encoding: 'The content of this Word file is not UTF-8 and cannot be read.',
  malformed: 'The content of this Word file is damaged: it is not well-formed XML.',
};

/** Reads a translation that somebody wrote as a Word document (WordprocessingML, ISO/IEC 29500). */
export function readWholeDocx(bytes: Uint8Array, file: string): Outcome<WholeTranslation> {
  return reading(file, () => {
    try {
      return { value: read(bytes, file), problems: [] };
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (error instanceof TooLarge) refuse('Unpacked, this file would be far larger than any translation.');
      if (error instanceof Refused) refuse(REFUSALS[error.reason]);
      // Whatever else a library throws on bytes is their fault, too.
      refuse('This Word file is damaged and cannot be read.');
    }
  });
}

function read(bytes: Uint8Array, file: string): WholeTranslation {
  const start = signature(bytes, 4);
  if (start === '\xD0\xCF\x11\xE0')
    refuse('This is an old Word file (.doc), or a Word file that is locked with a password.');
  if (!start.startsWith('PK')) refuse('This is no Word file (.docx).');
  if (paths(bytes).includes('content.xml')) refuse('This is an OpenDocument file (.odt), not a Word file.');
  const root = relations(part(bytes, '_rels/.rels'));
  const main = (root.find(({ kind }) => kind === 'officeDocument')?.target ?? 'word/document.xml').replace(
    /^\//u,
    '',
  );
  const content = part(bytes, main);
  if (content === undefined) refuse('This archive holds no Word document: its main part is missing.');
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : '';
  const own = relations(part(bytes, `${folder}_rels/${main.slice(folder.length)}.rels`));
  const pathOf = (kind: string) => {
    const target = own.find((one) => one.kind === kind)?.target;
    return target?.startsWith('/') === true ? target.slice(1) : `${folder}${target ?? kind}`;
  };
  const surroundings: Surroundings = {
    styles: readStyles(part(bytes, pathOf('styles'))),
    links: new Map(own.filter(({ kind }) => kind === 'hyperlink').map(({ id, target }) => [id, target])),
  };
  const count: Count = { paragraphs: 0, directionMarks: 0 };
  const body = new BlockReader(surroundings, count);
  elements(content, ['p', 'tbl'], (node) => {
    body.take(node);
    if (count.paragraphs > MAX_PARAGRAPHS)
      refuse(
        `This file has more than ${MAX_PARAGRAPHS.toLocaleString('en')} paragraphs, more than any translation.`,
      );
  });
  const notes = ['footnote', 'endnote'].flatMap((kind) =>
    notesOf(part(bytes, pathOf(`${kind}s`)), kind, surroundings, count),
  );
  if (body.blocks.length === 0) refuse('This Word file has no text.');
  const { directionMarks } = count;
  return { file, blocks: body.blocks, footnotes: notes, isPlain: false, directionMarks };
}

function notesOf(
  xml: Uint8Array | undefined,
  kind: string,
  surroundings: Surroundings,
  count: Count,
): WholeBlock[] {
  const notes: WholeBlock[] = [];
  if (xml === undefined) return notes;
  elements(xml, [kind], (node) => {
    // Separators are kept among the notes.
    if (node.attributes.type !== undefined && node.attributes.type !== 'normal') return;
    const reader = new BlockReader(surroundings, count, `${kind}-${node.attributes.id ?? ''}`);
    for (const one of node.children) if (one.name === 'p') reader.take(one);
    notes.push(...reader.blocks);
  });
  return notes;
}

interface Relation {
  readonly id: string;
  /** The last word of its type. */
  readonly kind: string;
  readonly target: string;
}

/** The relationships of a part (ISO/IEC 29500-2 §6.5). */
function relations(xml: Uint8Array | undefined): Relation[] {
  const found: Relation[] = [];
  if (xml === undefined) return found;
  readElements(
    xml,
    (name) => name.endsWith('}Relationship'),
    () => false,
    ({ attributes }) => {
      const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
      found.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), target });
    },
  );
  return found;
}

function elements(
  xml: Uint8Array,
  names: readonly string[],
  give: (node: Parameters<BlockReader['take']>[0]) => void,
): void {
  let refusal: unknown;
  try {
    readElements(
      xml,
      (name) => names.includes(name),
      (name) => LEFT.has(name),
      (node) => {
        try {
          give(node);
        } catch (error) {
          refusal = error;
          throw new Stop();
        }
      },
    );
  } catch (error) {
    throw error instanceof Stop ? refusal : error;
  }
}

function part(bytes: Uint8Array, path: string): Uint8Array | undefined {
  return unpack(bytes, (name) => name === path).get(path);
}

function refuse(message: string): never {
  throw new Refusal({ rule: 'adopt-file', message, help: HELP });
}
