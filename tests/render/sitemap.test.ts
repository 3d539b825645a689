import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/model/manifest.js';
import { publicationOf, publish } from '../publication.js';

async function built(config: string, ...flags: string[]) {
  const folder = await publicationOf({
    'locales/en/statement.md': '# Keep it open\n\nThe rooms stay open.\n',
    'publish.config.yaml': `date: 2025-01-02\nlocales: [en, fa-AF]\n${config}`,
  });
  const ran = await publish(['-C', folder, 'build', ...flags]);
  expect(ran).toMatchObject({ code: 0 });
  const { files } = JSON.parse(await readFile(join(folder, 'dist/manifest.json'), 'utf8')) as Manifest;
  return { folder, listed: files.find(({ path }) => path === 'sitemap.xml') };
}

const ALTERNATES = `    <xhtml:link rel="alternate" hreflang="en" href="https://press.example/a&amp;b/en/"/>
    <xhtml:link rel="alternate" hreflang="fa-AF" href="https://press.example/a&amp;b/fa-AF/"/>
    <xhtml:link rel="alternate" hreflang="x-default" href="https://press.example/a&amp;b/"/>`;

test('every page is in the sitemap, with all languages and the chooser for any other', async () => {
  const { folder, listed } = await built('baseUrl: https://press.example/a&b/\n', '--format', 'html');
  const urls = ['en/', 'fa-AF/', ''].map(
    (path) => `  <url>
    <loc>https://press.example/a&amp;b/${path}</loc>
${ALTERNATES}
  </url>
`,
  );
  expect(await readFile(join(folder, 'dist/sitemap.xml'), 'utf8')).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('')}</urlset>
`,
  );
  expect(listed).toMatchObject({ locale: null, format: null });
  expect(await publish(['-C', folder, 'verify'])).toMatchObject({ code: 0 });
});

const EMBARGO = 'release: { embargo: "2031-03-22T09:30:00+03:00" }\n';

test.each([
  ['without an address on the web', '', 'html'],
  ['under embargo', `baseUrl: https://press.example\n${EMBARGO}`, 'html'],
  ['without pages', 'baseUrl: https://press.example\n', 'txt'],
])('%s there is no sitemap', async (_, config, format) => {
  expect((await built(config, '--format', format)).listed).toBeUndefined();
});
