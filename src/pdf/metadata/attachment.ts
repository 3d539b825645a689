import { createHash } from 'node:crypto';
import { PDFHexString, PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { name, textString } from '../objects.js';
import { flateStream } from '../streams.js';

/** A file that a document carries. */
export interface Attachment {
  readonly fileName: string;
  /** Media type (RFC 6838). */
  readonly mediaType: string;
  readonly description: string;
  readonly bytes: Uint8Array;
  readonly date: Date;
}

/** Attaches the source of a document to it (ISO 19005-3 §6.8; ISO 32000-1 §7.11.4). */
export function attachSource(document: PDFDocument, attachment: Attachment): void {
  const { context, catalog } = document;
  const { fileName, mediaType, description, bytes, date } = attachment;
  const day = PDFString.of(
    `D:${date
      .toISOString()
      .replace(/\.\d+Z$/u, '')
      .replace(/[-:T]/gu, '')}Z`,
  );
  const checksum = PDFHexString.of(createHash('md5').update(bytes).digest('hex').toUpperCase());
  const params = context.obj({ Size: bytes.length, CreationDate: day, ModDate: day, CheckSum: checksum });
  const file = context.register(
    flateStream(context, bytes, { Type: 'EmbeddedFile', Subtype: name(mediaType), Params: params }),
  );
  const specification = context.register(
    context.obj({
      Type: 'Filespec',
      F: textString(fileName),
      UF: textString(fileName),
      Desc: textString(description),
      AFRelationship: 'Source',
      EF: { F: file, UF: file },
    }),
  );
  catalog.set(name('AF'), context.obj([specification]));
  const names = context.obj({ EmbeddedFiles: { Names: [textString(fileName), specification] } });
  catalog.set(name('Names'), names);
}
