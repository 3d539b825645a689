import { PDFRawStream, PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { name, textString } from '../objects.js';
import { flateStream } from '../streams.js';
import type { DocumentMetadata } from '../../model/document-metadata.js';
import { srgbProfile } from './srgb.js';
import { xmpPacket, type Conformance } from './xmp.js';

/**
 * Writes the metadata of a document: the XMP packet (ISO 19005-2 §6.6.2), the information dictionary with the
 * same values (§6.6.3; ISO 19005-4 allows none), language and how viewers open it.
 *
 * The side that pages are turned at (`Direction`, ISO 32000-1 §12.2) is not among it: PDFium takes it for the
 * direction of every line and turns the words of English ones round when they are copied. The tags have the
 * reading direction (`nameWritingModes`).
 */
export function writeMetadata(
  document: PDFDocument,
  metadata: DocumentMetadata,
  conformance: Conformance,
): void {
  const { context, catalog } = document;
  const packet = Buffer.from(xmpPacket(metadata, conformance), 'utf8');
  const dictionary = context.obj({ Type: 'Metadata', Subtype: 'XML', Length: packet.length });
  catalog.set(name('Metadata'), context.register(PDFRawStream.of(dictionary, packet)));
  if (conformance.pdfa?.part === '4') delete context.trailerInfo.Info;
  else context.trailerInfo.Info = context.register(information(document, metadata, conformance));
  catalog.set(name('Lang'), PDFString.of(metadata.language));
  catalog.set(name('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  catalog.set(name('MarkInfo'), context.obj({ Marked: true }));
  if (catalog.has(name('Outlines'))) catalog.set(name('PageMode'), name('UseOutlines'));
}

function information({ context }: PDFDocument, metadata: DocumentMetadata, { pdfx }: Conformance) {
  const day = `D:${metadata.date
    .toISOString()
    .replace(/\.\d+Z$/u, '')
    .replace(/[-:T]/gu, '')}Z`;
  const texts: Readonly<Record<string, string | undefined>> = {
    Title: metadata.title,
    Author: metadata.author,
    Subject: metadata.description,
    Creator: metadata.creator,
    Producer: metadata.producer,
  };
  const dictionary = context.obj({});
  for (const [key, text] of Object.entries(texts)) {
    if (text !== undefined) dictionary.set(name(key), textString(text));
  }
  dictionary.set(name('CreationDate'), PDFString.of(day));
  dictionary.set(name('ModDate'), PDFString.of(day));
  if (pdfx !== undefined) dictionary.set(name('Trapped'), name('False'));
  return dictionary;
}

/** Names sRGB as the meaning of the file's RGB colours (ISO 19005-2 §6.2.3). */
export function writeSrgbIntent(document: PDFDocument): void {
  const { context, catalog } = document;
  const profile = context.register(flateStream(context, srgbProfile(), { N: 3, Alternate: 'DeviceRGB' }));
  const condition = PDFString.of('sRGB IEC61966-2.1');
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: condition,
    Info: condition,
    RegistryName: PDFString.of('http://www.color.org'),
    DestOutputProfile: profile,
  });
  catalog.set(name('OutputIntents'), context.obj([intent]));
}
