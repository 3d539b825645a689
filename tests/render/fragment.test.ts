import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { parse as parseHtml, parseFragment } from 'parse5';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { beforeAll, describe, expect, test } from 'vitest';
import { portable } from '../../src/render/fragment/portable.js';
import { locateBrowser } from '../../src/io/browser/locate.js';
import { thisMachine } from '../../src/io/browser/machine.js';
import { elements, textOf, type PageElement } from '../html.js';
import { publicationOf, publish, ROOT, temporaryFolder } from '../publication.js';
import { warmBrowser } from '../warm-browser.js';

const RIVER = join(import.meta.dirname, '../fixtures/river');
const TAGS = ['en', 'fa', 'ar', 'he', 'ur'];
const SLUG = 'zarimel-right-to-water';

const dist = join(temporaryFolder(), 'dist');
const fragmentOf = (tag: string) => readFile(join(dist, tag, `${SLUG}.${tag}.fragment.html`), 'utf8');
const all = (html: string, accept: (element: PageElement) => boolean = () => true) =>
  elements(parseFragment(html), accept);
const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();
const words = (html: string) => plain(all(`<div>${html}</div>`).slice(0, 1).map(textOf).join(''));
/** The filter of GitHub, which is stricter than those of WordPress and Hugo. */
const sanitised = (html: string) =>
  unified()
    .use(rehypeStringify)
    .stringify(
      unified()
        .use(rehypeSanitize)
        .runSync(fromHtml(html, { fragment: true })),
    );

beforeAll(async () => {
  const folder = join(temporaryFolder(), 'river');
  await cp(RIVER, folder, { recursive: true });
  const { code, stderr } = await publish([
    '-C',
    folder,
    'build',
    '--format',
    'html',
    'fragment',
    '--out-dir',
    dist,
  ]);
  expect([code, stderr]).toEqual([0, stderr]);
});

describe.each(TAGS)('the fragment of %s', (tag) => {
  test('has the words of the page’s article, in their order', async () => {
    const page = parseHtml(await readFile(join(dist, tag, 'index.html'), 'utf8'));
    const main = elements(page, ({ tagName }) => tagName === 'main');
    const fragment = all(await fragmentOf(tag), ({ attributes }) => attributes.class === 'communique');
    const original = all(await fragmentOf(tag), ({ attributes }) => attributes.class === 'original');
    const shown = plain([...main, ...original].map(textOf).join(' '));
    expect(plain(fragment.map(textOf).join(' '))).toBe(shown);
    expect(shown.length).toBeGreaterThan(1_000);
  });

  test('keeps every stretch’s language and direction through a strict filter', async () => {
    const html = await fragmentOf(tag);
    const kept = sanitised(html);
    const stretches = (text: string) =>
      all(text, ({ tagName, attributes }) => tagName !== 'div' && 'dir' in attributes).map((one) => [
        ...[one.tagName, one.attributes.lang, one.attributes.dir],
        plain(textOf(one)),
      ]);
    expect(stretches(kept)).toEqual(stretches(html));
    expect(stretches(kept).length).toBeGreaterThan(20);
    expect(words(kept)).toBe(words(html));
  });

  test('has no style, no script, and nothing that another page can have, too', async () => {
    const html = await fragmentOf(tag);
    expect(html).not.toMatch(/<(?:style|script|link|article|section|header|aside|bdi|time)\b|\sstyle=/u);
    const ids = all(html).flatMap(({ attributes }) => attributes.id ?? []);
    expect(ids.every((id) => id.startsWith(`${SLUG}-${tag}-`))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(2);
    const referred = all(html).flatMap(({ attributes }) => [
      ...(attributes['aria-labelledby'] ?? '').split(' '),
      ...(attributes['aria-describedby'] ?? '').split(' '),
      ...(attributes.href?.startsWith('#') === true ? [decodeURIComponent(attributes.href.slice(1))] : []),
    ]);
    expect(referred.filter((id) => id !== '' && !ids.includes(id))).toEqual([]);
  });

  test('says the language and the direction of each block that an editor takes alone', async () => {
    const blocks = all(await fragmentOf(tag), ({ tagName }) =>
      /^(?:p|h\d|ol|ul|table|blockquote|pre)$/u.test(tagName),
    );
    const inner = new Set(blocks.flatMap((block) => elements(block, () => true).map(({ node }) => node)));
    const outer = blocks.filter(({ node }) => !inner.has(node));
    expect(outer.length).toBeGreaterThan(10);
    expect(
      outer.filter(({ attributes }) => attributes.dir === undefined || attributes.lang === undefined),
    ).toEqual([]);
  });
});

test('headings begin below the one of the page that it is pasted into, and images at the edition', async () => {
  const html = await fragmentOf('fa');
  const levels = all(html, ({ tagName }) => /^h\d$/u.test(tagName)).map(({ tagName }) => tagName);
  expect(levels[0]).toBe('h2');
  expect(levels).not.toContain('h1');
  expect(all(html, ({ tagName }) => tagName === 'img').map(({ attributes }) => attributes.src)).toEqual([
    expect.stringMatching(/^https:\/\/zarimel\.example\/statement\/assets\/images\//u),
  ]);
});

test('in the page of another site, two languages keep their directions, and notes lead to their own', async () => {
  const machine = thisMachine();
  const found = await locateBrowser(undefined, machine);
  const { signal } = new AbortController();
  const lent = await warmBrowser().lend({ found, machine, timeout: 60_000, signal });
  const page = await lent.browser.newPage();
  try {
    const theme = '<style>body { font: 1rem/1.5 sans-serif; text-align: left; direction: ltr }</style>';
    const parts = await Promise.all(['en', 'fa'].map(fragmentOf));
    await page.setContent(`<html lang="en"><title>Blog</title>${theme}<h1>Post</h1>${parts.join('')}`);
    const seen = await page.evaluate(`(() => {
      const all = [...document.querySelectorAll('.communique [dir]')];
      const style = (element) => getComputedStyle(element);
      return {
        count: all.length,
        turned: all.filter((one) => style(one).direction !== one.dir).map((one) => one.outerHTML),
        joined: all.filter((one) => style(one).display === 'inline' && !/isolate/.test(style(one).unicodeBidi)).map((one) => one.outerHTML),
        astray: [...document.querySelectorAll('.communique a[href^="#"]')].filter((link) => {
          const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
          return target === null || target.closest('.communique') !== link.closest('.communique');
        }).map((one) => one.outerHTML),
      };
    })()`);
    const { count, ...wrong } = seen as { count: number };
    expect(wrong).toEqual({ turned: [], joined: [], astray: [] });
    expect(count).toBeGreaterThan(50);
  } finally {
    await page.close();
    lent.giveBack(false);
  }
});

test('settings: the level of the headings, a style that reaches nothing else, images by their address', async () => {
  const folder = await publicationOf({
    'publish.config.yaml':
      'locales: [en]\ndate: 2025-01-02\nformats: [fragment]\nbaseUrl: https://example.org/river/\nfragment: { style: scoped, level: 1 }\n',
    'locales/en/statement.md': '# The river is ours\n\n## Why\n\n![A boat](boat.png)\n',
    'locales/en/boat.png': await readFile(join(ROOT, 'docs/images/desk-english.png')),
  });
  expect((await publish(['-C', folder, 'build'])).code).toBe(0);
  const path = join(folder, 'dist/en/the-river-is-ours.en.fragment.html');
  const html = await readFile(path, 'utf8');
  expect(html).toMatch(/<h1[^>]*>The river is ours<\/h1>/u);
  const [, src = ''] = /<img src="https:\/\/example\.org\/river\/([^"]+)"/u.exec(html) ?? [];
  expect((await readFile(join(folder, 'dist', src))).length).toBeGreaterThan(1_000);
  const [, style = ''] = /<style>([^<]*)<\/style>/u.exec(html) ?? [];
  const selectors = Array.from(style.matchAll(/(?:^|\})\s*([^{}]+)\{/gu), ([, list = '']) => list);
  expect(selectors.length).toBeGreaterThan(10);
  for (const list of selectors)
    for (const one of list.replace(/\([^)]*\)/gu, '').split(','))
      expect(one.trim()).toMatch(/^\.communique(?![\w-])/u);
});

test('images without an address of the edition are a warning', async () => {
  const folder = await publicationOf({
    'publish.config.yaml': 'locales: [en]\ndate: 2025-01-02\nformats: [fragment]\n',
    'locales/en/statement.md': '# The river is ours\n\n![A boat](boat.png)\n',
    'locales/en/boat.png': await readFile(join(ROOT, 'docs/images/desk-english.png')),
  });
  const { code, stderr } = await publish(['-C', folder, 'build']);
  expect([code, stderr]).toEqual([0, expect.stringContaining('fragment-image')]);
});

test('an id that a text names but nothing has is left alone', () => {
  const fitting = { prefix: 'p-', level: 2, lang: 'en', dir: 'ltr' } as const;
  const html = '<p><a href="#x">x</a> <a href="#y">y</a></p><h2 id="y">Y</h2>';
  expect(portable(html, fitting)).toBe(
    '<p lang="en" dir="ltr"><a href="#x">x</a> <a href="#p-y">y</a></p><h3 id="p-y" lang="en" dir="ltr">Y</h3>',
  );
});
