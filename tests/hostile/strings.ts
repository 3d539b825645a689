import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../publication.js';
import { build, edition, folderWith, problemsOf, published } from './folder.js';

/** Calls of i18next and of mustache, which are words in a text. */
const CALLS =
  '{{title}} {{{head}}} {{#x}}y{{/x}} {{> page}} {{=<% %>=}} $t(kind) $t(page, {"page": 1}) {{count}}';
const MARKDOWN = CALLS.replaceAll('>', '\\>').replaceAll('<', '\\<');

test('{{…}} and $t(…) in the statement, in translations, names and configured texts are words', async () => {
  const folder = await folderWith({
    'publish.config.yaml': `locales: [en, fa]\ndate: 2025-01-02\nrelease:\n  place: '${CALLS}'\n  contact: '${CALLS}'\n`,
    'locales/en/statement.md': `# Title ${MARKDOWN}\n\nBody ${MARKDOWN} here.\n\nSigned:\n\n1. ${MARKDOWN}\n2. Two\n`,
    'locales/fa/statement.json': JSON.stringify({
      'title-title-head-x-y': `عنوان ${MARKDOWN}`,
      'body-title-head-x-y': `متن ${MARKDOWN} است.`,
    }),
    'locales/fa/signatories.json': JSON.stringify({ Two: `دو ${CALLS}` }),
  });
  expect((await build(folder)).code).toBe(0);
  for (const tag of ['en', 'fa']) {
    const page = await readFile(join(folder, `dist/${tag}/index.html`), 'utf8');
    // The template writes `>` and `"` as entities here and there.
    const shown = page
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replace(/&lt;|&#x3C;/gu, '<')
      .replace(/<\/?bdi[^>]*>/gu, '');
    // Title, heading, paragraph, description, a name, place and contact: each is a word.
    expect(shown.split('$t(kind) $t(page, {"page": 1}) {{count}}').length - 1).toBeGreaterThanOrEqual(6);
    expect(shown.split('{{title}} {{{head}}} {{#x}}y{{/x}}').length - 1).toBeGreaterThanOrEqual(6);
  }
});

test('{{…}} that stands for nothing and $t(…) in press.json are refused with their places', async () => {
  const own = JSON.parse(await readFile(join(ROOT, 'locales/fa/press.json'), 'utf8')) as Record<
    string,
    string
  >;
  for (const [key, value] of [
    ['kind', 'بیانیه {{title}}'],
    ['kind', 'بیانیه {{- title}}'],
    ['end', '$t(kind)'],
    ['end', '{{__proto__}}'],
    ['page', '{{page}} از {{pages}} $t(page)'],
    ['original', '{{language.constructor}}'],
  ]) {
    const text = JSON.stringify({ ...own, [key ?? '']: value }, null, 2);
    const folder = await folderWith({ 'locales/fa/press.json': text });
    const { code, stderr } = await build(folder);
    const line = text.split('\n').findIndex((one) => one.startsWith(`  "${key ?? ''}"`)) + 1;
    expect([value, code, stderr]).toEqual([
      value,
      1,
      expect.stringMatching(new RegExp(`${line}:\\d+ {2}error`, 'u')),
    ]);
  }
});

test('a translation is never looked up: the key of a string as its text stays that text', async () => {
  const folder = await folderWith({
    'locales/fa/statement.json': JSON.stringify({
      'we-ask-for-water': 'kind',
      'the-river-is-ours': 'press:end',
    }),
  });
  await build(folder);
  const page = await readFile(join(folder, 'dist/fa/index.html'), 'utf8');
  expect(page).toContain('>kind<');
  expect(page).toContain('>press:end<');
});

test('a template can read what it is given and nothing else', async () => {
  const folder = await folderWith({
    'templates/page.mustache':
      '<!doctype html><title>{{title}}</title><p>[{{constructor}}|{{constructor.constructor}}|{{__proto__}}|{{toString}}|{{valueOf}}|{{hasOwnProperty}}|{{strings.constructor.constructor}}|{{process.env.HOME}}|{{#constructor.constructor}}return 1{{/constructor.constructor}}]</p>{{#nothing}}x{{/nothing}}',
  });
  const { code } = await build(folder);
  expect(code).toBe(0);
  expect((await edition(folder)).get('en/index.html')).not.toMatch(
    /native code|function|=>|undefined|secret|\/root|\/home/u,
  );
});

test('a template includes no file outside templates/', async () => {
  const folder = await folderWith({
    'templates/page.mustache': '<title>{{title}}</title>{{> ../secret.html}}',
  });
  await writeFile(join(folder, 'secret.html'), 'secret');
  const { code, stderr } = await build(folder);
  expect([code, stderr]).toEqual([2, expect.stringContaining('templates/page.mustache\n')]);
});

test('controls and marks of direction in press.json are errors and left out', async () => {
  const folder = await folderWith({ 'locales/fa/press.json': '{"kind": "بیانیه\\u202E\\u001b[2J"}' });
  expect((await build(folder)).code).toBe(0);
  expect(await published(folder)).not.toMatch(/[\u202E\u001B]/u);
  expect(await problemsOf(folder)).toContainEqual(
    expect.objectContaining({
      rule: 'forbidden-character',
      severity: 'error',
      file: 'locales/fa/press.json',
      line: 1,
    }),
  );
});
