import type { RenderContext } from '../../model/format.js';
import { commaOf } from '../../model/locale.js';
import { part, RELATIONSHIPS, WORD } from '../../xml/package.js';
import { x, type XmlElement } from '../../xml/write.js';
import { addressesOf } from '../html/addresses.js';
import { logoWords } from '../html/brand.js';
import { WordBlocks } from './blocks.js';
import { apart, atomsOf, textAtom, type Atom, type Look } from './inline.js';
import { numberFormat } from './numbering.js';
import { section, type Page } from './page.js';
import type { PartWriter } from './part-writer.js';

/** What the main part has beside the document. */
interface Scene {
  readonly page: Page;
  readonly context: Pick<RenderContext, 'brand' | 'config'>;
  /** Id of the relationship to the footer. */
  readonly footer: string;
}

/** `word/document.xml`: the statement with what is above and below it on the page. */
export function main(writer: PartWriter, scene: Scene): string {
  const { document } = writer.file;
  const isPlain = scene.context.config.docx.style === 'un';
  const blocks = new WordBlocks(writer);
  const title = [
    writer.prose(document.title.content, { style: 'Title', mark: document.title.mark, isLabelled: false }),
    ...(document.subtitle === undefined
      ? []
      : [
          writer.prose(document.subtitle.content, {
            style: 'Subtitle',
            mark: document.subtitle.mark,
            isLabelled: false,
          }),
        ]),
  ];
  return part(
    x(
      'w:document',
      { 'xmlns:w': WORD, 'xmlns:r': RELATIONSHIPS },
      x(
        'w:body',
        ...(isPlain ? embargo(writer) : head(writer, scene)),
        ...title,
        ...dateline(writer),
        ...document.notices.map((notice) => writer.prose(notice, { style: 'Notice' })),
        ...blocks.all(document.body.children),
        ...(isPlain ? [] : colophon(writer, scene)),
        section(
          scene.page,
          scene.footer,
          numberFormat(document.numerals),
          document.locale.direction === 'rtl',
        ),
      ),
    ),
  );
}

/** What is above the title. */
function head(writer: PartWriter, scene: Scene): XmlElement[] {
  const { document } = writer.file;
  return [
    ...logo(writer, scene.context),
    writer.atoms(writer.word('kind'), { style: 'KindOfDocument' }),
    ...embargo(writer, true),
    ...(document.embargo === undefined ? releaseLine(writer) : []),
  ];
}

/** The embargo with its end; no form of the file is without it. */
function embargo(writer: PartWriter, isBefore = false): XmlElement[] {
  const { embargo: ends } = writer.file.document;
  if (ends === undefined) return [];
  return [writer.prose(ends.inDocument, { style: 'Embargo', isKept: isBefore }), ...releaseLine(writer)];
}

function releaseLine(writer: PartWriter): XmlElement[] {
  return [writer.prose(writer.file.document.release, { style: 'ReleaseLine' })];
}

/** The height of a logo on paper, in pixels of CSS. */
const LOGO_HEIGHT = 56;

function logo(writer: PartWriter, { brand }: Scene['context']): XmlElement[] {
  if (brand.logo === undefined) return [];
  const { document, pictures, unshown } = writer.file;
  const { url, alt } = brand.logo;
  const path = pictures.file(url);
  if (path === undefined) {
    unshown.add(url);
    return [];
  }
  const { words } = logoWords(alt, document);
  const drawing = pictures.drawing(url, writer.links.picture(path), words, { height: LOGO_HEIGHT });
  return [writer.paragraph([x('w:r', drawing)], { style: 'Logo' })];
}

/** Place and date, if they are known. */
function dateline(writer: PartWriter): XmlElement[] {
  const { place, date, locale } = writer.file.document;
  const atoms: Atom[] = [];
  if (place !== undefined) {
    const look: Look = { lang: place.lang, direction: place.direction };
    const words = atomsOf(place.content, look);
    atoms.push(...(place.direction === locale.direction ? words : apart(place.direction, words)));
  }
  if (place !== undefined && date !== undefined) atoms.push(...textAtom(commaOf(locale), writer.look));
  if (date !== undefined) atoms.push(...writer.words(date.text, date.lender));
  return atoms.length === 0 ? [] : [writer.atoms(atoms, { style: 'Date' })];
}

/** What the page says below the statement: the language of the original, the address, the revision. */
function colophon(writer: PartWriter, { context }: Scene): XmlElement[] {
  const { document } = writer.file;
  const { original, revision } = document;
  const style = 'Colophon';
  const code = (text: string, more: Partial<Look> = {}) =>
    apart('ltr', textAtom(text, { ...writer.look, direction: 'ltr', ...more }));
  const address = addressesOf(context.config)?.page(document);
  return [
    ...(original === undefined ? [] : [writer.prose(original, { style })]),
    ...(address === undefined ? [] : [writer.atoms(code(address, { link: { url: address } }), { style })]),
    writer.atoms([...writer.word('revision'), ...textAtom(' ', writer.look), ...code(revision.slice(0, 8))], {
      style,
    }),
  ];
}
