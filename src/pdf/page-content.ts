import { PDFArray, PDFDict, PDFName, PDFRef, PDFStream, type PDFObject, type PDFPage } from '@cantoo/pdf-lib';
import { readContent, writeContent, type Content, type Instruction } from './syntax/content.js';
import { asDictionary, dictionaryAt, name, nameAt, valueOf } from './objects.js';
import { flateStream, streamBytes, UnwrittenStream } from './streams.js';

/** A content stream with what its names refer to: that of a page or of a form XObject (ISO 32000-1 §8.10). */
export interface PaintedContent extends Content {
  readonly resources: PDFDict | undefined;
  /** The form XObject; absent for the page itself. */
  readonly form?: { readonly reference: PDFRef; readonly stream: PDFStream } | undefined;
}

/**
 * The content of a page, its streams read as one (§7.7.3.3: they may be divided anywhere between tokens).
 *
 * @throws StreamFault if a stream cannot be decoded
 */
export function pageContent(page: PDFPage): PaintedContent {
  const { context } = page.node;
  const contents = context.lookup(page.node.get(name('Contents')));
  const content = contents === undefined ? undefined : known.get(contents);
  if (content !== undefined) return { ...content, resources: page.node.Resources() };
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((one) => context.lookup(one)) : [contents];
  const chunks = streams.flatMap((stream) =>
    stream instanceof PDFStream ? [streamBytes(stream), NEW_LINE] : [],
  );
  const read = readContent(Buffer.concat(chunks));
  if (contents instanceof PDFStream) known.set(contents, read);
  return { ...read, resources: page.node.Resources() };
}

/** What streams say: a page's content goes through many hands, and each would read it again. */
const known = new WeakMap<PDFObject, Content>();

const NEW_LINE = Uint8Array.of(0x0a);

/** Replaces the content of a page by one stream, which `savePdf` compresses. */
export function setPageContent(page: PDFPage, instructions: readonly Instruction[]): void {
  const { context } = page.node;
  const stream = new UnwrittenStream(context, () => writeContent(instructions));
  // As if it were read: each instruction is one of its own, whatever stood in several places before.
  known.set(stream, { instructions: instructions.map((one) => ({ ...one })), faults: [] });
  const contents = page.node.get(name('Contents'));
  if (contents instanceof PDFRef && context.lookup(contents) instanceof PDFStream)
    context.assign(contents, stream);
  else page.node.set(name('Contents'), context.register(stream));
}

/**
 * The form XObjects that a resource dictionary reaches, also through each other, each once.
 *
 * @param seen forms that were given already, to be left out
 * @throws StreamFault if a stream cannot be decoded
 */
export function* formContents(
  resources: PDFDict | undefined,
  seen = new Set<PDFObject>(),
): Generator<PaintedContent> {
  const open = [resources];
  // The list grows while it is walked.
  for (const of of open) {
    const objects = dictionaryAt(of, 'XObject');
    for (const [, value] of objects?.entries() ?? []) {
      const stream = objects?.context.lookup(value);
      if (!(stream instanceof PDFStream) || !(value instanceof PDFRef) || seen.has(stream)) continue;
      seen.add(stream);
      if (nameAt(stream.dict, 'Subtype') !== 'Form') continue;
      // A form without resources of its own uses those of its page (PDF 1.1).
      const own = dictionaryAt(stream.dict, 'Resources') ?? of;
      open.push(own);
      yield { ...readContent(streamBytes(stream)), resources: own, form: { reference: value, stream } };
    }
  }
}

/** Replaces the content of a form XObject; its dictionary stays but for the filter and the length. */
export function setFormContent(
  { reference, stream }: NonNullable<PaintedContent['form']>,
  instructions: readonly Instruction[],
): void {
  const { context } = stream.dict;
  const next = flateStream(context, writeContent(instructions));
  for (const [key, value] of stream.dict.entries()) {
    if (!KEYS_OF_ENCODING.has(key)) next.dict.set(key, value);
  }
  context.assign(reference, next);
}

const KEYS_OF_ENCODING = new Set(['Filter', 'DecodeParms', 'Length'].map((key) => PDFName.of(key)));

/** A resource by its category (`Font`, `ExtGState`, `Properties`, …) and name, references followed. */
function resource(resources: PDFDict | undefined, category: string, key: string): PDFObject | undefined {
  return valueOf(dictionaryAt(resources, category), key);
}

/** The dictionary of a resource. */
export function resourceDictionary(
  resources: PDFDict | undefined,
  category: string,
  key: string,
): PDFDict | undefined {
  return asDictionary(resource(resources, category, key));
}
