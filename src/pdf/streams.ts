import { deflateSync } from 'node:zlib';
import { PDFArray, PDFName, PDFRawStream, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { asDictionary, elementsOf, numberAt, textOfName, valueOf } from './objects.js';
import { applyFilters } from './syntax/filters.js';
import type { PdfDictionary } from './syntax/objects.js';

/** The most bytes a stream may decode to; a hostile one could fill the memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A stream that cannot be decoded. */
class StreamFault extends Error {
  override readonly name = 'StreamFault';
}

/** A stream without filters whose bytes are made when they are asked for: until then it may have been replaced. */
export class UnwrittenStream extends PDFStream {
  private bytes: Uint8Array | undefined;

  constructor(
    context: PDFContext,
    private readonly write: () => Uint8Array,
  ) {
    super(context.obj({}));
  }

  override getContents(): Uint8Array {
    this.bytes ??= this.write();
    return this.bytes;
  }

  override getContentsSize(): number {
    return this.getContents().length;
  }
}

/**
 * The decoded bytes of a stream (ISO 32000-1 §7.4).
 *
 * @param most bytes it may decode to
 * @throws StreamFault if a filter is unknown, its data are broken, or there are too many
 */
export function streamBytes(stream: PDFStream, most = MOST_BYTES): Uint8Array {
  if (!(stream instanceof PDFRawStream)) return stream.getContents();
  const filters = filtersOf(stream);
  if (filters.length === 0) return stream.getContents();
  try {
    return applyFilters(stream.getContents(), filters, parametersOf(stream), most);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StreamFault(`A stream cannot be decoded: ${reason}`, { cause: error });
  }
}

/** The parameters of each filter (§7.4.1, table 6), of which all that count here are numbers. */
function parametersOf(stream: PDFRawStream): PdfDictionary[] {
  const value = valueOf(stream.dict, 'DecodeParms');
  const list = value instanceof PDFArray ? elementsOf(value) : [value];
  return list.map((one) => {
    const own = asDictionary(one);
    const keys = own?.keys().map(textOfName) ?? [];
    return new Map(keys.map((key) => [key, numberAt(own, key) ?? null]));
  });
}

/** The names of a stream's filters in the order they apply. */
export function filtersOf(stream: PDFStream): string[] {
  const filter = valueOf(stream.dict, 'Filter');
  const names: (PDFObject | undefined)[] = filter instanceof PDFArray ? elementsOf(filter) : [filter];
  return names.flatMap((one) => (one instanceof PDFName ? [textOfName(one)] : []));
}

/**
 * A compressed stream. The same bytes give the same stream on every run of one Node version.
 *
 * @param entries further entries of its dictionary
 */
export function flateStream(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Readonly<Record<string, string | number | PDFObject>> = {},
): PDFRawStream {
  const compressed = deflateSync(bytes, { level: 9 });
  const dictionary = context.obj({ ...entries, Filter: 'FlateDecode', Length: compressed.length });
  return PDFRawStream.of(dictionary, compressed);
}
