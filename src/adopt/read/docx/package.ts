import { Archive, signature } from '../../../exchange/docx/zip.js';
import { readElements, type Node } from '../../../exchange/docx/read/xml.js';
import { OfficeFormat } from '../office/format.js';

/** A relationship of a part (ISO/IEC 29500-2 §6.5). */
export interface Relation {
  readonly id: string;
  /** The last word of its type. */
  readonly kind: string;
  /** Path of a part, or an address where it leads outside. */
  readonly target: string;
  readonly isOutside: boolean;
}

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
  const ownRelations = (of: string) =>
    relationsOf(part(`${folderOf(of)}_rels/${of.slice(folderOf(of).length)}.rels`), folderOf(of));
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

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function relationsOf(xml: Uint8Array | undefined, folder: string): Relation[] {
  const found: Relation[] = [];
  if (xml === undefined) return found;
  readElements(
    xml,
    (name) => name.endsWith('}Relationship'),
    () => false,
    ({ attributes }) => {
      const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
      const kind = type.slice(type.lastIndexOf('/') + 1);
      const isOutside = attributes.TargetMode === 'External';
      // Some programs forget to say that links lead outside.
      const isAddress = isOutside || kind === 'hyperlink';
      found.push({ id, kind, target: isAddress ? target : partPath(folder, target), isOutside });
    },
  );
  return found;
}

/** A reference within a package, which is relative to the folder of the part that has it, as the path of a part. */
function partPath(folder: string, target: string): string {
  const names: string[] = [];
  for (const name of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
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
