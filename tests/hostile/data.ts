import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Article, ArticleBlock, ArticleFile, ArticleInline } from '../../src/model/article.js';
import { publish, temporaryFolder } from '../publication.js';
import { folderWith } from './folder.js';

/** Changes a file of data in place. */
type Change = (
  article: { -readonly [Name in keyof Article]: Article[Name] } & { blocks: ArticleBlock[] },
) => void;

const WORDS = 'رود از آن ماست';
let folder = '';
let good = '';

beforeAll(async () => {
  folder = await folderWith({
    'locales/fa/statement.json': JSON.stringify({
      'the-river-is-ours': WORDS,
      'we-ask-for-water': 'ما آب می‌خواهیم.',
      signatories: 'امضاکنندگان:',
    }),
  });
  expect((await publish(['-C', folder, 'sync'])).code).toBe(0);
  expect((await publish(['-C', folder, 'build', '--format', 'json'])).code).toBe(0);
  good = await readFile(join(folder, 'dist/fa/the-river-is-ours.fa.json'), 'utf8');
});

/** Data in which words are replaced. */
const replaced = (by: string, words: string) => good.replace(words, by);

/** Data whose article is changed. */
function changed(change: Change): string {
  const file = JSON.parse(good) as ArticleFile;
  change(file.article as Parameters<Change>[0]);
  return JSON.stringify(file, undefined, 2);
}

/** Inline content within so many levels of stress. */
function stressed(levels: number): ArticleInline {
  let content: ArticleInline = { type: 'text', text: 'a' };
  for (let at = 0; at < levels; at += 1)
    content = { type: at % 2 === 0 ? 'strong' : 'emphasis', content: [{ type: 'text', text: 'b' }, content] };
  return content;
}

/** A paragraph within so many quotations. */
function quoted(levels: number): ArticleBlock {
  let block: ArticleBlock = { type: 'paragraph', content: [{ type: 'text', text: 'a' }] };
  for (let at = 0; at < levels; at += 1) block = { type: 'quote', blocks: [block] };
  return block;
}

const REFUSED: Readonly<Record<string, readonly [make: () => string | Uint8Array, message: RegExp]>> = {
  'a type that every object has': [
    () => replaced('"type": "__proto__"', '"type": "paragraph"'),
    /:17 +error +“article\.blocks\[0\]\.type” is not one of/u,
  ],
  'a later version': [() => replaced('"version": 7', '"version": 1'), /3:14 +error +The file has version 7/u],
  'a member twice': [
    () => replaced('"version": 1, "version": 1', '"version": 1'),
    /3:17 +error +The member “version” is here twice/u,
  ],
  'many quotations': [
    () => changed(({ blocks }) => blocks.push(quoted(450))),
    /\d:\d+ +error +The text here is nested more than 100 levels deep/u,
  ],
  'much stress': [
    () => changed(({ blocks }) => blocks.push({ type: 'paragraph', content: [stressed(450)] })),
    /\d:\d+ +error +The text here is nested more than 100 levels deep/u,
  ],
  'lists without end': [
    () => '['.repeat(100_000),
    /1:1001 +error +The file is nested deeper than 1000 levels/u,
  ],
  'a number that is too large': [
    () => changed(({ blocks }) => blocks.push({ type: 'list', start: 1e300, items: [] })),
    /\d:\d+ +error +“article\.blocks\[\d\]\.start” is not a whole number up to 999999999/u,
  ],
  'a number without end': [
    () => replaced('"first": 1e999', '"first": 1'),
    /\d:\d+ +error +“article\.blocks\[\d\]\.groups\[0\]\.first” is not a whole number/u,
  ],
  'a name of several lines': [
    () => replaced('"name": "First\\n\\n# Group"', '"name": "First Group"'),
    /\d:\d+ +error +“article\.blocks\[\d\]\.groups\[0\]\.names\[0\]\.name” is not/u,
  ],
  'a day that no calendar has': [
    () => replaced('"iso": "2025-02-30"', '"iso": "2025-01-02"'),
    /\d:\d+ +error +“article\.date\.iso” is not/u,
  ],
  'an embargo that is no time': [
    () => changed((article) => (article.embargo = '2025-13-01T00:00Z')),
    /\d:\d+ +error +“article\.embargo” is not/u,
  ],
  'a language that is a path': [
    () => replaced('"locale": "../fa"', '"locale": "fa"'),
    /4:13 +error +“locale” is not/u,
  ],
  'half a letter at its end': [
    () => {
      const bytes = Buffer.from(good);
      return bytes.subarray(0, bytes.indexOf(WORDS) + 1);
    },
    /9:13 +error +The file is not valid UTF-8/u,
  ],
  'its end cut off': [() => good.slice(0, -40), /\d:\d+ +error +The file is not JSON/u],
  'the JSON of another program': [
    () => '{\n  "name": "x",\n  "version": "1.0.0"\n}\n',
    /1:1 +error +The file is JSON, but not an article: “article” is missing/u,
  ],
  'a list': [() => '\n [1, 2]', /2:2 +error +The file is JSON, but not an article/u],
  nothing: [() => '{"article": null}', /1:1 +error +“article” is not an object|“version” is not/u],
};

test.each(Object.keys(REFUSED))(
  'data with %s is refused at its place, and nothing is written',
  async (name) => {
    const [make, message] = REFUSED[name] ?? [() => '', /^$/u];
    const file = join(folder, 'x.json');
    await writeFile(file, make());
    const place = temporaryFolder();
    const before = await readFile(join(folder, 'locales/fa/statement.json'), 'utf8');
    for (const args of [
      ['init', place, '--from', file],
      ['-C', folder, 'adopt', 'fa', file, '--force'],
    ]) {
      const { code, stderr } = await publish(args);
      expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
      expect(stderr.match(/ error {2,}\S/gu)).toHaveLength(1);
    }
    expect(await readdir(place)).toEqual([]);
    expect(await readFile(join(folder, 'locales/fa/statement.json'), 'utf8')).toBe(before);
  },
);

test('what is in data does nothing but be read', async () => {
  const image = (path: string): ArticleBlock => ({
    type: 'paragraph',
    content: [{ type: 'image', src: path, path, alt: 'A map' }],
  });
  const file = join(folder, 'x.json');
  await writeFile(
    file,
    changed(({ blocks }) => {
      blocks.unshift(
        {
          type: 'paragraph',
          content: [
            { type: 'link', href: 'javascript:alert(1)', content: [{ type: 'text', text: 'Run‮ this' }] },
            { type: 'text', text: ' <script>alert(2)</script> \u001b[31m {{title}} $t(end)' },
          ],
        },
        image('../../../../etc/passwd'),
        image('assets/images/../../x.png'),
        ...['same', 'same'].map((id) => ({
          ...{ type: 'heading' as const, level: 2, id },
          content: [{ type: 'text' as const, text: 'Same' }],
        })),
      );
    }).replace('"version": 1', '"version": 1, "__proto__": {"locale": "ps"}'),
  );
  const place = temporaryFolder();
  const { code, stderr } = await publish(['init', place, '--from', file]);
  expect(code).toBe(0);
  expect(stderr).toContain('leads to javascript:alert(1); its words were taken, the link was not');
  expect(stderr.match(/The picture “A map” is not in the edition; it was left out/gu)).toHaveLength(2);
  const statement = await readFile(join(place, 'locales/en/statement.md'), 'utf8');
  expect(statement).toContain('Run this');
  expect(statement).not.toMatch(/[\u001b\u202a-\u202e]|javascript|passwd/u);
  expect(statement.match(/^## Same$/gmu)).toHaveLength(2);
  // Most of its letters are Latin, so it begins as English.
  expect((await publish(['-C', place, 'build', '--format', 'html'])).code).toBe(0);
  const page = await readFile(join(place, 'dist/en/index.html'), 'utf8');
  expect(page).toContain('&#x3C;script>alert(2)&#x3C;/script>');
  expect(page).toContain('{{title}} $t(end)');
});
