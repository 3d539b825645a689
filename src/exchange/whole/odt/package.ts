import { signature, TooLarge, unpack } from '../../docx/zip.js';
import { Refused } from '../../docx/read/xml.js';
import type { Outcome } from '../../../model/problem.js';
import { Refusal, reading } from '../../reading.js';

const HELP = 'Open it in a word processor and save it again, as .odt or as a Word document (.docx).';

const REFUSALS: Readonly<Record<Refused['reason'], string>> = {
  doctype: 'This file declares a document type, which no OpenDocument file does; it may be an attack.',
  deep: 'The content of this file is nested deeper than that of any statement.',
  many: 'This file has more content than any statement.',
  encoding: 'The content of this OpenDocument file is not UTF-8 and cannot be read.',
  malformed: 'The content of this OpenDocument file is damaged: it is not well-formed XML.',
};

/** The parts of an OpenDocument text. */
export interface OdtPackage {
  readonly content: Uint8Array;
  readonly styles: Uint8Array | undefined;
  readonly part: (path: string) => Uint8Array | undefined;
}

/** Runs a reader of an OpenDocument file; whatever it throws is the file’s fault and becomes one problem. */
export function readingOdt<Value>(file: string, read: () => Value): Outcome<Value> {
  return reading(file, () => {
    try {
      return { value: read(), problems: [] };
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (error instanceof TooLarge) refuseOdt('Unpacked, this file would be far larger than any statement.');
      if (error instanceof Refused) refuseOdt(REFUSALS[error.reason]);
      // Whatever else a library throws on bytes is their fault, too.
      refuseOdt('This OpenDocument file is damaged and cannot be read.');
    }
  });
}

/** Refuses the file, which ends the reading. */
export function refuseOdt(message: string): never {
  throw new Refusal({ rule: 'document-file', message, help: HELP });
}

/** Opens an OpenDocument text (ISO/IEC 26300-3 §2). */
export function openOdt(bytes: Uint8Array): OdtPackage {
  if (!signature(bytes, 4).startsWith('PK')) refuseOdt('This is no OpenDocument file (.odt).');
  const part = (path: string) => unpack(bytes, (name) => name === path).get(path);
  const manifest = part('META-INF/manifest.xml');
  if (manifest !== undefined && new TextDecoder().decode(manifest).includes('encryption-data'))
    refuseOdt('This OpenDocument file is locked with a password.');
  const content = part('content.xml');
  if (content === undefined) refuseOdt('This archive holds no OpenDocument text: content.xml is missing.');
  return { content, styles: part('styles.xml'), part };
}
