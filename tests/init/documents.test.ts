import { readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { diffArrays } from 'diff';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { parseBlocks } from '../../src/parse/markdown.js';
import { expectGolden } from '../golden.js';
import { publish, ROOT, temporaryFolder, type Ran } from '../publication.js';
import { documentWords, pageWords, wordsIn, type DocumentWords } from './document-words.js';

const FIXTURES = join(ROOT, 'tests/fixtures');
const DOCUMENTS = filesIn('documents').filter((path) => /document\.(?:docx|odt)$/u.test(path));
/** Texts and pages; of a page, the words are counted, too. */
const TEXTS = filesIn('documents').filter((path) => /document\.(?:html?|md|txt)$/u.test(path));
/** Documents that other tests have brought with them. */
const OTHERS = [...filesIn('libreoffice'), ...filesIn('adopt')].filter((path) => path.endsWith('.docx'));

test.each(DOCUMENTS)('%s becomes the statement beside it, word for word', async (path) => {
  const { ran, markdown } = await begun(path);
  await expectGolden(join('../fixtures', path, '../statement.md'), markdown);
  expectEveryWord(await wordsOf(path), ran, markdown);
});

test.each(TEXTS)('%s becomes the statement beside it', async (path) => {
  const { ran, markdown } = await begun(path);
  await expectGolden(join('../fixtures', path, '../statement.md'), markdown);
  expect(ran.stderr).not.toContain('init-words');
  if (/html?$/u.test(path)) expectEveryWord(await wordsOf(path), ran, markdown);
});

test.each(OTHERS)('every word of %s is in the statement, in its order, or listed', async (path) => {
  const { ran, markdown } = await begun(path);
  expectEveryWord(await wordsOf(path), ran, markdown);
});

test('a word that is lost is seen', async () => {
  const path = 'documents/google-docs/document.docx';
  const { ran, markdown } = await begun(path);
  const words = await wordsOf(path);
  const broken = [
    markdown.replace('for sale', 'sale'),
    markdown.replace('The deed is lost', 'The lost deed is'),
    markdown.replace('Ask the gardeners', 'Ask all the gardeners'),
  ];
  for (const one of broken) {
    expect(() => {
      expectEveryWord(words, ran, one);
    }).toThrow();
  }
});

/** What `publish init --from` makes of a document. */
async function begun(path: string): Promise<{ ran: Ran; markdown: string }> {
  const folder = join(temporaryFolder(), 'new');
  const ran = await publish(['init', folder, '--from', join(FIXTURES, path)]);
  expect(ran).toMatchObject({ code: 0 });
  const [tag = ''] = await readdir(join(folder, 'locales'));
  return { ran, markdown: await readFile(join(folder, 'locales', tag, 'statement.md'), 'utf8') };
}

async function wordsOf(path: string): Promise<DocumentWords> {
  const bytes = new Uint8Array(await readFile(join(FIXTURES, path)));
  return /html?$/u.test(path) ? pageWords(bytes) : documentWords(bytes);
}

/** Holds a statement and what was said of it against the words of the document. */
function expectEveryWord(document: DocumentWords, { stderr }: Ran, markdown: string): void {
  const { text, deleted, comments, descriptions } = document;
  expect(text.length).toBeGreaterThan(30);
  const changes = diffArrays(text, statementWords(markdown));
  const missing = changes.filter(({ removed }) => removed).flatMap(({ value }) => value);
  const listed = Array.from(
    stderr.matchAll(/left out(?: here)?: “(.*)”/gu),
    ([, words = '']) => words,
  ).flatMap(wordsIn);
  expect(without([...missing, ...deleted, ...comments], listed)).toEqual([]);
  const added = changes.filter((change) => change.added).flatMap(({ value }) => value);
  expect(without(added, descriptions).filter((word) => !/^\p{N}+$/u.test(word))).toEqual([]);
  expect(stderr).not.toContain('init-words');
}

/** The words of a Markdown text, those of its notes last. */
function statementWords(markdown: string): string[] {
  const texts: string[] = [];
  visit(parseBlocks(markdown.replaceAll('\\\n', '\n')), (node) => {
    const isText = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    if (isText || node.type === 'code') texts.push(toString(node));
  });
  return wordsIn(texts.join('\n'));
}

/** The words that are left when each of the others has taken one of its kind away. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The files of a folder of fixtures and of those in it, by their paths among the fixtures. */
function filesIn(folder: string): string[] {
  return readdirSync(join(FIXTURES, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(FIXTURES, join(entry.parentPath, entry.name)))
    .sort();
}
