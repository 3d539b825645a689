import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, expect, test } from 'vitest';
import { publicationOf, publish, ROOT } from '../publication.js';
import { inPdfium } from './readers.js';

/** German, which the package has no strings of: those of this publication have no name for a note. */
const TITLE = 'Die Bibliothek am Hafen bleibt';
let folder: string;
const made = (path: string) => readFile(join(folder, 'dist', path), 'utf8');
const pdf = async () => new Uint8Array(await readFile(join(folder, 'dist/lb/x.lb.pdf')));

beforeAll(async () => {
  const strings = JSON.parse(await readFile(join(ROOT, 'locales/en/press.json'), 'utf8')) as object;
  const own = { ...strings, notes: 'Anmerkungen', 'note.number': undefined };
  const paragraph = 'Wir bitten den Rat der Stadt, die Bibliothek am Hafen offen zu halten. '.repeat(9);
  folder = await publicationOf({
    'locales/lb/statement.md':
      'Die Bibliothek\\\nam Hafen  \nbleibt\n===\n\n12. März 2026\n\nWir bitten den Rat.[^1]\n\n' +
      `Was wir\\\nfordern\n---\n\n${`${paragraph}\n\n`.repeat(9)}[^1]: Am Hafen.\n`,
    'locales/lb/press.json': JSON.stringify(own),
    'publish.config.yaml':
      'sourceLocale: lb\nlocales: [lb]\ndate: 2026-03-12\nslug: x\nformats: [html, pdf, txt]\n',
  });
  const { code, stderr } = await publish(['-C', folder, 'build', '--no-cache']);
  expect([code, stderr]).toEqual([0, expect.not.stringMatching(/ error /u)]);
});

test('a break in a title is a space on pages: in the window’s title, in what search engines read, and in the chooser', async () => {
  const [page, chooser] = [await made('lb/index.html'), await made('index.html')];
  expect(page).toContain('Die Bibliothek<br>');
  for (const html of [page, chooser]) expect(/<title>[^<]*<\/title>/u.exec(html)?.[0]).toContain(TITLE);
  const texts = page.matchAll(/<meta[^>]*content="([^"]*Bibliothek[^"]*)"|"headline": ?"([^"]*)"/gu);
  const titles = Array.from(texts, ([, meta, headline]) => meta ?? headline ?? '');
  expect(titles.length).toBeGreaterThan(1);
  for (const one of titles) expect(one).toContain('Die Bibliothek am Hafen');
  expect(JSON.parse(await made('manifest.json'))).toMatchObject({ statement: { title: TITLE } });
  expect(chooser.replace(/<[^>]*>/gu, '')).toContain(TITLE);
});

test('and in the PDF: in its metadata, its bookmarks and at the foot of its pages', async () => {
  const document = await getDocument({ data: await pdf(), verbosity: 0 }).promise;
  const { info } = (await document.getMetadata()) as { info: { Title?: string } };
  const bookmarks = (await document.getOutline()) as { title: string; items: { title: string }[] }[];
  const titles = bookmarks.flatMap(({ title, items }) => [title, ...items.map((one) => one.title)]);
  expect(info.Title).toBe(TITLE);
  expect(titles).toEqual(expect.arrayContaining([TITLE, 'Was wir fordern']));
  expect(document.numPages).toBeGreaterThan(1);
  await document.destroy();
  const pages = (await inPdfium(await pdf())).split(/\f|\r?\n/u);
  expect(pages.filter((line) => line.includes(TITLE)).length).toBeGreaterThan(0);
});

test('a link to a note is named by the heading of the notes where the language has no name for one', async () => {
  const document = await getDocument({ data: await pdf(), verbosity: 0 }).promise;
  const annotations = (await (await document.getPage(1)).getAnnotations()) as {
    contentsObj?: { str: string };
  }[];
  await document.destroy();
  expect(annotations.map(({ contentsObj }) => contentsObj?.str)).toContain('Anmerkungen 1');
});
