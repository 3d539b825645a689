import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseHtml, type DefaultTreeAdapterTypes } from 'parse5';
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/model/manifest.js';
import { embargoLines } from '../../src/report/embargo.js';
import { elements, textOf } from '../html.js';
import { publicationOf, publish } from '../publication.js';

const UNTIL = '2031-03-22T09:30:00+03:00';
const STATEMENT = '# Keep it open\n\nThe rooms stay open.\n';

const build = async (config: string, statement = STATEMENT, ...flags: string[]) => {
  const folder = await publicationOf({
    'locales/en/statement.md': statement,
    'publish.config.yaml': `date: 2025-01-02\n${config}`,
  });
  const ran = await publish(['-C', folder, 'build', '--format', 'html', ...flags]);
  const read = (path: string) => readFile(join(folder, 'dist', path), 'utf8');
  const page = async (path: string) => parseHtml(await read(path));
  return { ran, read, page };
};

const banner = (page: DefaultTreeAdapterTypes.Document) =>
  elements(page, ({ attributes }) => attributes.class === 'embargo').map(textOf);
const robots = (page: DefaultTreeAdapterTypes.Document) =>
  elements(page, ({ attributes }) => attributes.name === 'robots').map(
    ({ attributes }) => attributes.content,
  );

test.each([
  ['the configuration', `locales: [en, fa]\nrelease: { embargo: "${UNTIL}" }\n`, STATEMENT],
  ['the statement', 'locales: [en, fa]\n', `Embargoed until 22 March 2031, 09:30 UTC+3\n\n${STATEMENT}`],
])(
  'under the embargo of %s, pages say so in their language and are not listed',
  async (_, config, statement) => {
    const { read, page } = await build(config, statement);
    const en = await page('en/index.html');
    const fa = await page('fa/index.html');
    const chooser = await page('index.html');
    expect([en, fa, chooser].flatMap(robots)).toEqual(Array(3).fill('noindex'));
    expect(banner(en)).toEqual(['Under embargo: please do not publish or share this page yet.']);
    expect(banner(fa)).toEqual([expect.stringContaining('لطفاً آن را منتشر نکنید')]);
    expect(banner(chooser)[0]).toMatch(
      /^Under embargo: .* Embargoed until 09:30 \(UTC\+3\), 22 March 2031$/u,
    );
    expect(await read('assets/page.css')).toContain('.embargo');
    const manifest = JSON.parse(await read('manifest.json')) as Manifest;
    expect(Date.parse(manifest.embargo ?? '')).toBe(Date.parse(UNTIL));
  },
);

test('without an embargo nothing is in the edition for it', async () => {
  const { read, page } = await build('locales: [en]\n');
  const en = await page('en/index.html');
  expect([...robots(en), ...robots(await page('index.html')), ...banner(en)]).toEqual([]);
  expect(await read('assets/page.css')).not.toContain('.embargo');
  expect(JSON.parse(await read('manifest.json'))).not.toHaveProperty('embargo');
});

test('a release says when the embargo ends, an ordinary build does not', async () => {
  const config = `locales: [en]\nrelease: { embargo: "${UNTIL}" }\n`;
  const released = await build(config, STATEMENT, '--release');
  expect(released.ran).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`ends at ${UNTIL}`) as string,
  });
  const ordinary = await build(config);
  expect(ordinary.ran.stdout).not.toContain('embargo');
});

test('what is said of an embargo depends on the time', () => {
  expect(embargoLines(undefined, 0)).toEqual([]);
  expect(embargoLines(UNTIL, Date.parse(UNTIL) - 1)[0]).toContain('The embargo ends at');
  expect(embargoLines(UNTIL, Date.parse(UNTIL))[0]).toContain('The embargo ended at');
});
