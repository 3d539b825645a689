import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseHtml } from 'parse5';
import { expect, test } from 'vitest';
import { elements } from '../html.js';
import { publish } from '../publication.js';
import { build, folderWith, problemsOf } from './folder.js';

/** Addresses that run, read or hide something, as they stand in Markdown. */
const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java&#115;cript:alert(1)',
  'javascript&colon;alert(1)',
  '&#x6a;avascript:alert(1)',
  '<\u0001javascript:alert(1)>',
  '<java\tscript:alert(1)>',
  'vbscript:msgbox',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'file:///etc/passwd',
  'file://server/share',
  'blob:https://a.example/1',
  'filesystem:https://a.example/1',
  'view-source:https://a.example/',
  '//a.example/',
  '/etc/passwd',
  '../../secret',
  'https://a.example/\u202Egpj.exe',
  'https://a.example/\u2066x\u2069',
];

test('a link to anything but the web, a mailbox or a telephone becomes its words, and is an error', async () => {
  const links = ADDRESSES.map((address, at) => `Item ${at} [words ${at}](${address}) end.`);
  const autolinks = '<javascript:alert(1)> <file:///etc/passwd> <data:text/html,x>';
  const folder = await folderWith({
    'locales/en/statement.md': `# The title [t](javascript:alert(1))\n\n${links.join('\n\n')}\n\n${autolinks}\n\nBy [reference][r] and good: <https://a.example/>.\n\n[r]: javascript:alert(1)\n`,
    'locales/fa/statement.json': JSON.stringify({
      'item-0-words-0-end': 'متن [واژه](javascript:alert(1)) و [دیگر](data:text/html,x).',
    }),
  });
  expect((await build(folder)).code).toBe(0);
  for (const tag of ['en', 'fa']) {
    const page = await readFile(join(folder, `dist/${tag}/index.html`), 'utf8');
    const addresses = elements(parseHtml(page), () => true).flatMap(
      ({ attributes: { href, src } }) => href ?? src ?? [],
    );
    const outward = addresses.filter((one) => !/^(?:#|\.\.\/|the-title)/u.test(one));
    expect(new Set(outward)).toEqual(new Set(['https://a.example/']));
    expect(page).toContain('words 19');
  }
  const unsafe = (await problemsOf(folder)).filter(({ rule }) => rule === 'unsafe-link');
  const errors = unsafe.filter(({ severity, locale }) => severity === 'error' && locale === 'en');
  expect(errors.length).toBe(ADDRESSES.length + 5);
  expect(errors.every(({ line, column }) => line !== undefined && column !== undefined)).toBe(true);
  expect(unsafe.filter(({ locale }) => locale === 'fa')).toHaveLength(2);
});

test('the configuration gives no unsafe address to a link', async () => {
  for (const address of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://a/\\u202Ex',
  ]) {
    const folder = await folderWith({
      'publish.config.yaml': `date: 2025-01-02\nlinks: { petition: "${address}" }\n`,
    });
    const { code, stderr } = await publish(['-C', folder, 'build', '--format', 'txt']);
    expect([address, code]).toEqual([address, 2]);
    expect(stderr).toContain('publish.config.yaml');
    expect(stderr).not.toContain('\u202E');
  }
});

test('an image from elsewhere, or of the page itself, stops the build', async () => {
  const addresses = [
    'https://a.example/pixel.png',
    '//a.example/pixel.png',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    '/etc/passwd',
    '..%2f..%2f..%2fetc/passwd',
    '../../../../../../etc/passwd',
    '%00.png',
    '%ff.png',
  ];
  const images = addresses.map((address) => `![alt](${address})\n`).join('\n');
  const folder = await folderWith({ 'locales/en/statement.md': `# Title\n\nText.\n\n${images}` });
  const { code, stderr } = await build(folder);
  const said = stderr.match(/^ +\d+:1 {2}error .* is not a file of this publication/gmu) ?? [];
  expect([code, said.length]).toEqual([1, addresses.length]);
});
