import { Archive, signature } from '../../../exchange/docx/zip.js';
import { readElements, type Node } from '../../../exchange/docx/read/xml.js';
import {
  folderOf,
  relationsOf,
  relationsPath,
  type Relation,
} from '../../../exchange/docx/read/relations.js';
import { OfficeFormat } from '../office/format.js';

/** The parts of a Word file. */
export interface Package {
  readonly main: Uint8Array;
  /** Relationships of the main part. */
  readonly relations: readonly Relation[];
  /** Relationships of the first part of that kind. */
  readonly relationsOf: (kind: string) => readonly Relation[];
  readonly part: (path: string) => Uint8Array | undefined;
  /** The first part of that kind that the main part refers to. */
  readonly partOf: (kind: string) => Uint8Array | undefined;
}

/** How Word files are refused. */
export const WORD: OfficeFormat = new OfficeFormat(
  'Word',
  'Word file',
  'Save it again as a Word document (.docx), or as plain text (.txt).',
);

/** Opens a Word file (Open Packaging Conventions, ISO/IEC 29500-2). */
export function openPackage(bytes: Uint8Array): Package {
  const start = signature(bytes, 4);
  if (start === '\xD0\xCF\x11\xE0')
    WORD.refuse('This is an old Word file (.doc), or a Word file that is locked with a password.');
  if (!start.startsWith('PK')) WORD.refuse('This is not a Word file (.docx).');
  const archive = new Archive(bytes);
  if (archive.paths.includes('content.xml'))
    WORD.refuse('This is an OpenDocument file (.odt), not a Word file.');
  const part = (path: string) => archive.part(path);
  const [document] = relationsOf(part('_rels/.rels'), '').filter(({ kind }) => kind === 'officeDocument');
  const path = document?.target ?? 'word/document.xml';
  const main = part(path);
  if (main === undefined) WORD.refuse('This archive holds no Word document: its main part is missing.');
  const folder = folderOf(path);
  const ownRelations = (of: string) => relationsOf(part(relationsPath(of)), folderOf(of));
  const relations = ownRelations(path);
  const pathOf = (kind: string) =>
    relations.find((one) => one.kind === kind)?.target ?? `${folder}${kind}.xml`;
  return {
    main,
    relations,
    relationsOf: (kind) => ownRelations(pathOf(kind)),
    part,
    partOf: (kind) => part(pathOf(kind)),
  };
}

/**
 * Gives elements of a part one by one.
 *
 * @param names of the elements; one within another that is given is not given itself
 * @param left names of the elements that are left out with all that they hold
 */
export function eachElement(
  xml: Uint8Array | undefined,
  names: readonly string[],
  left: ReadonlySet<string>,
  give: (node: Node) => void,
): void {
  if (xml === undefined) return;
  readElements(
    xml,
    (name) => names.includes(name),
    (name) => left.has(name),
    give,
  );
}
