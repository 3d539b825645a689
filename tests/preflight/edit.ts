import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  decodePDFRawStream,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib';

/** A PDF opened for spoiling. */
export class Editing {
  constructor(readonly document: PDFDocument) {}

  get catalogue(): PDFDict {
    return this.document.catalog;
  }

  get context(): PDFDocument['context'] {
    return this.document.context;
  }

  get info(): PDFDict {
    const info: unknown = this.context.lookup(this.context.trailerInfo.Info);
    if (!(info instanceof PDFDict)) throw new Error('The PDF has no information dictionary.');
    return info;
  }

  /** The first page. */
  get page(): PDFPage {
    return this.document.getPage(0);
  }

  set(dictionary: PDFDict, key: string, value: unknown): void {
    dictionary.set(PDFName.of(key), this.context.obj(value as never));
  }

  /** The decoded content of a page. */
  content(page = this.page): string {
    const contents = page.node.lookup(PDFName.of('Contents'));
    const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
    return streams.map((one) => this.text(one)).join('\n');
  }

  /** Writes a page’s content. */
  setContent(content: string, page = this.page): void {
    page.node.set(PDFName.of('Contents'), this.stream(content));
  }

  /** Something painted after all else, as an artifact, so that only its own fault is new. */
  paint(content: string, page = this.page): void {
    this.setContent(`q\n${this.content(page)}\nQ\n/Artifact BMC\n${content}\nEMC\n`, page);
  }

  stream(content: string, dictionary: Record<string, unknown> = {}): PDFRef {
    const bytes = Buffer.from(content, 'latin1');
    const entries: PDFDict = this.context.obj({ ...dictionary, Length: bytes.length } as unknown as Record<
      string,
      PDFObject
    >);
    return this.context.register(PDFRawStream.of(entries, bytes));
  }

  text(object: PDFObject | undefined): string {
    const stream = this.context.lookup(object);
    return stream instanceof PDFRawStream
      ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
      : '';
  }

  /** A category of the first page’s resources. */
  resources(category: string, page = this.page): PDFDict {
    const all = page.node.lookup(PDFName.of('Resources'), PDFDict);
    const known = all.lookup(PDFName.of(category));
    if (known instanceof PDFDict) return known;
    const made = this.context.obj({});
    all.set(PDFName.of(category), made);
    return made;
  }

  /** Changes the XMP. */
  xmp(change: (xml: string) => string, dictionary: Record<string, unknown> = {}): void {
    const xml = Buffer.from(this.text(this.catalogue.get(PDFName.of('Metadata'))), 'latin1').toString('utf8');
    const changed = Buffer.from(change(xml), 'utf8').toString('latin1');
    const stream = this.stream(changed, { Type: 'Metadata', Subtype: 'XML', ...dictionary });
    this.catalogue.set(PDFName.of('Metadata'), stream);
  }

  /** All dictionaries of indirect objects, those of streams among them. */
  dictionaries(): PDFDict[] {
    return this.context.enumerateIndirectObjects().flatMap(([, object]) => {
      if (object instanceof PDFDict) return [object];
      return object instanceof PDFRawStream ? [object.dict] : [];
    });
  }

  /** The first dictionary with these names. */
  find(entries: Readonly<Record<string, string>>): PDFDict {
    const found = this.dictionaries().find((dictionary) =>
      Object.entries(entries).every(
        ([key, value]) => dictionary.get(PDFName.of(key))?.toString() === `/${value}`,
      ),
    );
    if (found === undefined) throw new Error(`The PDF has nothing like ${JSON.stringify(entries)}.`);
    return found;
  }

  /** The kids of a structure element. */
  kids(element: PDFDict): PDFObject[] {
    const kids = element.lookup(PDFName.of('K'));
    if (kids instanceof PDFArray) return kids.asArray();
    const kid = element.get(PDFName.of('K'));
    return kid === undefined ? [] : [kid];
  }

  /** The structure elements directly in one. */
  elements(element: PDFDict): PDFDict[] {
    return this.kids(element).flatMap((kid) => {
      const found = this.context.lookup(kid);
      return found instanceof PDFDict && found.has(PDFName.of('S')) ? [found] : [];
    });
  }

  /** The first structure element that holds marked content of its own, as a number. */
  leafElement(): PDFDict {
    const found = this.dictionaries().find(
      (dictionary) =>
        dictionary.has(PDFName.of('S')) && this.kids(dictionary).some((kid) => kid instanceof PDFNumber),
    );
    if (found === undefined) throw new Error('No element of the PDF has content of its own.');
    return found;
  }
}

/** Bytes of a PDF with a change made. */
export async function edited(
  bytes: Uint8Array,
  change: (editing: Editing) => void | Promise<void>,
  useObjectStreams = false,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  await change(new Editing(document));
  return document.save({ useObjectStreams, addDefaultPage: false, updateFieldAppearances: false });
}

/** Bytes with one text put in the place of another, which is there. */
export function replaced(bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`The PDF does not hold ${String(from)}.`);
  return new Uint8Array(Buffer.from(changed, 'latin1'));
}
