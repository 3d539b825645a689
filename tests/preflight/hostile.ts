import { deflateSync } from 'node:zlib';

/** A PDF of hand-written objects, numbered from 1; the first is the catalogue. */
export function pdfOf(objects: readonly (string | Uint8Array)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n', 'latin1')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  objects.forEach((object, index) => {
    offsets.push(length());
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : Buffer.from(object);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n'));
  });
  const start = length();
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${entries}`),
    Buffer.from(
      `trailer\n<</Size ${size} /Root 1 0 R /ID [<00><00>] ${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

const CATALOGUE = '<</Type /Catalog /Pages 2 0 R>>';
const PAGES = '<</Type /Pages /Kids [3 0 R] /Count 1>>';

function page(entries: string): string {
  return `<</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] ${entries}>>`;
}

function stream(dictionary: string, bytes: Uint8Array | string): Uint8Array {
  const body = Buffer.from(bytes as string, 'latin1');
  return Buffer.concat([
    Buffer.from(`<<${dictionary} /Length ${body.length}>>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ]);
}

/** A hundred megabytes of nothing in a hundred kilobytes, more than a stream may have. */
const BOMB = deflateSync(Buffer.alloc(100_000_000), { level: 1 });

/** Files made to crash, to hang or to exhaust what reads them. */
export const hostile: Readonly<Record<string, () => Uint8Array>> = {
  'no byte at all': () => new Uint8Array(0),
  'not a PDF': () => new Uint8Array(Buffer.from('PK\x03\x04 this is a zip', 'latin1')),
  'a header alone': () => new Uint8Array(Buffer.from('%PDF-1.7\n')),
  'zero bytes': () => new Uint8Array(100_000),
  'a page tree in a circle': () => pdfOf([CATALOGUE, '<</Type /Pages /Kids [2 0 R 2 0 R]>>']),
  'a page tree without end': () =>
    pdfOf([CATALOGUE, ...Array.from({ length: 5000 }, (_, at) => `<</Type /Pages /Kids [${at + 3} 0 R]>>`)]),
  'an object that is itself': () => pdfOf(['<</Pages 2 0 R>>', '2 0 R']),
  'a length that asks for itself': () =>
    pdfOf([CATALOGUE, PAGES, page('/Contents 4 0 R'), '<</Length 4 0 R>>\nstream\n0 g\nendstream']),
  'lengths that ask for lengths': () =>
    pdfOf([
      CATALOGUE,
      PAGES,
      page('/Contents 4 0 R'),
      ...Array.from({ length: 4000 }, (_, at) => `<</Length ${at + 5} 0 R>>\nstream\n0 g\nendstream`),
    ]),
  'an outline in a circle': () =>
    pdfOf([
      '<</Type /Catalog /Pages 2 0 R /Outlines 4 0 R>>',
      PAGES,
      page(''),
      '<</First 5 0 R>>',
      '<</Title (A) /Next 5 0 R /First 5 0 R /Dest [3 0 R /Fit]>>',
    ]),
  'a structure in a circle': () =>
    pdfOf([
      '<</Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R>>',
      PAGES,
      page(''),
      '<</K 5 0 R /ParentTree 6 0 R>>',
      '<</S /P /K [5 0 R 5 0 R]>>',
      '<</Kids [6 0 R]>>',
    ]),
  'a role map in a circle': () =>
    pdfOf([
      '<</Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R>>',
      PAGES,
      page(''),
      '<</K 5 0 R /RoleMap <</A /B /B /A>>>>',
      '<</S /A>>',
    ]),
  'names in a circle': () =>
    pdfOf([
      '<</Type /Catalog /Pages 2 0 R /Names <</Dests 4 0 R>>>>',
      PAGES,
      page(''),
      '<</Kids [4 0 R 4 0 R]>>',
    ]),
  'a form that paints itself': () =>
    pdfOf([
      CATALOGUE,
      PAGES,
      page('/Resources <</XObject <</F 4 0 R>>>> /Contents 5 0 R'),
      stream('/Subtype /Form /Resources <</XObject <</F 4 0 R>>>>', '/F Do /F Do'),
      stream('', '/F Do'),
    ]),
  'forms that double twenty times': () =>
    pdfOf([
      CATALOGUE,
      PAGES,
      page('/Resources <</XObject <</F 5 0 R>>>> /Contents 4 0 R'),
      stream('', '/F Do'),
      ...Array.from({ length: 23 }, (_, at) =>
        stream(`/Subtype /Form /Resources <</XObject <</F ${at + 6} 0 R>>>>`, '/F Do '.repeat(4)),
      ),
      stream('/Subtype /Form', '0 g'),
    ]),
  'a page that inflates to too much': () =>
    pdfOf([CATALOGUE, PAGES, page('/Contents 4 0 R'), stream('/Filter /FlateDecode', BOMB)]),
  'a page that inflates twice to too much': () =>
    pdfOf([
      CATALOGUE,
      PAGES,
      page('/Contents 4 0 R'),
      stream('/Filter [/FlateDecode /FlateDecode]', deflateSync(BOMB)),
    ]),
  'objects in a stream that inflates to too much': () => {
    const bytes = pdfOf([
      CATALOGUE,
      PAGES,
      page(''),
      stream('/Type /ObjStm /N 1 /First 9 /Filter /FlateDecode', BOMB),
    ]);
    // Without a table the objects are searched for, in streams too.
    return new Uint8Array(
      Buffer.from(
        Buffer.from(bytes)
          .toString('latin1')
          .replace(/startxref\n\d+/u, ''),
        'latin1',
      ),
    );
  },
  'metadata that inflates to too much': () =>
    pdfOf([
      '<</Type /Catalog /Pages 2 0 R /Metadata 4 0 R>>',
      PAGES,
      page(''),
      stream('/Type /Metadata /Subtype /XML /Filter /FlateDecode', BOMB),
    ]),
  'entities in the metadata': () =>
    pdfOf([
      '<</Type /Catalog /Pages 2 0 R /Metadata 4 0 R>>',
      PAGES,
      page(''),
      stream(
        '/Type /Metadata /Subtype /XML',
        `<?xpacket begin=''?><!DOCTYPE x [<!ENTITY a "${'&b;'.repeat(99)}"><!ENTITY b "${'&c;'.repeat(99)}">]><x>&a;</x>`,
      ),
    ]),
  'arrays in arrays': () => pdfOf([`<</Pages ${'['.repeat(100_000)}`, PAGES]),
  'dictionaries in dictionaries in a page': () =>
    pdfOf([CATALOGUE, PAGES, page('/Contents 4 0 R'), stream('', `/P ${'<</A '.repeat(100_000)} BDC`)]),
  'a hundred thousand open sequences': () =>
    pdfOf([CATALOGUE, PAGES, page('/Contents 4 0 R'), stream('', '/Span BMC '.repeat(100_000))]),
  'a hundred thousand saved states': () =>
    pdfOf([CATALOGUE, PAGES, page('/Contents 4 0 R'), stream('', 'q '.repeat(100_000))]),
  'a font that maps everything, over and over': () =>
    pdfOf([
      CATALOGUE,
      PAGES,
      page('/Resources <</Font <</F 4 0 R>>>> /Contents 6 0 R'),
      '<</Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont /X /ToUnicode 5 0 R>>',
      stream('', `beginbfrange ${'<0000> <FFFF> <0041> '.repeat(5000)} endbfrange`),
      stream('', 'BT /F 9 Tf <0041> Tj ET'),
    ]),
  'widths of everything, over and over': () =>
    pdfOf([
      CATALOGUE,
      PAGES,
      page('/Resources <</Font <</F 4 0 R>>>> /Contents 6 0 R'),
      '<</Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont /X /DescendantFonts [5 0 R]>>',
      `<</Subtype /CIDFontType2 /W [${'0 65535 500 '.repeat(5000)}]>>`,
      stream('', 'BT /F 9 Tf <0041> Tj ET'),
    ]),
  'a table of a billion objects': () => {
    const text = '%PDF-1.7\n1 0 obj\n<</Pages 2 0 R>>\nendobj\n';
    const table = `xref\n0 999999999\n0000000000 65535 f \ntrailer\n<</Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`;
    return new Uint8Array(Buffer.from(text + table));
  },
  'a stream for a table of nothing': () => {
    const text = '%PDF-1.7\n';
    const table =
      '1 0 obj\n<</Type /XRef /W [0 0 0] /Size 999999999 /Root 1 0 R /Length 0>>\nstream\n\nendstream\nendobj\n';
    return new Uint8Array(Buffer.from(`${text}${table}startxref\n${text.length}\n%%EOF`));
  },
  'fifty thousand objects without a table': () =>
    new Uint8Array(
      Buffer.from(
        `%PDF-1.7\n${Array.from({ length: 50_000 }, (_, at) => `${at + 1} 0 obj\n${at} 0 R\nendobj\n`).join('')}`,
      ),
    ),
  'streams that do not end': () =>
    new Uint8Array(
      Buffer.from(`%PDF-1.7\n${'9 0 obj\n<</Type /ObjStm /Length 0>>\nstream\nxx\n'.repeat(20_000)}`),
    ),
};
