import { PdfFile } from '../reader/file.js';
import { latin1 } from '../../pdf/syntax/lexer.js';
import { textOf, type PdfDictionary, type PdfObject } from '../../pdf/syntax/objects.js';
import { readContent } from './content.js';
import type { Action, Boxes, InspectedDocument, OutputIntent, Page } from './document.js';
import { readFont, type Font } from './fonts.js';
import { boxOf } from './geometry.js';
import { readMetadata } from './metadata.js';
import { Navigation, type Bookmark } from './navigation.js';
import { readPageTree, type PageLeaf } from './pages.js';
import { readStructure } from './structure.js';

/**
 * Reads a PDF once, from its first page to its last, into what the checks look at.
 *
 * @throws {SyntaxFault} if it cannot be read at all
 * @throws {LimitExceeded} if it costs more than any document needs
 */
export function readDocument(bytes: Uint8Array): InspectedDocument {
  const file = new PdfFile(bytes);
  const faults: string[] = [];
  const leaves = readPageTree(file, faults);
  const numbers = new Map(leaves.map(({ object }, index) => [object, index + 1]));
  const navigation = new Navigation(file, numbers, faults);
  const fonts = new Map<PdfDictionary, Font>();
  const font = (object: PdfObject | undefined) => {
    const dictionary = file.dictionary(object);
    if (dictionary === undefined) return undefined;
    const known = fonts.get(dictionary) ?? readFont(file, dictionary);
    fonts.set(dictionary, known);
    return known;
  };
  const pages = leaves.map((leaf, index) => readPage(file, leaf, index + 1, navigation, font));
  const metadata = readMetadata(file);
  const outline = navigation.outline();
  return {
    file,
    version: headerVersion(bytes),
    pages,
    fonts: [...fonts.values()].filter(({ used }) => used.size > 0),
    structure: readStructure(file, metadata.language, faults),
    leaves: new Map(pages.flatMap(({ content }) => [...content.leaves])),
    actions: readActions(file, navigation, pages, outline),
    metadata,
    outputIntents: readOutputIntents(file),
    outline,
    faults: [...new Set(faults)],
  };
}

function headerVersion(bytes: Uint8Array): string | undefined {
  return /%PDF-(\d\.\d)/u.exec(latin1(bytes, 0, 1024))?.[1];
}

function readPage(
  file: PdfFile,
  { object, dictionary }: PageLeaf,
  number: number,
  navigation: Navigation,
  font: (object: PdfObject | undefined) => Font | undefined,
): Page {
  const contents = dictionary.get('Contents') ?? null;
  const streams = (file.array(contents) ?? [contents]).flatMap((one) => {
    const stream = file.stream(one);
    return (stream && file.decode(stream)) ?? [];
  });
  const resources = file.dictionary(dictionary.get('Resources')) ?? new Map<string, PdfObject>();
  return {
    number,
    dictionary,
    boxes: readBoxes(file, dictionary),
    annotations: (file.array(dictionary.get('Annots')) ?? []).flatMap(
      (one) => navigation.annotation(one) ?? [],
    ),
    content: readContent({ file, page: number, owner: object, font }, streams, resources),
  };
}

function readActions(
  file: PdfFile,
  navigation: Navigation,
  pages: readonly Page[],
  outline: readonly Bookmark[],
): Action[] {
  const ofDocument = navigation.actions(file.catalogue);
  if (file.dictionary(file.catalogue.get('Names'))?.has('JavaScript') === true) ofDocument.push('JavaScript');
  for (const { actions } of outline) ofDocument.push(...actions);
  const ofPages = pages.flatMap(({ number, dictionary, annotations }) =>
    [...navigation.actions(dictionary), ...annotations.flatMap(({ actions }) => actions)].map((type) => ({
      type,
      page: number,
    })),
  );
  return [...ofDocument.map((type) => ({ type })), ...ofPages];
}

function readBoxes(file: PdfFile, dictionary: PdfDictionary): Boxes {
  const box = (key: string) => boxOf(file.numbers(dictionary.get(key)));
  return { media: box('MediaBox'), bleed: box('BleedBox'), trim: box('TrimBox'), art: box('ArtBox') };
}

function readOutputIntents(file: PdfFile): OutputIntent[] {
  return (file.array(file.catalogue.get('OutputIntents')) ?? []).slice(0, 64).flatMap((object) => {
    const intent = file.dictionary(object);
    if (intent === undefined) return [];
    const text = (key: string) => textOf(file.resolve(intent.get(key)));
    const profile = file.stream(intent.get('DestOutputProfile'));
    const bytes = profile && file.decode(profile);
    return [
      {
        subtype: file.name(intent.get('S')),
        condition: text('OutputConditionIdentifier'),
        registry: text('RegistryName'),
        profile: bytes && {
          deviceClass: latin1(bytes, 12, 16),
          space: latin1(bytes, 16, 20).trim(),
          components: file.number(profile.dictionary.get('N')),
        },
      },
    ];
  });
}
