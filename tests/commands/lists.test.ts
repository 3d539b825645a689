import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAtomFeed } from 'feedsmith';
import { parse } from 'parse5';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, test } from 'vitest';
import { ADDRESS, smallPublications, threePublications } from '../collection.js';
import { expectGolden } from '../golden.js';
import { elements, textOf } from '../html.js';
import { publish } from '../publication.js';

const PAGES = ['--format', 'html'];
const read = (folder: string, path: string) => readFile(join(folder, 'site', path), 'utf8');
const build = (folder: string, names: readonly string[], ...args: string[]) =>
  publish(['-C', folder, 'build', ...names, ...PAGES, '--out-dir', 'site', ...args]);
const verified = (folder: string) => publish(['-C', folder, 'verify', 'site']);

/** Every file of a folder with its bytes. */
async function bytesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read64 = async (path: string) => [path.slice(folder.length), await readFile(path, 'base64')] as const;
  return new Map(await Promise.all(paths.sort().map(read64)));
}

/** Titles, languages and addresses of a list. */
async function listed(folder: string, tag: string) {
  const page = parse(await read(folder, `${tag}/index.html`));
  const titles = elements(page, ({ tagName }) => tagName === 'h2');
  return titles.map((title) => {
    const [link] = elements(title, ({ tagName }) => tagName === 'a');
    return [link?.attributes.href, link?.attributes.lang, link?.attributes.dir, textOf(title)];
  });
}

describe('three publications with different languages', () => {
  const names = ['library', 'real', 'river'];
  let folder: string;

  beforeAll(async () => {
    folder = await threePublications();
    expect(await build(folder, names)).toMatchObject({ code: 0 });
  });

  test('have a list in every language, a page to choose it, feeds and sitemaps', async () => {
    for (const tag of ['en', 'fa-AF', 'he'])
      await expectGolden(`lists/${tag}.html`, await read(folder, `${tag}/index.html`));
    await expectGolden('lists/index.html', await read(folder, 'index.html'));
    await expectGolden('lists/fa.xml', await read(folder, 'fa/feed.xml'));
    await expectGolden('lists/sitemap.xml', await read(folder, 'sitemap.xml'));
    await expectGolden('lists/sitemap-lists.xml', await read(folder, 'sitemap-lists.xml'));
    // A statement without a page in the language is in its own.
    expect((await listed(folder, 'ps')).map(([, lang, dir]) => [lang, dir])).toEqual([
      ['en', 'ltr'],
      ['en', 'ltr'],
      ['ps', 'rtl'],
    ]);
  });

  test('every link of a list and of the sitemap leads to a file', async () => {
    for (const tag of ['.', 'en', 'ps', 'ur']) {
      const page = parse(await read(folder, `${tag}/index.html`));
      const links = elements(
        page,
        ({ tagName, attributes }) =>
          ['a', 'link'].includes(tagName) && !attributes.href?.startsWith('https:'),
      );
      expect(links.length).toBeGreaterThan(4);
      for (const { attributes } of links)
        expect([attributes.href, existsSync(join(folder, 'site', tag, attributes.href ?? ''))]).toEqual([
          attributes.href,
          true,
        ]);
    }
    for (const [, path = ''] of (await read(folder, 'sitemap.xml')).matchAll(
      /<loc>https:\/\/press.example\/all\/(.*)<\/loc>/gu,
    ))
      expect([path, existsSync(join(folder, 'site', path))]).toEqual([path, true]);
  });

  test('the feeds are Atom: well-formed, each entry with what RFC 4287 requires', async () => {
    for (const tag of ['en', 'fa', 'ur']) {
      const seen: string[] = [];
      const parser = new SaxesParser({ xmlns: true });
      parser.on('opentag', ({ uri, local }) => {
        expect(uri).toBe('http://www.w3.org/2005/Atom');
        seen.push(local);
      });
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(await read(folder, `${tag}/feed.xml`)).close();
      const count = (name: string) => seen.filter((one) => one === name).length;
      expect([count('entry'), count('id'), count('title'), count('updated'), count('author')]).toEqual([
        3, 4, 4, 4, 1,
      ]);
    }
  });

  test('an independent reader finds titles, languages, dates, addresses and texts in the feeds', async () => {
    for (const tag of ['en', 'fa-AF']) {
      const feed = parseAtomFeed(await read(folder, `${tag}/feed.xml`));
      const home = `${ADDRESS}/${tag}/`;
      expect(feed).toMatchObject({ id: home, xml: { lang: tag }, updated: '2026-03-24T00:00:00Z' });
      expect(feed.links).toEqual([
        { rel: 'self', type: 'application/atom+xml', href: `${home}feed.xml` },
        { rel: 'alternate', type: 'text/html', hreflang: tag, href: home },
      ]);
      // What a reader shows is what the list of the same language shows, in the same order.
      const entries = (feed.entries ?? []).map(({ id = '', title, links }) => {
        const language = title?.xml?.lang ?? feed.xml?.lang;
        expect(links).toEqual([{ rel: 'alternate', type: 'text/html', hreflang: language, href: id }]);
        return [id, language, title?.value];
      });
      const rows = (await listed(folder, tag)).map(([href = '', lang = tag, , title]) => [
        new URL(href.replace(/index\.html$/u, ''), home).href,
        lang,
        title,
      ]);
      expect(entries).toEqual(rows);
      expect(feed.entries?.map(({ published, updated }) => [published, updated])).toEqual([
        ['2026-03-22T00:00:00Z', '2026-03-24T00:00:00Z'],
        ['2026-03-12T00:00:00Z', '2026-03-12T00:00:00Z'],
        ['2025-08-12T00:00:00Z', '2025-08-12T00:00:00Z'],
      ]);
      for (const { id = '', summary, title } of feed.entries ?? []) {
        const page = parse(await read(folder, `${id.slice(ADDRESS.length + 1)}index.html`));
        const text = elements(page, ({ tagName }) => tagName === 'main')
          .map(textOf)
          .join('');
        expect(summary?.xml?.lang).toBe(title?.xml?.lang);
        expect(text).toContain(summary?.value.slice(0, 60));
      }
    }
  });

  test('verify knows the lists: one that is changed, missing or foreign', async () => {
    expect(await verified(folder)).toMatchObject({ code: 0 });
    const copy = await threePublications();
    await cp(join(folder, 'site'), join(copy, 'site'), { recursive: true });
    await writeFile(join(copy, 'site/en/index.html'), 'spoilt');
    await rm(join(copy, 'site/fa/feed.xml'));
    await writeFile(join(copy, 'site/ps/mine.html'), 'mine');
    const { code, stdout } = await verified(copy);
    expect(code).toBe(1);
    for (const path of ['en/index.html', 'fa/feed.xml', 'ps/mine.html']) expect(stdout).toContain(path);
  });

  test('fewer of them are refused, or with --replace the others are removed', async () => {
    const before = await bytesOf(join(folder, 'site'));
    const refused = await build(folder, ['library']);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('would leave out: real, river.'),
    ]);
    expect(await bytesOf(join(folder, 'site'))).toEqual(before);
    expect(await build(folder, ['library'], '--replace')).toMatchObject({ code: 0 });
    expect(readdirSync(join(folder, 'site')).sort()).toEqual([
      'assets',
      'collection.json',
      'en',
      'fa-AF',
      'index.html',
      'library',
      'sitemap-lists.xml',
      'sitemap.xml',
    ]);
    expect(await verified(folder)).toMatchObject({ code: 0 });
  });
});

test('the same publications are the same bytes in any order, with and without the cache', async () => {
  const names = ['a', 'b'];
  const folder = await smallPublications({ a: {}, b: {} });
  await build(folder, names);
  const before = await bytesOf(join(folder, 'site'));
  await build(folder, [...names].reverse());
  expect(await bytesOf(join(folder, 'site'))).toEqual(before);
  await rm(join(folder, 'site'), { recursive: true });
  await build(folder, names, '--no-cache');
  expect(await bytesOf(join(folder, 'site'))).toEqual(before);
});

test('two statements with one slug, one date and markup in their title are two entries', async () => {
  const text = '# A <script>alert(1)</script> & *B*\n\nThe water belongs to all.\n';
  const folder = await smallPublications({ a: { text }, b: { text } });
  expect(await build(folder, ['b', 'a'])).toMatchObject({ code: 0 });
  const title = 'A <script>alert(1)</script> & B';
  expect(await listed(folder, 'fa')).toEqual([
    ['../a/fa/index.html', 'en', 'ltr', title],
    ['../b/fa/index.html', 'en', 'ltr', title],
  ]);
  const feed = await read(folder, 'en/feed.xml');
  expect(feed.match(/<id>.*<\/id>/gu)).toEqual([
    `<id>${ADDRESS}/en/</id>`,
    `<id>${ADDRESS}/a/en/</id>`,
    `<id>${ADDRESS}/b/en/</id>`,
  ]);
  expect(feed).toContain('<title>A &lt;script&gt;alert(1)&lt;/script&gt; &amp; B</title>');
});

const config = (lines: string) => `locales: [en]\n${lines}`;
const dated = 'date: 2025-08-12\n';

test.each([
  ['no address', { b: { config: config(dated) } }, 'without `baseUrl` in b', ['a', 'b'], false],
  [
    'another address',
    { b: { config: config(`${dated}baseUrl: https://b.example/b\n`) } },
    'https://b.example/b, not https://press.example/all/b',
    ['a', 'b'],
    false,
  ],
  [
    'no date',
    { b: { config: config(`baseUrl: ${ADDRESS}/b\n`) } },
    'b has no date, so it is in no feed.',
    ['a', 'b'],
    true,
  ],
  [
    'an embargo',
    {
      b: {
        config: config(`${dated}baseUrl: ${ADDRESS}/b\nrelease: { embargo: "2031-03-22T09:30:00+03:00" }\n`),
      },
    },
    'b is under embargo until',
    ['a'],
    true,
  ],
] as const)('%s is said, and what it means for the lists', async (_, other, message, names, hasFeed) => {
  const folder = await smallPublications({ a: {}, ...other });
  const ran = await build(folder, ['a', 'b']);
  expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining(message)]);
  expect((await listed(folder, 'en')).map(([href]) => href)).toEqual(
    names.map((name) => `../${name}/en/index.html`),
  );
  expect(existsSync(join(folder, 'site/en/feed.xml'))).toBe(hasFeed);
  expect((await read(folder, 'en/index.html')).includes('feed.xml')).toBe(hasFeed);
  if (hasFeed) expect(await read(folder, 'en/feed.xml')).not.toContain(`${ADDRESS}/b/`);
  expect(await verified(folder)).toMatchObject({ code: 0 });
});

test('a publication that fails leaves the lists as they were', async () => {
  const folder = await smallPublications({ a: {}, b: {} });
  await build(folder, ['a', 'b']);
  const before = await read(folder, 'en/index.html');
  await writeFile(
    join(folder, 'a/locales/en/statement.md'),
    '# Another title\n\nThe water belongs to all.\n',
  );
  await writeFile(join(folder, 'b/locales/en/statement.md'), '');
  const ran = await build(folder, ['a', 'b']);
  expect([ran.code, ran.stdout]).toEqual([
    1,
    expect.stringContaining('1 failed, so the lists stay as they were'),
  ]);
  expect(await read(folder, 'en/index.html')).toBe(before);
});

test.each([
  ['index.html', 'a', 'index.html in site is in the way of a list'],
  ['index.html', 'en', 'The edition en is where lists of site go: en.'],
  ['notes.txt', 'Assets', 'The edition Assets is where lists of site go: Assets.'],
])('%s beside the edition %s: nothing of others is replaced', async (file, name, message) => {
  const folder = await smallPublications({ [name]: {} });
  await mkdir(join(folder, 'site'));
  await writeFile(join(folder, 'site', file), 'mine');
  const ran = await build(folder, [name]);
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(message)]);
  expect(await read(folder, file)).toBe('mine');
  expect(readdirSync(join(folder, 'site')).sort()).toEqual([name, file].sort());
});

test('shares become the same collection as built at once', async () => {
  const names = ['a', 'b', 'c'];
  const folder = await smallPublications({ a: {}, b: {}, c: {} });
  await build(folder, names);
  const whole = await bytesOf(join(folder, 'site'));
  await rm(join(folder, 'site'), { recursive: true });
  for (const share of ['1/2', '2/2'])
    expect(await build(folder, names, '--shard', share)).toMatchObject({ code: 0 });
  expect(existsSync(join(folder, 'site/index.html'))).toBe(false);
  expect(await publish(['-C', folder, 'verify', 'site', '--merge'])).toMatchObject({ code: 0 });
  expect(await bytesOf(join(folder, 'site'))).toEqual(whole);
});

test('the folder of the command may have words, brand and templates for the lists', async () => {
  const folder = await smallPublications({ a: {}, b: {} });
  await mkdir(join(folder, 'locales/en'), { recursive: true });
  await mkdir(join(folder, 'templates'));
  await writeFile(join(folder, 'locales/en/press.json'), '{ "statements": "What we said" }');
  await writeFile(join(folder, 'publish.config.yaml'), "brand: { accent: '#005a9c' }\n");
  await writeFile(join(folder, 'templates/footer.html'), '<p id="site">{{up}}|{{kind}}</p>\n');
  await writeFile(join(folder, 'templates/list.css'), '.statements { color: teal; }\n');
  expect(await build(folder, ['a', 'b'])).toMatchObject({ code: 0 });
  expect(await read(folder, 'en/index.html')).toContain('<h1 class="list-title">What we said</h1>');
  expect(await read(folder, 'en/index.html')).toContain('<p id="site">../|What we said</p>\n</body>');
  expect(await read(folder, 'index.html')).toContain('<p id="site">|What we said</p>\n</body>');
  const style = await read(folder, 'assets/page.css');
  expect([style.includes('#005a9c'), style.includes('teal')]).toEqual([true, true]);
});

test('a publication that has another name now, and says so, is left out by nobody', async () => {
  const folder = await smallPublications({ a: {}, old: {} });
  await build(folder, ['a', 'old']);
  await cp(join(folder, 'old'), join(folder, 'new'), { recursive: true });
  expect((await build(folder, ['a', 'new'])).code).toBe(2);
  const config = `locales: [en, fa]\ndate: 2025-08-12\nbaseUrl: ${ADDRESS}/new\nmoved: [old/]\n`;
  await writeFile(join(folder, 'new/publish.config.yaml'), config);
  expect(await build(folder, ['a', 'new'])).toMatchObject({ code: 0 });
  expect((await listed(folder, 'en')).map(([href]) => href)).toEqual([
    '../a/en/index.html',
    '../new/en/index.html',
  ]);
  expect(existsSync(join(folder, 'site/old/index.html'))).toBe(true);
  expect(await verified(folder)).toMatchObject({ code: 0 });
});

test('without web pages there are no lists', async () => {
  const folder = await smallPublications({ a: {} });
  const ran = await publish(['-C', folder, 'build', 'a', '--format', 'txt', '--out-dir', 'site']);
  expect(ran.code).toBe(0);
  expect(readdirSync(join(folder, 'site')).sort()).toEqual(['a', 'collection.json']);
});
