import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { textOfName } from './objects.js';
import { filtersOf, flateStream, UnwrittenStream } from './streams.js';

/** What stands for the file identifier until the file is known. */
const PLACEHOLDER = '0'.repeat(32);

/**
 * Writes a document: only what is reached from its root, streams compressed, and with a file identifier
 * (ISO 32000-1 §14.4) that follows from its bytes. The same document gives the same bytes at any time.
 *
 * @param version of PDF, for the header (§7.5.2)
 * @param options `objectStreams`: smaller files; PDF/X-1a does not allow them (§7.5.7)
 */
export async function savePdf(
  document: PDFDocument,
  version: '1.4' | '1.6' | '1.7' | '2.0',
  options: { readonly objectStreams: boolean },
): Promise<Uint8Array> {
  const { context } = document;
  dropUnreached(document);
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (isOurs(object) && isCompressible(object)) {
      const { dict } = object;
      const entries = Object.fromEntries(
        dict.entries().map(([key, value]) => [textOfName(key), value] as const),
      );
      context.assign(reference, flateStream(context, object.getContents(), entries));
    }
  }
  const placeholder = PDFHexString.of(PLACEHOLDER);
  context.trailerInfo.ID = context.obj([placeholder, placeholder]);
  const bytes = Buffer.from(
    await document.save({
      useObjectStreams: options.objectStreams,
      addDefaultPage: false,
      updateFieldAppearances: false,
      objectsPerTick: Infinity,
    }),
  );
  bytes.write(`%PDF-${version}`, 0, 'latin1');
  const identifier = createHash('sha256').update(bytes).digest('hex').slice(0, 32).toUpperCase();
  // The trailer is the last place that holds it, twice.
  const second = bytes.lastIndexOf(PLACEHOLDER, undefined, 'latin1');
  const first = bytes.lastIndexOf(PLACEHOLDER, second - 1, 'latin1');
  for (const at of [first, second]) bytes.write(identifier, at, 'latin1');
  return bytes;
}

/** Streams of other kinds are the library’s own, which it writes itself. */
function isOurs(object: PDFObject): object is PDFStream {
  return object instanceof PDFRawStream || object instanceof UnwrittenStream;
}

/** Metadata stay readable without a PDF program (ISO 19005-2 §6.6.2.1). */
function isCompressible(stream: PDFStream): boolean {
  if (filtersOf(stream).length > 0) return false;
  return stream.dict.get(PDFName.of('Type')) !== PDFName.of('Metadata');
}

/** Deletes the objects that nothing refers to any more. */
function dropUnreached({ context }: PDFDocument): void {
  const reached = new Set<PDFRef>();
  const { Root, Info } = context.trailerInfo;
  const open: (PDFObject | undefined)[] = [Root, Info];
  for (let object = open.pop(); object !== undefined || open.length > 0; object = open.pop()) {
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue;
      reached.add(object);
      open.push(context.lookup(object));
    } else if (object instanceof PDFDict) open.push(...object.values());
    else if (object instanceof PDFArray) open.push(...object.asArray());
    else if (object instanceof PDFStream) open.push(...object.dict.values());
  }
  for (const [reference] of context.enumerateIndirectObjects()) {
    if (!reached.has(reference)) context.delete(reference);
  }
}
