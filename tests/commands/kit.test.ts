import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Archive } from '../../src/exchange/docx/zip.js';
import type { Manifest } from '../../src/model/manifest.js';
import { ANOTHER_DAY, publicationOf, publish, ROOT, spawnPublish, temporaryFolder } from '../publication.js';

const SLUG = 'zarimel-right-to-water';
const TAGS = ['ar', 'en', 'fa', 'he', 'ur'];
// Without a browser, and with two that are made on request.
const FORMATS = ['html', 'txt', 'docx', 'fragment'];
const folder = join(temporaryFolder(), 'river');
const kitFile = (tag: string) => readFile(join(folder, 'kit', `${SLUG}.${tag}.zip`));
const textOf = (archive: Archive, path: string) => new TextDecoder().decode(archive.part(path));
const kit = (...args: string[]) => publish(['-C', folder, 'kit', '--format', ...FORMATS, ...args]);

beforeAll(async () => {
  await cp(join(ROOT, 'tests/fixtures/river'), folder, { recursive: true });
  await mkdir(join(folder, 'web'));
  await writeFile(join(folder, 'web/CNAME'), 'river.example\n');
  const config = join(folder, 'publish.config.yaml');
  await writeFile(config, `${await readFile(config, 'utf8')}\nstatic: web\nmoved: [old-name]\n`);
  const ran = await kit();
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stdout).toContain('5 kits of 4 formats');
});

describe.each(TAGS)('the kit in %s', (tag) => {
  const files = [
    `${tag}/index.html`,
    ...['txt', 'docx', 'fragment.html'].map((end) => `${tag}/${SLUG}.${tag}.${end}`),
  ];

  test('holds the files of this language, what its page needs, and nothing of the website', async () => {
    const { paths } = new Archive(await kitFile(tag));
    const [first, ...others] = paths;
    expect(first).toBe('README.txt');
    expect(others.filter((path) => !path.startsWith('assets/')).sort()).toEqual([...files].sort());
    expect(others).toContain('assets/page.css');
  });

  test('has only paths that lead into the folder it is unpacked in', async () => {
    const { paths } = new Archive(await kitFile(tag));
    expect(
      paths.filter((path) => !/^(?:README\.txt|(?:assets|[\w-]+)(?:\/[\w-][\w.-]*)+)$/u.test(path)),
    ).toEqual([]);
  });

  test('has no link to a file that is not in it', async () => {
    const archive = new Archive(await kitFile(tag));
    const page = textOf(archive, `${tag}/index.html`);
    const inside = Array.from(page.matchAll(/(?:href|src)="([^"#:]+)"/gu), ([, address = '']) => address);
    expect(inside.length).toBeGreaterThan(2);
    const missing = inside.filter((address) => {
      const { pathname } = new URL(address, `https://kit.example/${tag}/`);
      return !archive.paths.includes(decodeURIComponent(pathname.slice(1)));
    });
    expect(missing).toEqual([]);
  });

  test('says of each file in this language what it is for', async () => {
    const readme = textOf(new Archive(await kitFile(tag)), 'README.txt');
    const words = JSON.parse(await readFile(join(ROOT, `locales/${tag}/press.json`), 'utf8')) as Record<
      string,
      string
    >;
    const plain = readme.replace(/[\u200E\u200F\u061C\u2066-\u2069]/gu, '');
    expect(plain).toContain(`\n\n${words.kit}\n\n`);
    expect(plain).toContain(`\n\n${files[0]}\n${words['kit.html']}\n\n`);
    for (const path of files) expect(readme.split('\n')).toContain(path);
    for (const id of FORMATS) expect(plain.split('\n')).toContain(words[`kit.${id}`]);
  });
});

test('kits are the same bytes on another day, and verify knows them', async () => {
  const before = await Promise.all(TAGS.map(kitFile));
  const again = await spawnPublish(['-C', folder, 'kit', '--format', ...FORMATS], ANOTHER_DAY);
  expect(again.code, again.stderr).toBe(0);
  expect(await Promise.all(TAGS.map(kitFile))).toEqual(before);
  const verified = await publish(['-C', folder, 'verify', 'kit']);
  expect(verified.code, verified.stderr).toBe(0);
});

test('kits of some languages take away those of others only if asked to', async () => {
  const refused = await kit('--locale', 'fa');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(`${SLUG}.ar.zip`);
  expect(refused.stderr).toContain('--replace');
  const other = await kit('--locale', 'fa', '--out-dir', join(folder, 'for-fa'), '--json');
  expect(other.code, other.stderr).toBe(0);
  const { files, locales } = JSON.parse(other.stdout) as Manifest;
  expect(files.map(({ path, format }) => [path, format])).toEqual([[`${SLUG}.fa.zip`, 'kit']]);
  expect(locales.map(({ locale }) => locale)).toEqual(['fa']);
});

test.each(['dist', 'locales'])('kits do not go into %s', async (place) => {
  const ran = await kit('--out-dir', place);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(/choose another folder with --out-dir\./iu);
});

test('words that a language lacks for the list are lent, which is said', async () => {
  const own = await publicationOf({
    'locales/en/statement.md': '# Bread\n\nWe want bread.\n',
    'publish.config.yaml': 'date: 2025-01-02\nslug: bread\nlocales: [en, eo]\n',
  });
  const ran = await publish(['-C', own, 'kit', '--format', 'txt']);
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stderr).toContain('“eo” lacks words for the list in its press kit (kit, kit.txt)');
  const archive = new Archive(await readFile(join(own, 'kit/bread.eo.zip')));
  expect(textOf(archive, 'README.txt')).toContain('Plain text for e-mail and wire services');
});

test('what must not be published is in no kit', async () => {
  const ran = await kit('--release', '--replace');
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('not reviewed');
  expect((await publish(['-C', folder, 'verify', 'kit'])).code).toBe(0);
});
