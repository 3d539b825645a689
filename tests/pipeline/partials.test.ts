import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publicationOf, publish } from '../publication.js';

const publication = (templates: Readonly<Record<string, string>>) =>
  publicationOf({
    'locales/en/statement.md': '# Keep it open & free\n\nThe rooms stay open.\n',
    'publish.config.yaml':
      'date: 2025-01-02\nlocales: [en, fa]\nwithdrawn: [{ locale: ps, date: 2025-02-03 }]\n',
    ...Object.fromEntries(Object.entries(templates).map(([name, text]) => [`templates/${name}`, text])),
  });
const build = (folder: string, ...flags: string[]) =>
  publish(['-C', folder, 'build', '--format', 'html', ...flags]);
const read = (folder: string, path: string) => readFile(join(folder, 'dist', path), 'utf8');

const PAGES = ['index.html', 'en/index.html', 'fa/index.html', 'ps/index.html'];

test('head, header and footer of a publication are on every page, those of a language on its own', async () => {
  const folder = await publication({
    'head.html': '<link rel="stylesheet" href="{{up}}site.css">\n',
    'header.html': '<p class="site">Site</p>\n',
    'footer.html': '<p lang="en">About {{title}}</p>\n',
    'footer.fa.html': '<p>درباره</p>{{> contact.html}}\n',
    'contact.html': '<p>press@example.org</p>\n',
  });
  expect(await build(folder)).toMatchObject({ code: 0 });
  for (const path of PAGES) {
    const page = await read(folder, path);
    const up = path === 'index.html' ? '' : '../';
    expect(page).toMatch(
      new RegExp(`assets/page.css">\\n<link rel="stylesheet" href="${up}site.css">\\n</head>`, 'u'),
    );
    expect(page).toMatch(/<p class="site">Site<\/p>\n<header class="masthead">/u);
    const footer = path.startsWith('fa')
      ? '<p>درباره</p><p>press@example.org</p>\n\n</body>'
      : /<p lang="en">About [^<]+<\/p>\n<\/body>/u;
    expect(page).toMatch(footer);
  }
  // What a variable holds is escaped, as in every template.
  expect(await read(folder, 'en/index.html')).toContain('About Keep it open &amp; free');
});

test('without them, pages are what they were', async () => {
  const folder = await publication({});
  await build(folder);
  for (const path of PAGES)
    expect(await read(folder, path)).toMatch(/page\.css">\n<\/head>\n<body>\n<[^]*>\n<\/body>\n<\/html>\n$/u);
});

test('a change of one makes another edition, although nothing else has changed', async () => {
  const folder = await publication({ 'footer.html': '<p>one</p>' });
  await build(folder);
  const { writeFile } = await import('node:fs/promises');
  await writeFile(join(folder, 'templates/footer.fa.html'), '<p>دو</p>');
  await build(folder);
  expect(await read(folder, 'fa/index.html')).toContain('<p>دو</p>');
  expect(await read(folder, 'en/index.html')).toContain('<p>one</p>');
});

test.each([
  [
    'asks for a file that is not there',
    { 'header.html': 'a\n{{> menu.html}}' },
    'templates/header.html',
    '2:1',
  ],
  [
    'includes itself',
    { 'header.html': '{{> a.html}}', 'a.html': ' {{> a.html}}' },
    'templates/a.html',
    '1:2',
  ],
  ['cannot be parsed', { 'footer.html': '<p>\n{{#title}}' }, 'templates/footer.html', '2:11'],
])('a template that %s stops the build at its place', async (_, templates, file, place) => {
  const folder = await publication(templates);
  const { code, stderr } = await build(folder);
  expect(code).toBe(2);
  expect(stderr).toContain(file);
  expect(stderr).toMatch(new RegExp(`\\s${place}\\s`, 'u'));
  expect(existsSync(join(folder, 'dist'))).toBe(false);
});
