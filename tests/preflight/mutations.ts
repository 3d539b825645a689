import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PreflightExpectation } from '../../src/model/preflight.js';
import { edited, replaced, type Editing } from './edit.js';

/** Which good file a mutation spoils: the reading PDF, PDF/X-4, PDF/X-1a. */
export type Good = 'reading' | 'x4' | 'x1a';

/** One fault put into a good file. */
export interface Mutation {
  /** The check that has to find it. */
  readonly id: string;
  readonly what: string;
  readonly of: Good;
  readonly expected?: PreflightExpectation;
  spoil(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

const name = (text: string) => PDFName.of(text);

function mutation(
  id: string,
  of: Good,
  what: string,
  change: (editing: Editing) => void | Promise<void>,
  expected: PreflightExpectation = {},
): Mutation {
  return { id, what, of, expected, spoil: (bytes) => edited(bytes, change) };
}

/** A composite font of the first page, its descendant and its descriptor. */
function fontOf(editing: Editing): { font: PDFDict; descendant: PDFDict; descriptor: PDFDict } {
  const font = editing.find({ Type: 'Font', Subtype: 'Type0' });
  const descendant = font.lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  return { font, descendant, descriptor: descendant.lookup(name('FontDescriptor'), PDFDict) };
}

/** The name under which the first page knows a font. */
function fontName(editing: Editing): string {
  return [...editing.resources('Font').keys()][0]?.decodeText() ?? '';
}

/** Text in a font of the page, at a place. */
function shown(editing: Editing, { size = 10, x = 200, y = 400, before = '', code = '' } = {}): string {
  return `q ${before} BT /${fontName(editing)} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${code || aCode(editing)}> Tj ET Q`;
}

/** The code of a letter that the first font of the page has. */
function aCode(editing: Editing): string {
  const font = editing.resources('Font').lookup(name(fontName(editing)), PDFDict);
  const map = editing.text(font.get(name('ToUnicode')));
  const [, code = ''] =
    /<([\dA-Fa-f]{4})>\s*(?:<[\dA-Fa-f]{4}>\s*)?<00(?:4[1-9A-F]|6[1-9A-F]|7\d)>/u.exec(map) ?? [];
  if (code === '') throw new Error('The first font of the page has no Latin letter.');
  return code;
}

/** Changes what the first code of every ToUnicode map stands for. */
function toUnicode(editing: Editing, text: string): void {
  for (const [ref, object] of editing.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !editing.text(ref).includes('beginbf')) continue;
    const map = editing
      .text(ref)
      .replace(/(beginbf\w+\s*(?:<[\dA-Fa-f]+>\s*){1})<[\dA-Fa-f]+>/u, `$1<${text}>`)
      .replace(/(beginbfrange\s*<[\dA-Fa-f]+>\s*<[\dA-Fa-f]+>\s*)<[\dA-Fa-f]+>/u, `$1<${text}>`);
    const bytes = Buffer.from(map, 'latin1');
    editing.context.assign(ref, PDFRawStream.of(editing.context.obj({ Length: bytes.length }), bytes));
  }
}

/** The first link of the document, and its page. */
function linkOf(editing: Editing): { link: PDFDict; page: PDFDict } {
  for (const { node } of editing.document.getPages()) {
    for (const one of node.Annots()?.asArray() ?? []) {
      const link = editing.context.lookup(one);
      if (link instanceof PDFDict && link.get(name('Subtype'))?.toString() === '/Link')
        return { link, page: node };
    }
  }
  throw new Error('The PDF has no link.');
}

function firstBookmark(editing: Editing): PDFDict {
  return editing.catalogue.lookup(name('Outlines'), PDFDict).lookup(name('First'), PDFDict);
}

function viewerPreferences(editing: Editing): PDFDict {
  return editing.catalogue.lookup(name('ViewerPreferences'), PDFDict);
}

function boxes(editing: Editing, change: (box: number[]) => number[], key: string): void {
  for (const { node } of editing.document.getPages()) {
    const box = node
      .lookup(name(key), PDFArray)
      .asArray()
      .map((side) => Number(side.toString()));
    editing.set(node, key, change(box));
  }
}

/** An extended graphics state of the first page. */
function parameters(editing: Editing, entries: Readonly<Record<string, unknown>>): void {
  editing.resources('ExtGState').set(name('Spoilt'), editing.context.obj(entries as never));
}

/** An image of a few samples. */
function image(editing: Editing, space: unknown, samples: number, width = 1): void {
  const dictionary = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: width,
    BitsPerComponent: 8,
    ColorSpace: space,
  };
  editing
    .resources('XObject')
    .set(name('Spoilt'), editing.stream('\0'.repeat(samples * width * width), dictionary));
}

/** Bytes as LZW: nine-bit codes, the table cleared before they would grow. */
function lzw(text: string): string {
  const codes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (at % 200 === 0) codes.push(256);
    codes.push(text.charCodeAt(at));
  }
  const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, '0')).join('');
  return (bits.match(/.{1,8}/gu) ?? [])
    .map((byte) => String.fromCharCode(parseInt(byte.padEnd(8, '0'), 2)))
    .join('');
}

const removeFrom = (dictionary: PDFDict, key: string) => {
  if (!dictionary.delete(name(key))) throw new Error(`There is no ${key} to take away.`);
};

const file: readonly Mutation[] = [
  {
    id: 'file.header',
    of: 'reading',
    what: 'the comment of high bytes is plain text',
    spoil: (bytes) => replaced(bytes, /^(%PDF-\d\.\d\s+%)[\x80-\xff]{4}/u, '$1abcd'),
  },
  {
    id: 'file.eof',
    of: 'reading',
    what: 'something follows %%EOF',
    spoil: (bytes) => new Uint8Array(Buffer.concat([bytes, Buffer.from('\nmore')])),
  },
  {
    id: 'file.xref',
    of: 'reading',
    what: 'startxref leads elsewhere',
    spoil: (bytes) => replaced(bytes, /startxref\s+\d+/u, 'startxref\n17'),
  },
  {
    id: 'file.xref',
    of: 'x4',
    what: 'an entry of the table leads elsewhere',
    spoil: (bytes) => replaced(bytes, /\n0000\d{6} 00000 n/u, '\n0000000020 00000 n'),
  },
  {
    id: 'file.objects',
    of: 'reading',
    what: 'a stream states another length',
    spoil: (bytes) => replaced(bytes, /\/Length (\d)(\d+)/u, '/Length 9$2'),
  },
  mutation('file.trees', 'reading', 'the page tree leads to no page', ({ catalogue, context }) => {
    catalogue.lookup(name('Pages'), PDFDict).lookup(name('Kids'), PDFArray).push(context.obj(null));
  }),
  mutation('file.id', 'reading', 'the trailer has no ID', (editing) => {
    editing.context.trailerInfo.ID = undefined as never;
  }),
  mutation('file.lzw', 'reading', 'a page is compressed with LZW', (editing) => {
    editing.page.node.set(name('Contents'), editing.stream(lzw(editing.content()), { Filter: 'LZWDecode' }));
  }),
  mutation('file.js', 'reading', 'a script runs when it is opened', (editing) => {
    editing.set(editing.catalogue, 'OpenAction', { S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
  }),
  mutation('file.js', 'x4', 'a page plays a sound', (editing) => {
    editing.set(editing.page.node, 'AA', { O: { S: 'Sound' } });
  }),
  mutation('file.embedded', 'reading', 'a file is attached', (editing) =>
    editing.document.attach(Buffer.from('x'), 'x.txt'),
  ),
  mutation('file.form', 'x4', 'it has a form', (editing) => {
    editing.set(editing.catalogue, 'AcroForm', { Fields: [] });
  }),
];

const metadata: readonly Mutation[] = [
  mutation('meta.xmp', 'reading', 'the XMP is not well-formed', (editing) => {
    editing.xmp((xml) => xml.replace('</rdf:RDF>', ''));
  }),
  mutation('meta.xmp', 'x4', 'there is no XMP', ({ catalogue }) => {
    removeFrom(catalogue, 'Metadata');
  }),
  mutation('meta.title', 'reading', 'there is no title', (editing) => {
    editing.xmp((xml) => xml.replace(/<dc:title>[\s\S]*?<\/dc:title>/u, ''));
  }),
  mutation('meta.title', 'reading', 'it is another statement’s', () => undefined, {
    title: 'Another statement',
  }),
  mutation('meta.same', 'reading', 'two titles differ', (editing) => {
    editing.set(editing.info, 'Title', PDFString.of('Another title'));
  }),
  mutation('meta.dates', 'x4', 'there is no date', (editing) => {
    editing.xmp((xml) => xml.replace(/<xmp:ModifyDate>[^<]*/u, '<xmp:ModifyDate>yesterday'));
  }),
  mutation('meta.lang', 'reading', 'no language', ({ catalogue }) => {
    removeFrom(catalogue, 'Lang');
  }),
  mutation('meta.lang', 'reading', 'another language than the text’s', () => undefined, { locale: 'ps' }),
];

const content: readonly Mutation[] = [
  mutation('page.parse', 'reading', 'an operator that does not exist', (editing) => {
    editing.paint('1 2 zap');
  }),
  mutation('page.parse', 'x4', 'a picture that is not there', (editing) => {
    editing.paint('/Nothing Do');
  }),
  mutation('content.balance', 'reading', 'q without Q', (editing) => {
    editing.paint('q');
  }),
  mutation('content.depth', 'reading', 'thirty graphics states', (editing) => {
    editing.paint(`${'q '.repeat(30)}${'Q '.repeat(30)}`);
  }),
  mutation('content.forbidden', 'x4', 'a transfer function', (editing) => {
    parameters(editing, { TR: name('Identity') });
    editing.paint('/Spoilt gs');
  }),
  mutation('page.multiple', 'x4', 'no multiple of four pages', () => undefined, { pageMultiple: 97 }),
];

const fonts: readonly Mutation[] = [
  mutation('font.embedded', 'reading', 'a font is not embedded', (editing) => {
    removeFrom(fontOf(editing).descriptor, 'FontFile2');
  }),
  mutation('font.type3', 'x4', 'a painted font', (editing) => {
    const glyph = editing.stream('1000 0 d0 0 0 1000 1000 re f');
    const font = {
      Type: 'Font',
      Subtype: 'Type3',
      FontBBox: [0, 0, 1, 1],
      FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
      FirstChar: 65,
    };
    const more = {
      LastChar: 65,
      Widths: [1000],
      CharProcs: { A: glyph },
      Encoding: { Differences: [65, 'A'] },
    };
    editing.resources('Font').set(name('Spoilt'), editing.context.obj({ ...font, ...more } as never));
    editing.paint('0 0 0 1 k BT /Spoilt 10 Tf 1 0 0 1 200 400 Tm (A) Tj ET');
  }),
  mutation('font.cidmap', 'reading', 'no CIDToGIDMap', (editing) => {
    removeFrom(fontOf(editing).descendant, 'CIDToGIDMap');
  }),
  mutation('font.notdef', 'reading', 'an empty box is shown', (editing) => {
    editing.paint(shown(editing, { code: '0000' }));
  }),
  mutation('font.glyph', 'reading', 'a glyph that the font lacks', (editing) => {
    const { descendant } = fontOf(editing);
    descendant.set(name('CIDToGIDMap'), editing.stream('\xff\xf0'.repeat(30_000)));
  }),
  mutation('font.widths', 'reading', 'widths of another font', (editing) => {
    const { descendant } = fontOf(editing);
    editing.set(descendant, 'W', [0, 65535, 77]);
  }),
  mutation('font.tounicode', 'reading', 'no ToUnicode', (editing) => {
    removeFrom(fontOf(editing).font, 'ToUnicode');
  }),
  mutation('font.unicode', 'reading', 'a letter in the private use area', (editing) => {
    toUnicode(editing, 'E000');
  }),
  mutation('font.presentation', 'reading', 'a presentation form', (editing) => {
    toUnicode(editing, 'FEFB');
  }),
  mutation('font.allowed', 'reading', 'a font of the machine', () => undefined, { fonts: ['Comic Neue'] }),
];

const text: readonly Mutation[] = [
  mutation('text.words', 'reading', 'words are lost', () => undefined, {
    blocks: [{ text: 'words that were never printed here' }],
  }),
  mutation('text.zwnj', 'reading', 'a non-joiner is lost', () => undefined, {
    blocks: [{ text: 'a\u200Cb'.repeat(99) }],
  }),
];

const archive: readonly Mutation[] = [
  mutation('pdfa.id', 'reading', 'no part of PDF/A', (editing) => {
    editing.xmp((xml) => xml.replace(/<pdfaid:part>\d<\/pdfaid:part>/u, ''));
  }),
  mutation('pdfa.intent', 'reading', 'no output intent', ({ catalogue }) => {
    removeFrom(catalogue, 'OutputIntents');
  }),
  mutation('pdfua.id', 'reading', 'no part of PDF/UA', (editing) => {
    editing.xmp((xml) => xml.replace(/<pdfuaid:part>\d<\/pdfuaid:part>/u, ''));
  }),
  mutation('wcag.contrast', 'reading', 'pale text', (editing) => {
    editing.paint(shown(editing, { before: '.7 .7 .7 rg' }));
  }),
  mutation('wcag.contrast', 'reading', 'dark text on a dark ground', (editing) => {
    editing.paint(`.3 .3 .3 rg 150 350 200 100 re f ${shown(editing, { before: '0 0 0 rg' })}`);
  }),
];

const tags: readonly Mutation[] = [
  mutation('tag.marked', 'reading', 'it is not marked as tagged', ({ catalogue }) => {
    removeFrom(catalogue, 'MarkInfo');
  }),
  mutation('tag.all', 'reading', 'a line is neither tagged nor an artifact', (editing) => {
    editing.setContent(`${editing.content()}\n0 0 m 9 9 l S`);
  }),
  mutation('tag.nest', 'reading', 'a number marks two pieces', (editing) => {
    const content = editing.content();
    const [, mcid = ''] = /\/MCID (\d+)/u.exec(content) ?? [];
    editing.setContent(`${content}\n/P <</MCID ${mcid}>> BDC EMC`);
  }),
  mutation('tag.mcids', 'reading', 'a paragraph is out of the tree', (editing) => {
    removeFrom(editing.leafElement(), 'K');
  }),
  mutation('tag.parents', 'reading', 'the parent tree leads elsewhere', (editing) => {
    const root = editing.catalogue.lookup(name('StructTreeRoot'), PDFDict);
    root.set(name('ParentTree'), editing.context.obj({ Nums: [] }));
  }),
  mutation('tag.roles', 'reading', 'a type of its own', (editing) => {
    editing.set(editing.find({ S: 'P' }), 'S', 'Absatz');
  }),
  mutation('tag.headings', 'reading', 'a level is skipped', (editing) => {
    editing.set(editing.find({ S: 'H2' }), 'S', 'H4');
  }),
  mutation('tag.onetitle', 'reading', 'two titles', (editing) => {
    editing.set(editing.find({ S: 'H2' }), 'S', 'H1');
  }),
  mutation('tag.alt', 'reading', 'a figure without words', (editing) => {
    removeFrom(editing.find({ S: 'Figure' }), 'Alt');
  }),
  mutation('tag.lists', 'reading', 'a body that is a paragraph', (editing) => {
    editing.set(editing.find({ S: 'LBody' }), 'S', 'P');
  }),
  mutation('tag.listnumbering', 'reading', 'numbers of no kind', (editing) => {
    for (const list of editing.dictionaries()) if (list.get(name('S')) === name('L')) list.delete(name('A'));
  }),
  mutation('tag.th', 'reading', 'a header cell of nothing', (editing) => {
    const cell = editing.find({ S: 'TH' });
    cell.delete(name('A'));
    cell.delete(name('ID'));
  }),
  mutation('tag.lang', 'reading', 'English said to be Persian', (editing) => {
    editing.set(editing.find({ S: 'H1' }), 'Lang', PDFString.of('fa'));
  }),
];

const blocks: readonly Mutation[] = [
  mutation('tag.paragraphs', 'reading', 'a paragraph without a type', (editing) => {
    const group = editing.find({ S: 'BlockQuote' });
    for (const paragraph of editing.elements(group)) editing.set(paragraph, 'S', 'NonStruct');
  }),
  mutation('tag.rows', 'reading', 'a row without its last cell', (editing) => {
    const cell = editing.find({ S: 'TD' });
    const row = cell.lookup(name('P'), PDFDict);
    row.set(name('K'), editing.context.obj(editing.kids(row).slice(0, -1)));
  }),
  mutation('tag.bbox', 'reading', 'a figure that is nowhere', (editing) => {
    removeFrom(editing.find({ S: 'Figure' }), 'A');
  }),
  mutation('tag.bbox', 'reading', 'a table that is nowhere', (editing) => {
    removeFrom(editing.find({ S: 'Table' }), 'A');
  }),
  mutation('tag.notes', 'reading', 'a note without an identifier', (editing) => {
    removeFrom(editing.find({ S: 'Note' }), 'ID');
  }),
  mutation('tag.notes', 'reading', 'two notes of one identifier', (editing) => {
    for (const one of editing.dictionaries())
      if (one.get(name('S')) === name('Note')) editing.set(one, 'ID', PDFString.of('note'));
  }),
  mutation('tag.references', 'reading', 'a reference that is a span', (editing) => {
    for (const one of editing.dictionaries()) {
      if (one.get(name('S')) === name('Reference')) editing.set(one, 'S', 'Span');
    }
  }),
];

const links: readonly Mutation[] = [
  mutation('link.contents', 'reading', 'a link without words', (editing) => {
    removeFrom(linkOf(editing).link, 'Contents');
  }),
  mutation('link.tagged', 'reading', 'a link that is a span', (editing) => {
    for (const element of editing.dictionaries()) {
      if (element.get(name('S')) === name('Link')) editing.set(element, 'S', 'Span');
    }
  }),
  mutation('link.tabs', 'reading', 'no order of tabs', (editing) => {
    removeFrom(linkOf(editing).page, 'Tabs');
  }),
  mutation('link.print', 'reading', 'a hidden link', (editing) => {
    editing.set(linkOf(editing).link, 'F', 2);
  }),
  mutation('link.target', 'reading', 'a link to nowhere', (editing) => {
    const { link } = linkOf(editing);
    link.delete(name('A'));
    editing.set(link, 'Dest', 'nowhere-at-all');
  }),
  mutation('link.target', 'reading', 'an address that is none', (editing) => {
    editing.set(linkOf(editing).link, 'A', { S: 'URI', URI: PDFString.of('no address') });
  }),
  mutation('link.https', 'reading', 'an address in the open', (editing) => {
    editing.set(linkOf(editing).link, 'A', { S: 'URI', URI: PDFString.of('http://zarimel.example/') });
  }),
];

const navigation: readonly Mutation[] = [
  mutation('nav.outline', 'reading', 'no bookmarks', ({ catalogue }) => {
    removeFrom(catalogue, 'Outlines');
  }),
  mutation('nav.outline', 'reading', 'a bookmark with other words', (editing) => {
    editing.set(firstBookmark(editing), 'Title', PDFString.of('Other words'));
  }),
  mutation('nav.target', 'reading', 'a bookmark to another page', (editing) => {
    const bookmark = firstBookmark(editing);
    bookmark.delete(name('A'));
    const last = editing.document.getPages().at(-1)?.ref;
    editing.set(bookmark, 'Dest', [last, 'Fit']);
  }),
  mutation('nav.target', 'reading', 'a bookmark to nothing', (editing) => {
    const bookmark = firstBookmark(editing);
    bookmark.delete(name('A'));
    editing.set(bookmark, 'Dest', [PDFRef.of(99_999), 'Fit']);
  }),
  mutation('nav.title', 'reading', 'the name of the file in the window', (editing) => {
    removeFrom(viewerPreferences(editing), 'DisplayDocTitle');
  }),
  mutation('nav.r2l', 'reading', 'Persian from left to right', (editing) => {
    editing.set(editing.catalogue, 'Lang', PDFString.of('fa'));
    viewerPreferences(editing).delete(name('Direction'));
  }),
];

const exchange: readonly Mutation[] = [
  mutation('x.version', 'x4', 'no version of PDF/X', (editing) => {
    editing.xmp((xml) => xml.replace(/<pdfxid:GTS_PDFXVersion>[^<]*<\/pdfxid:GTS_PDFXVersion>/u, ''));
    editing.info.delete(name('GTS_PDFXVersion'));
  }),
  {
    id: 'x.header',
    of: 'x4',
    what: 'an older version',
    spoil: (bytes) => replaced(bytes, /^%PDF-1\.\d/u, '%PDF-1.4'),
  },
  {
    id: 'x.header',
    of: 'x1a',
    what: 'a newer version',
    spoil: (bytes) => replaced(bytes, /^%PDF-1\.\d/u, '%PDF-1.6'),
  },
  mutation('x.intent', 'x4', 'a profile of a screen', (editing) => {
    const [intent] = editing.catalogue.lookup(name('OutputIntents'), PDFArray).asArray();
    const profile = editing.stream(`${'\0'.repeat(12)}mntrRGB XYZ ${'\0'.repeat(104)}`, { N: 3 });
    editing.context.lookup(intent, PDFDict).set(name('DestOutputProfile'), profile);
  }),
  mutation('x.intent', 'x1a', 'no printing condition', ({ catalogue }) => {
    removeFrom(catalogue, 'OutputIntents');
  }),
  mutation('x.trapped', 'x4', 'nothing said of traps', ({ info }) => {
    removeFrom(info, 'Trapped');
  }),
  {
    id: 'x.objstm',
    of: 'x1a',
    what: 'object streams',
    spoil: (bytes) => edited(bytes, () => undefined, true),
  },
  mutation('x.annots', 'x4', 'a link on the page', (editing) => {
    editing.set(editing.page.node, 'Annots', [
      { Type: 'Annot', Subtype: 'Link', Rect: [100, 100, 200, 200] },
    ]);
  }),
  mutation('x.transparency', 'x1a', 'half transparent', (editing) => {
    parameters(editing, { ca: 0.5 });
    editing.paint('/Spoilt gs');
  }),
];

const box: readonly Mutation[] = [
  mutation('box.nest', 'x4', 'a bleed box larger than the page', (editing) => {
    boxes(editing, ([a = 0, b = 0, c = 0, d = 0]) => [a - 50, b - 50, c + 50, d + 50], 'BleedBox');
  }),
  mutation('box.bleed', 'x4', 'a bleed of 2 mm', (editing) => {
    boxes(
      editing,
      ([a = 0, b = 0, c = 0, d = 0]) => [a + 2.835, b + 2.835, c - 2.835, d - 2.835],
      'BleedBox',
    );
  }),
  mutation('box.trim', 'x4', 'no trim box', (editing) => {
    for (const { node } of editing.document.getPages()) removeFrom(node, 'TrimBox');
  }),
  mutation('box.trim', 'x4', 'the trim size of other paper', () => undefined, {
    trim: { width: 148, height: 210 },
  }),
  mutation('box.turn', 'x4', 'a turned page', (editing) => {
    editing.set(editing.page.node, 'Rotate', 90);
  }),
];

const inks: readonly Mutation[] = [
  mutation('colour.rgb', 'x4', 'a line in RGB', (editing) => {
    editing.paint('1 0 0 RG 100 100 m 200 100 l S');
  }),
  mutation('colour.rgb', 'x4', 'RGB in a form in a form', (editing) => {
    const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9] };
    const inner = editing.stream('1 0 0 rg 0 0 9 9 re f', form);
    const outer = editing.stream('/Inner Do', { ...form, Resources: { XObject: { Inner: inner } } });
    editing.resources('XObject').set(name('Spoilt'), outer);
    editing.paint('/Spoilt Do');
  }),
  mutation('colour.rgb', 'x4', 'a picture in RGB', (editing) => {
    image(editing, 'DeviceRGB', 3);
    editing.paint('q .1 0 0 .1 200 400 cm /Spoilt Do Q');
  }),
  mutation('colour.icc', 'x1a', 'a picture with a profile', (editing) => {
    image(editing, ['ICCBased', editing.stream('\0'.repeat(128), { N: 4 })], 4);
    editing.paint('q .1 0 0 .1 200 400 cm /Spoilt Do Q');
  }),
  mutation('colour.ktext', 'x4', 'black of four inks', (editing) => {
    editing.paint(shown(editing, { before: '.6 .5 .5 .9 k' }));
  }),
  mutation('colour.overprint', 'x4', 'black text knocks out of a tint', (editing) => {
    editing.paint(`.2 0 0 0 k 150 350 200 100 re f ${shown(editing, { before: '0 0 0 1 k' })}`);
  }),
  mutation('colour.white', 'x4', 'white overprints', (editing) => {
    parameters(editing, { OP: true, op: true, OPM: 1 });
    editing.paint('q /Spoilt gs 0 0 0 0 k 150 350 20 10 re f Q');
  }),
  mutation('colour.ink', 'x4', '380 % of ink', (editing) => {
    editing.paint('1 1 .9 .9 k 150 350 20 10 re f');
  }),
  mutation('image.resolution', 'x4', 'a picture of one sample to the inch', (editing) => {
    image(editing, 'DeviceCMYK', 4);
    editing.paint('q 72 0 0 72 200 400 cm /Spoilt Do Q');
  }),
  mutation('text.size', 'x4', 'text of 4 pt', (editing) => {
    editing.paint(shown(editing, { before: '0 0 0 1 k', size: 4 }));
  }),
  mutation('text.multi', 'x4', 'small text in two inks', (editing) => {
    editing.paint(shown(editing, { before: '1 .5 0 0 k', size: 7 }));
  }),
  mutation('text.safe', 'x4', 'text at the trim', (editing) => {
    const [left = 0] = editing.page.node.lookup(name('TrimBox'), PDFArray).asArray();
    editing.paint(shown(editing, { before: '0 0 0 1 k', x: Number(left.toString()) + 2 }));
  }),
  mutation('line.width', 'x4', 'a hairline', (editing) => {
    editing.paint('0 0 0 1 K .1 w 100 100 m 200 100 l S');
  }),
];

/** Every fault that preflight has to find, in a file that has no other. */
export const mutations: readonly Mutation[] = [
  ...file,
  ...metadata,
  ...content,
  ...fonts,
  ...text,
  ...archive,
  ...tags,
  ...blocks,
  ...links,
  ...navigation,
  ...exchange,
  ...box,
  ...inks,
];
