import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../hostile/folder.js';
import { openDesk, textOf } from './open-desk.js';

const CONFIG = 'locales: [en, fa]\ndate: 2025-01-02\nformats: [html, txt]\nstatic: beside\n';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

const withFiles = (files: Readonly<Record<string, string>>) =>
  folderWith({
    'publish.config.yaml': CONFIG,
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`beside/${path}`, text])),
  });

test('files of static are served under their paths, inert and by their types', async () => {
  const folder = await withFiles({
    CNAME: 'river.example\n',
    'a/plan.svg': SVG,
    'a/page.html': '<script>alert(1)</script>',
    'a/run.js': 'alert(1)',
    'robots.txt': 'User-agent: *\n',
  });
  await writeFile(join(folder, 'other.txt'), 'not for the edition');
  const { get } = await openDesk(folder);
  for (const [path, type] of [
    ['CNAME', 'application/octet-stream'],
    ['a/plan.svg', 'image/svg+xml'],
    ['a/page.html', 'text/html; charset=utf-8'],
    ['a/run.js', 'text/javascript; charset=utf-8'],
    ['robots.txt', 'text/plain; charset=utf-8'],
  ] as const) {
    const { status, headers } = await get(`/edition/${path}`);
    expect([path, status, headers.get('content-type')]).toEqual([path, 200, type]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; .*; sandbox allow-same-origin$/u,
    );
    expect(headers.get('content-security-policy')).not.toContain('script-src');
  }
  for (const path of [
    'beside/CNAME',
    '..%2fother.txt',
    'a/..%2f..%2fother.txt',
    'a%2f..%2f..%2fpublish.config.yaml',
    'a',
    'a/',
    'cname',
    'a%5cplan.svg',
  ])
    expect([path, (await get(`/edition/${path}`)).status]).toEqual([path, 404]);
});

test('a link, and a file in the way of one that a build makes, are findings; pages are shown meanwhile', async () => {
  const folder = await withFiles({ 'plan.svg': SVG });
  const { desk, get, update } = await openDesk(folder);
  const found = () =>
    desk.state.problems?.filter(({ rule }) => rule === 'static-file').map(({ message }) => message);
  expect([found(), (await get('/edition/plan.svg')).status]).toEqual([[], 200]);
  for (const [name, target] of [
    ['way-out', '/etc'],
    ['secret.txt', '../publish.config.yaml'],
  ] as const) {
    await symlink(target, join(folder, 'beside', name));
    expect(await update()).toBeUndefined();
    expect(found()).toEqual([`beside/${name} is a link, or no file.`]);
    for (const path of ['plan.svg', name, `${name}/passwd`])
      expect([path, (await get(`/edition/${path}`)).status]).toEqual([path, 404]);
    expect((await get('/edition/en/index.html')).status).toBe(200);
    await rm(join(folder, 'beside', name));
  }
  await mkdir(join(folder, 'beside/fa'));
  await writeFile(join(folder, 'beside/fa/The-River-Is-Ours.fa.txt'), 'Another text.');
  await update();
  expect(found()).toEqual([
    'beside/fa/The-River-Is-Ours.fa.txt is in the way of fa/the-river-is-ours.fa.txt, which the build makes.',
  ]);
  expect(await textOf(get('/edition/fa/the-river-is-ours.fa.txt'))).not.toContain('Another text.');
  await rm(join(folder, 'beside/fa'), { recursive: true });
  expect(await update()).toBeUndefined();
  expect([found(), (await get('/edition/plan.svg')).status]).toEqual([[], 200]);
});

test('a changed file and a new one are there at the next look, and the pages that show it load again', async () => {
  const folder = await withFiles({ 'plan.svg': SVG });
  const { desk, host, get, update } = await openDesk(folder);
  const feed = (await get('/live/en')).body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const next = async () => new TextDecoder().decode((await feed.read()).value).split('\n')[0];
  expect([await next(), await next()]).toEqual(['event: page', 'event: state']);
  await writeFile(join(folder, 'beside/plan.svg'), SVG.replace('alert', 'prompt'));
  expect(await host.refresh()).toBe(true);
  await update();
  expect(await next()).toBe('event: files');
  expect(await textOf(get('/edition/plan.svg'))).toContain('prompt');
  await writeFile(join(folder, 'beside/CNAME'), 'river.example\n');
  await update();
  expect(await next()).toBe('event: files');
  expect([...(desk.state.shown?.beside.keys() ?? [])]).toEqual(['CNAME', 'plan.svg']);
  await feed.cancel();
});
