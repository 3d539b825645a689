import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { elements } from '../html.js';
import { publicationOf, publish } from '../publication.js';

/** The elements of a page’s head that lead to addresses or describe it. */
async function headOf(config: string, path: string): Promise<Readonly<Record<string, string | undefined>>[]> {
  const folder = await publicationOf({
    'locales/en/statement.md':
      '# Keep it open\n\nThe rooms stay open.\n\n## Signatories\n\n- Harbour Readers\n- River House\n',
    'publish.config.yaml': `date: 2025-01-02\nlocales: [en, fa]\n${config}`,
  });
  expect(await publish(['-C', folder, 'build', '--format', 'html'])).toMatchObject({ code: 0 });
  const page = parse(await readFile(join(folder, 'dist', path), 'utf8'));
  return elements(
    page,
    ({ attributes }) =>
      attributes.name === 'description' || /canonical|alternate/u.test(attributes.rel ?? ''),
  ).map(({ attributes }) => attributes);
}

const alternates = (base: string) => [
  { rel: 'alternate', hreflang: 'en', href: `${base}/en/` },
  { rel: 'alternate', hreflang: 'fa', href: `${base}/fa/` },
  { rel: 'alternate', hreflang: 'x-default', href: `${base}/` },
];

test('the chooser says what it leads to, and is what readers of any other language get', async () => {
  const config = 'baseUrl: https://press.example/a&b/\n';
  const base = 'https://press.example/a&b';
  expect(await headOf(config, 'index.html')).toEqual([
    { name: 'description', content: 'The rooms stay open. · 2 signatories' },
    { rel: 'canonical', href: `${base}/` },
    ...alternates(base),
  ]);
  expect((await headOf(config, 'fa/index.html')).slice(1)).toEqual([
    { rel: 'canonical', href: `${base}/fa/` },
    ...alternates(base),
  ]);
});

test('without an address on the web, the chooser has a description and no address', async () => {
  expect(await headOf('', 'index.html')).toEqual([
    { name: 'description', content: 'The rooms stay open. · 2 signatories' },
  ]);
});
