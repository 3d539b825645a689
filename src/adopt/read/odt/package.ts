import { Archive, signature } from '../../../exchange/docx/zip.js';
import { OfficeFormat } from '../office/format.js';

/** How OpenDocument files are refused. */
export const OPEN_DOCUMENT: OfficeFormat = new OfficeFormat(
  'OpenDocument',
  'statement',
  'Open it in a word processor and save it again, as .odt or as a Word document (.docx).',
);

/** The parts of an OpenDocument text. */
export interface OdtPackage {
  readonly content: Uint8Array;
  readonly styles: Uint8Array | undefined;
  readonly part: (path: string) => Uint8Array | undefined;
}

/** Opens an OpenDocument text (ISO/IEC 26300-3 §2). */
export function openOdt(bytes: Uint8Array): OdtPackage {
  if (!signature(bytes, 4).startsWith('PK')) OPEN_DOCUMENT.refuse('This is not an OpenDocument file (.odt).');
  const archive = new Archive(bytes);
  const part = (path: string) => archive.part(path);
  const manifest = part('META-INF/manifest.xml');
  if (manifest !== undefined && new TextDecoder().decode(manifest).includes('encryption-data'))
    OPEN_DOCUMENT.refuse('This OpenDocument file is locked with a password.');
  const content = part('content.xml');
  if (content === undefined)
    OPEN_DOCUMENT.refuse('This archive holds no OpenDocument text: content.xml is missing.');
  return { content, styles: part('styles.xml'), part };
}
