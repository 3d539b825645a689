import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Direction } from '../../src/model/locale.js';
import { layOut } from '../bidi.js';
import { elements, type PageElement } from '../html.js';
import { pdfium } from '../pdf/readers.js';

type Node = DefaultTreeAdapterTypes.Node;

/** The paragraphs of a page’s body as browsers lay them out: an element with a direction is an isolate (HTML §15.3.4). */
export function inPage(html: string, direction: Direction): string[] {
  const body = elements(parse(html), ({ attributes }) => attributes.class === 'body');
  return paragraphsIn(body, direction);
}

/** The same of the page in a mail, whose body is the first division without a class. */
export function inMail(html: string, direction: Direction): string[] {
  const body = elements(
    parse(html),
    ({ tagName, attributes }) => tagName === 'div' && attributes.class === undefined,
  );
  return paragraphsIn(body.slice(0, 1), direction);
}

function paragraphsIn(roots: readonly PageElement[], direction: Direction): string[] {
  return roots
    .flatMap((root) => elements(root, ({ tagName }) => tagName === 'p'))
    .map((paragraph) => layOut(isolatesOf(paragraph), direction).visual);
}

function isolatesOf({ node }: PageElement): string {
  const text = (one: Node): string => {
    if (one.nodeName === '#text') return (one as DefaultTreeAdapterTypes.TextNode).value;
    if (!('childNodes' in one)) return '';
    const inside = one.childNodes.map(text).join('');
    const direction = 'attrs' in one ? one.attrs.find(({ name }) => name === 'dir')?.value : undefined;
    if (one === node || direction === undefined) return inside;
    return `${direction === 'rtl' ? '\u2067' : '\u2066'}${inside}\u2069`;
  };
  return text(node);
}

/** A character of a page and where it begins. */
interface Glyph {
  readonly character: string;
  readonly x: number;
  readonly y: number;
}

/** Lines are further apart than a raised number is from its line, in points. */
const RAISED = 7;

/** The lines of a PDF, page by page and from the top, their characters in the order of their places from the left. */
export async function inPdf(pdf: Uint8Array): Promise<string[]> {
  const document = await (await pdfium()).loadDocument(pdf);
  try {
    return Array.from(document.pages(), (page) => linesOf(glyphsOf(page as unknown as PdfiumPage))).flat();
  } finally {
    document.destroy();
  }
}

function linesOf(glyphs: readonly Glyph[]): string[] {
  const lines: Glyph[][] = [];
  for (const glyph of [...glyphs].sort((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    if (line === undefined || (line.at(-1)?.y ?? 0) - glyph.y > RAISED) lines.push([glyph]);
    else line.push(glyph);
  }
  return lines.map((line) =>
    line
      .sort((a, b) => a.x - b.x)
      .map(({ character }) => character)
      .join('')
      // PDFium spells a fraction.
      .replaceAll('1/2', '½'),
  );
}

/** The engine behind the package, whose text functions it does not offer. */
interface Pdfium {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: { malloc(bytes: number): number; free(pointer: number): void };
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, index: number): number;
  _FPDFText_IsGenerated(text: number, index: number): number;
  _FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number;
}
interface PdfiumPage {
  readonly module: Pdfium;
  readonly pageIdx: number;
}

function glyphsOf({ module, pageIdx }: PdfiumPage): Glyph[] {
  const text = module._FPDFText_LoadPage(pageIdx);
  const place = module.wasmExports.malloc(16);
  try {
    return Array.from({ length: module._FPDFText_CountChars(text) }, (_, at): Glyph => {
      const code = module._FPDFText_IsGenerated(text, at) > 0 ? 0x20 : module._FPDFText_GetUnicode(text, at);
      module._FPDFText_GetCharOrigin(text, at, place, place + 8);
      const view = new DataView(module.HEAPU8.buffer, place, 16);
      const character = code === 2 || code === 0xfffe ? '-' : String.fromCodePoint(code);
      return { character, x: view.getFloat64(0, true), y: view.getFloat64(8, true) };
    });
  } finally {
    module.wasmExports.free(place);
    module._FPDFText_ClosePage(text);
  }
}
