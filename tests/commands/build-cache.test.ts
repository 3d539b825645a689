import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicationOf, publish, spawnPublish, temporaryFolder } from '../publication.js';

/** A browser that is none: whoever starts it fails. */
const NO_BROWSER = '/bin/false';

/** Two pages of each kind. */
const SMALL = {
  'publish.config.yaml': 'locales: [en, fa]\ndate: 2026-03-12\n',
  'locales/en/statement.md': '# Keep It Open\n\nWe ask the [council](#) to vote.\n',
  'locales/fa/statement.json':
    '{ "keep-it-open": "باز بماند", "we-ask-the-council-to": "از [شورا](#) می‌خواهیم رأی دهد." }',
};

const entries = (cache: string) =>
  readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const edition = (folder: string) =>
  Object.fromEntries(
    entries(join(folder, 'dist')).map((file) => [file.slice(folder.length), readFileSync(file, 'base64')]),
  );

describe('a build with a cache', () => {
  test('prints again only what has changed, heeds damage, and gives the bytes of a build without one', async () => {
    const folder = await publicationOf(SMALL);
    const cache = join(temporaryFolder(), 'cache');
    const env = { COMMUNIQUE_CACHE: cache };
    const build = (...args: string[]) => publish(['-C', folder, 'build', ...args], env);
    // In a process of its own, as a build by another person is.
    expect(await spawnPublish(['-C', folder, 'build', '--no-cache'], env)).toMatchObject({ code: 0 });
    expect(() => entries(cache)).toThrow();
    const plain = edition(folder);
    const before = statSync(join(folder, 'dist')).ino;

    const first = await build();
    expect(first.code).toBe(0);
    // Two PDFs, what preflight says of each, and the record of the build.
    expect(entries(cache)).toHaveLength(5);
    expect(edition(folder)).toEqual(plain);
    // The same bytes are not put in place again.
    expect(statSync(join(folder, 'dist')).ino).toBe(before);

    const again = await build('--json');
    const { timings, ...manifest } = JSON.parse(again.stdout) as { timings: { render: number } };
    expect(timings.render).toBe(0);
    expect(manifest).toEqual(JSON.parse(readFileSync(join(folder, 'dist/manifest.json'), 'utf8')));
    // What is wrong is said each time.
    expect(again.stderr).toContain('placeholder-link');

    // A file of the edition changed by hand is made good, without printing.
    const page = join(folder, 'dist/fa/index.html');
    writeFileSync(page, 'spoilt');
    expect((await build()).code).toBe(0);
    expect(edition(folder)).toEqual(plain);

    // Every entry damaged: all is made anew, none reaches the edition.
    for (const file of entries(cache)) {
      const bytes = readFileSync(file);
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      writeFileSync(file, bytes);
    }
    await rm(join(folder, 'dist'), { recursive: true });
    expect((await build()).code).toBe(0);
    expect(edition(folder)).toEqual(plain);

    // One sentence of one translation: one PDF more, inspected.
    const file = join(folder, 'locales/fa/statement.json');
    const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    const key = Object.keys(texts)[1] ?? '';
    texts[key] = `${texts[key] ?? ''} آب.`;
    writeFileSync(file, JSON.stringify(texts, null, 2));
    const count = entries(cache).length;
    expect((await build()).code).toBe(0);
    expect(entries(cache)).toHaveLength(count + 2);
    const changed = Object.keys(plain).filter((path) => edition(folder)[path] !== plain[path]);
    expect(changed.every((path) => path.startsWith('/dist/fa/') || path === '/dist/manifest.json')).toBe(
      true,
    );
    expect(changed.some((path) => path.endsWith('.fa.pdf'))).toBe(true);
  });

  test('another browser prints anew', async () => {
    const folder = await publicationOf(SMALL);
    const env = { COMMUNIQUE_CACHE: join(temporaryFolder(), 'cache') };
    const build = (...args: string[]) =>
      publish(['-C', folder, 'build', '--locale', 'en', '--format', 'pdf', ...args], env);
    expect((await build()).code).toBe(0);
    expect((await build('--browser', NO_BROWSER)).code).toBe(3);
  });

  test.each([
    ['a flag', ['--wrap', '20'], undefined],
    ['the configuration', [], 'publish.config.yaml'],
    ['a template of its own', [], 'templates/page.css'],
  ])('%s that changes is heeded', async (_, flags, file) => {
    const folder = await publicationOf(SMALL);
    const env = { COMMUNIQUE_CACHE: join(temporaryFolder(), 'cache') };
    const build = (...args: string[]) =>
      publish(['-C', folder, 'build', '--format', 'html', 'txt', ...args], env);
    expect((await build()).code).toBe(0);
    const before = edition(folder);
    if (file === 'publish.config.yaml') {
      const path = join(folder, file);
      writeFileSync(path, `${readFileSync(path, 'utf8')}\nslug: another\n`);
    } else if (file !== undefined) {
      const { mkdirSync } = await import('node:fs');
      mkdirSync(join(folder, 'templates'));
      writeFileSync(join(folder, file), 'body { color: black; }');
    }
    expect((await build(...flags)).code).toBe(0);
    expect(edition(folder)).not.toEqual(before);
  });
});
