import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseHtml } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { onePixel } from '../pictures.js';
import { elements, textOf, type PageElement } from '../html.js';
import { publicationOf, publish } from '../publication.js';

/** What ends an element, an attribute, a comment and a script, opens each of them, and calls a template. */
const POISON = `"'></title></script><script>alert(1)</script><img src=x onerror=alert(1)>--><!--{{title}}{{{body}}}&lt;&amp;`;
/** The same in Markdown, where an entity would be the character it names. */
const IN_MARKDOWN = POISON.replaceAll('&', '\\&').replaceAll('<', '\\<');

const files = {
  'publish.config.yaml': `
locales: [en, fa]
date: 2025-01-02
formats: [html, txt]
slug: ../../etc/${JSON.stringify(POISON).slice(1, 80).replaceAll('\\', '')}
baseUrl: https://a.example/"><script>alert(1)</script>
links: { "${POISON.replaceAll('"', '\\"')}": 'https://a.example/?q="><script>' }
release:
  place: |-
    ${IN_MARKDOWN}
  contact: |-
    ${IN_MARKDOWN}
  boilerplate: |-
    ${IN_MARKDOWN}
`,
  'locales/en/statement.md': `# ${IN_MARKDOWN}

A paragraph with ${IN_MARKDOWN} and [${IN_MARKDOWN}](#).

<script>alert(1)</script>

<img src="x" onerror="alert(1)">

\`\`\`"><script>alert(1)</script>
</code></pre><script>alert(1)</script>
\`\`\`

![alt "><script>alert(1)</script>](images/dot.png "title \\"><script>alert(1)</script>")

| ${POISON.replaceAll('|', '')} | b |
|---|---|
| <svg onload=alert(1)> | [x](https://a.example/"onmouseover="alert(1)) |

A note[^"><script>].

[^"><script>]: Of ${IN_MARKDOWN}.

Signatories:

1. ${IN_MARKDOWN}
2. Another
`,
  'locales/en/images/dot.png': onePixel(),
  'locales/fa/statement.json': JSON.stringify({ 'a-paragraph-with-title-script': `متن ${IN_MARKDOWN}` }),
  'locales/fa/signatories.json': JSON.stringify({ Another: POISON }),
  'locales/fa/press.json': JSON.stringify({
    kind: POISON.replaceAll(/\{+\w+\}+/gu, ''),
    end: '</p><script>alert(1)</script>',
    months: Array(12).fill('"><script>alert(1)</script>'),
  }),
};

let folder: string;
let written: string[];
const page = async (path: string) => parseHtml(await readFile(join(folder, 'dist', path), 'utf8'));

beforeAll(async () => {
  folder = await publicationOf(files);
  const { code, stderr } = await publish(['-C', folder, 'build']);
  expect([code, stderr]).toEqual([0, expect.not.stringMatching(/^\s+at /mu)]);
  written = await readdir(join(folder, 'dist'), { recursive: true });
});

describe.each(['index.html', 'en/index.html', 'fa/index.html'])('%s', (path) => {
  test('has no element and no attribute of the content’s own', async () => {
    const document = await page(path);
    const scripts = elements(document, ({ tagName }) => tagName === 'script');
    expect(scripts.map(({ attributes }) => attributes)).toEqual(
      path === 'index.html' ? [] : [{ type: 'application/ld+json' }],
    );
    const live = (one: PageElement) =>
      ['svg', 'iframe', 'object', 'style', 'base', 'form'].includes(one.tagName) ||
      Object.keys(one.attributes).some((name) => /^on|["'<>=]/u.test(name)) ||
      (one.tagName === 'img' && one.attributes.src === 'x');
    expect(elements(document, live)).toEqual([]);
  });

  test('shows what was written, letter by letter', async () => {
    const document = await page(path);
    const [title] = elements(document, ({ tagName }) => tagName === 'title');
    expect(title && textOf(title)).toContain(POISON);
    const words = elements(document, ({ tagName }) => tagName === 'body')
      .map(textOf)
      .join('');
    expect(words).toContain(POISON);
  });
});

test('JSON-LD is one object whose texts are the words as they were written', async () => {
  const [script] = elements(await page('en/index.html'), ({ tagName }) => tagName === 'script');
  const article = JSON.parse(script ? textOf(script) : '') as Record<string, unknown>;
  expect(article.headline).toBe(POISON);
  expect(Object.keys(article)).toEqual([
    '@context',
    '@type',
    'headline',
    'inLanguage',
    'datePublished',
    'url',
  ]);
});

test('attributes hold the words and end where they should', async () => {
  const document = await page('en/index.html');
  const [image] = elements(document, ({ tagName }) => tagName === 'img');
  expect(image?.attributes).toMatchObject({
    alt: 'alt "><script>alert(1)</script>',
    title: 'title "><script>alert(1)</script>',
  });
  const metas = elements(document, ({ attributes }) => attributes.property === 'og:title');
  expect(metas.map(({ attributes }) => attributes.content)).toEqual([POISON]);
  const links = elements(document, ({ tagName }) => tagName === 'a').flatMap(
    ({ attributes }) => attributes.href ?? [],
  );
  expect(links.filter((address) => address.includes('a.example'))).toEqual([
    'https://a.example/?q=%22%3E%3Cscript%3E',
    'https://a.example/%22onmouseover=%22alert(1)',
  ]);
});

test('names of files are made of letters, digits and hyphens, inside the edition', () => {
  for (const name of written) expect(name).toMatch(/^(?:[\p{L}\p{N}._-]+\/?)+$/u);
  expect(written.filter((name) => name.endsWith('.txt')).sort()).toEqual([
    expect.stringMatching(/^en\/etc-title-script-script-alert-1[\p{L}\p{N}-]*\.en\.txt$/u),
    expect.stringMatching(/^fa\/etc-title-script-script-alert-1[\p{L}\p{N}-]*\.fa\.txt$/u),
  ]);
});

test('the text is what was written', async () => {
  const path = written.find((name) => name.endsWith('.en.txt')) ?? '';
  const text = await readFile(join(folder, 'dist', path), 'utf8');
  expect(text.split(POISON).length - 1).toBeGreaterThanOrEqual(7);
});

test('raw HTML is reported with its place', async () => {
  const { stdout } = await publish(['-C', folder, 'check', '--json']);
  const { problems } = JSON.parse(stdout) as { problems: { rule: string; line: number }[] };
  expect(problems.filter(({ rule }) => rule === 'raw-html').map(({ line }) => line)).toEqual(
    expect.arrayContaining([5, 7]),
  );
});
