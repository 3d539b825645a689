import { readElements } from './xml.js';

/** A relationship of a part (ISO/IEC 29500-2 §6.5). */
export interface Relation {
  readonly id: string;
  /** The last word of its type. */
  readonly kind: string;
  /** Path of a part, or an address where it leads outside. */
  readonly target: string;
  readonly isOutside: boolean;
}

/** The folder of a part, with the slash at its end. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Path of the part that has the relationships of a part. */
export function relationsPath(path: string): string {
  return `${folderOf(path)}_rels/${path.slice(folderOf(path).length)}.rels`;
}

/**
 * Reads the relationships of a part.
 *
 * @param folder the folder of the part that has them
 * @throws {XmlFault} if they cannot be read
 */
export function relationsOf(xml: Uint8Array | undefined, folder: string): Relation[] {
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
