import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { DOMParser } from '@xmldom/xmldom';
import { getDocument } from '../pdf-js.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { createHost } from '../../src/io/host.js';
import { localizeAll } from '../../src/pipeline/documents.js';
import { readConfig, readPublication } from '../../src/pipeline/publication.js';
import { renderEdition } from '../../src/pipeline/render.js';
import { formats } from '../../src/render/index.js';
import { publish, ROOT } from '../publication.js';
import { tagsInPdfJs, wordsOf, type Tag } from './readers.js';
import { NAMES, smallPublication, smallTexts } from './small.js';

let folder: string;
let printed: Uint8Array;
const reading: Record<string, Uint8Array> = {};

beforeAll(async () => {
  folder = await smallPublication();
  const { code } = await publish(['-C', folder, '--debug', 'build', '--format', 'pdf']);
  expect(code).toBe(0);
  for (const tag of ['en', 'fa']) reading[tag] = await bytesOf(`dist/${tag}/river.${tag}.pdf`);
  printed = await bytesOf('publish-debug/fa/river.fa.raw.pdf');
});

const bytesOf = async (path: string, root = folder) => new Uint8Array(await readFile(join(root, path)));
const inFile = (tag: string) => reading[tag] ?? new Uint8Array();
const all = (tags: readonly Tag[]): Tag[] => tags.flatMap((tag) => [tag, ...all(tag.children)]);

/** Structure types of PDF 1.7 (ISO 32000-1 §14.8.4), and the root’s name in pdf.js. */
const STANDARD =
  /^(?:Root|Document|Part|Art|Sect|Div|BlockQuote|Caption|NonStruct|H[1-6]|P|L|LI|Lbl|LBody|Span|Note|Reference|Code|Link|Figure)$/u;

describe.each(['en', 'fa'] as const)('the tags of the reading PDF in %s, as pdf.js reads them', (tag) => {
  let tags: Tag[];
  beforeAll(async () => {
    tags = all(await tagsInPdfJs(inFile(tag)));
  });

  test('give the words of the statement in their order', () => {
    const words = wordsOf(tags[0]?.text ?? '');
    let at = 0;
    for (const word of wordsOf(
      smallTexts(tag)
        .join('\n')
        .replace(/\u200C/gu, ''),
    )) {
      const next = words.indexOf(word, at);
      expect([word, next]).toEqual([word, expect.toSatisfy((found: number) => found >= at)]);
      at = next + 1;
    }
  });

  test('have standard roles only', () => {
    expect(tags.map(({ role }) => role).filter((role) => !STANDARD.test(role))).toEqual([]);
    const count = (role: string) => tags.filter((one) => one.role === role).length;
    // A note has a label of its own.
    expect([count('LI'), count('Note'), count('Lbl'), count('LBody')]).toEqual([6, 1, 7, 6]);
    expect(count('H1')).toBe(1);
    expect(count('Link')).toBeGreaterThanOrEqual(3);
  });

  test('name the language of every name that is of another', () => {
    for (const [name, lang] of NAMES) {
      const item = tags.find(({ role, text }) => role === 'LI' && text.includes(name));
      const languages = item && all([item]).filter(({ text }) => text.trim() === name || text.includes(name));
      const stated = languages?.flatMap((one) => one.lang ?? []);
      expect([name, new Set(stated)]).toEqual([name, new Set(lang === tag ? [] : [lang])]);
      const label = item?.children.find(({ role }) => role === 'Lbl');
      expect([name, label?.lang]).toEqual([name, lang === tag ? undefined : tag]);
    }
  });

  test('every link says where it leads', async () => {
    const document = await getDocument({ data: inFile(tag).slice(), verbosity: 0 }).promise;
    const annotations = (await (await document.getPage(1)).getAnnotations()) as {
      subtype: string;
      url?: string;
      contentsObj: { str: string };
    }[];
    await document.destroy();
    expect(annotations.length).toBeGreaterThanOrEqual(3);
    const words = tag === 'en' ? 'Water Council' : 'شورای آب';
    const [council] = annotations.filter(({ contentsObj }) => contentsObj.str.includes('('));
    expect(council).toMatchObject({
      url: 'https://example.org/council',
      contentsObj: { str: `${words} (https://example.org/council)` },
    });
    for (const { contentsObj } of annotations) expect(contentsObj.str).not.toBe('');
  });
});

/** Properties of the XMP packet, read by a parser of XML; those of a language alternative as `x-default`. */
async function xmpOf(pdf: Uint8Array): Promise<Record<string, string>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const stream = document.catalog.lookup(PDFName.of('Metadata')) as unknown as { getContents(): Uint8Array };
  const text = Buffer.from(stream.getContents()).toString('utf8');
  const xml = new DOMParser({
    onError: (_, message) => {
      throw new Error(message);
    },
  }).parseFromString(text, 'text/xml');
  const [description] = Array.from(xml.getElementsByTagName('rdf:Description'));
  return Object.fromEntries(
    Array.from(description?.childNodes ?? [])
      .filter((node) => node.nodeType === node.ELEMENT_NODE)
      .map((node) => [
        node.nodeName,
        (node.firstChild?.nodeName === 'rdf:Alt' ? node.firstChild.firstChild : node)?.textContent ?? '',
      ]),
  );
}

describe('what the reading PDF says of itself', () => {
  test.each([
    ['en', 'source', '100'],
    ['fa', 'translated', '100'],
  ] as const)(
    '%s: XMP and the information dictionary say the same, and what the statement is',
    async (tag, status, percent) => {
      const statement = await readFile(join(folder, 'locales/en/statement.md'));
      const xmp = await xmpOf(inFile(tag));
      const document = await PDFDocument.load(inFile(tag), { updateMetadata: false });
      expect(xmp).toMatchObject({
        'dc:title': document.getTitle(),
        'pdf:Producer': document.getProducer(),
        'xmp:CreatorTool': document.getCreator(),
        'xmp:CreateDate': '2025-08-12T00:00:00Z',
        'xmp:ModifyDate': '2025-08-12T00:00:00Z',
        'pdfaid:part': '2',
        'pdfaid:conformance': 'A',
        'pdfuaid:part': '1',
        'statement:revision': createHash('sha256').update(statement).digest('hex'),
        'statement:locale': tag,
        'statement:date': '2025-08-12',
        'statement:completeness': percent,
        'statement:status': status,
      });
      expect(document.getTitle()).toBe(smallTexts(tag)[0]);
      expect(document.getCreationDate()?.toISOString()).toBe('2025-08-12T00:00:00.000Z');
      expect(document.catalog.get(PDFName.of('Lang'))?.toString()).toContain(tag);
    },
  );

  test('pdf.archive: a4 and pdf.attachSource: PDF/A-4f and PDF/UA-2, with the statement to the byte', async () => {
    const own = await smallPublication('pdf: { archive: a4, attachSource: true }\n');
    expect((await publish(['-C', own, 'build', '--format', 'pdf', '--locale', 'fa'])).code).toBe(0);
    const pdf = await bytesOf('dist/fa/river.fa.pdf', own);
    expect(Buffer.from(pdf.subarray(0, 8)).toString()).toBe('%PDF-2.0');
    expect(await xmpOf(pdf)).toMatchObject({
      'pdfaid:part': '4',
      'pdfaid:conformance': 'F',
      'pdfaid:rev': '2020',
      'pdfuaid:part': '2',
      'pdfuaid:rev': '2024',
    });
    const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
    const attached = (await document.getAttachments()) as Record<string, { content: Uint8Array }>;
    await document.destroy();
    const statement = await readFile(join(own, 'locales/en/statement.md'));
    expect(Object.keys(attached)).toEqual(['statement.md']);
    expect(Buffer.from(attached['statement.md']?.content ?? [])).toEqual(statement);
    expect((await publish(['preflight', join(own, 'dist/fa/river.fa.pdf')])).code).toBe(0);
  });
});

describe('no PDF is published whose text is not whole', () => {
  const style = () => readFile(join(ROOT, 'templates/paper.css'), 'utf8');

  test('a style that hides an item', async () => {
    const rule = '.body li:last-child { display: none }';
    const own = await smallPublication('', { 'templates/paper.css': `${await style()}\n${rule}\n` });
    const { code, stderr } = await publish(['-C', own, 'build', '--format', 'pdf', '--locale', 'en']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('does not show “Pay the growers.”')]);
    expect(stderr).toMatch(/8:4 +error .*pdf-text/u);
    expect(await readdir(own)).not.toContain('dist');
  });
});

describe('a PDF that is not built as the browser builds it is refused', () => {
  /** What is wrong with an edition whose PDF the printer gives. */
  async function problemsOf(pdf: Uint8Array): Promise<string[]> {
    const printer = {
      print: () => Promise.resolve({ pdf, refused: [] }),
      picture: () => Promise.reject(new Error('no card is made')),
      warm: () => undefined,
      identity: () => Promise.resolve('other'),
      close: () => Promise.resolve(),
    };
    const reader = { warm: () => undefined, pages: () => Promise.reject(new Error('never read')) };
    const host = createHost(folder, printer, reader);
    const config = (await readConfig(host, undefined)).value;
    const publication = config && (await readPublication(host, config)).value;
    if (publication === undefined) throw new Error('no publication');
    const asked = formats.filter(({ id }) => id === 'pdf');
    const edition = await renderEdition(
      host,
      publication,
      localizeAll(publication, ['fa']),
      asked,
      () => undefined,
    );
    expect([...(edition.value?.files.keys() ?? [])].filter((path) => path.endsWith('.pdf'))).toEqual([]);
    const found = edition.problems.filter(({ rule }) => rule === 'pdf-shape');
    expect(found.map(({ fatal }) => fatal)).toEqual([true]);
    return found.map(({ message }) => message);
  }
  const changed = async (change: (document: PDFDocument) => void) => {
    const document = await PDFDocument.load(printed, { updateMetadata: false });
    change(document);
    return document.save({ addDefaultPage: false });
  };

  test.each([
    [
      'another program’s',
      (document: PDFDocument) => {
        document.setProducer('Other 3');
      },
      'was written by “Other 3”, not by Chromium.',
    ],
    [
      'a later browser’s',
      (document: PDFDocument) => {
        document.setProducer('Skia/PDF m999');
      },
      'printed by Chromium 999; the repair knows versions 147 to 156.',
    ],
    [
      'one without tags',
      (document: PDFDocument) => document.catalog.delete(PDFName.of('StructTreeRoot')),
      'The PDF has no tags.',
    ],
  ])('%s', async (_, change, message) => {
    expect(await problemsOf(await changed(change))).toEqual([expect.stringContaining(message)]);
  });
});
