import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../../src/io/disk/folders.js';
import { publish, temporaryFolder } from '../publication.js';
import { folderWith } from './folder.js';

const cached = () => ({ COMMUNIQUE_CACHE: join(temporaryFolder(), 'cache') });
const exportTo = (folder: string, file: string, env = {}, ...more: string[]) =>
  publish(['-C', folder, 'export', 'fa', '--format', 'po', '-o', file, ...more], env);

describe('an export', () => {
  test('takes the place of what an export has written, and of nothing that somebody has worked on', async () => {
    const folder = await folderWith({ 'locales/fa/statement.json': '{}' });
    const env = cached();
    const file = join(temporaryFolder(), 'out/fa.po');
    expect((await exportTo(folder, file, env)).code).toBe(0);
    await writeFile(join(folder, 'locales/fa/statement.json'), '{ "we-ask-for-water": "آب" }');
    expect((await exportTo(folder, file, env)).code).toBe(0);
    const own = await readFile(file, 'utf8');
    expect(own).toContain('آب');
    await writeFile(file, `${own}\n# a translator was here\n`);
    const refused = await exportTo(folder, file, env);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('already exists')]);
    expect(await readFile(file, 'utf8')).toContain('a translator was here');
    expect((await exportTo(folder, file, env, '--force')).code).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(own);
  });

  test('without a memory takes the place of what is the same alone', async () => {
    const folder = await folderWith({ 'the-river-is-ours.fa.po': 'a translator’s file' });
    const here = ['-C', folder, 'export', 'fa', '--format', 'po'];
    expect((await publish(here)).code).toBe(2);
    expect(await readFile(join(folder, 'the-river-is-ours.fa.po'), 'utf8')).toBe('a translator’s file');
    expect((await publish([...here, '--force'])).code).toBe(0);
    expect((await publish(here)).code).toBe(0);
  });

  test.each([
    ['locales/en/statement.md', 'locales'],
    ['locales/fa/statement.json', 'locales'],
    ['locales/new/deep/fa.po', 'locales'],
    ['locales/../locales/fa.po', 'locales'],
    ['dist/fa.po', 'dist'],
    ['templates/fa.po', 'templates'],
    ['publish.config.yaml', 'publish.config.yaml'],
    ['names.csv', 'names.csv'],
    ['link.po', 'locales'],
    ['folder/fa.po', 'locales'],
  ])('never goes to %s, whatever the flag', async (path, place) => {
    const config = 'locales: [en, fa]\ndate: 2025-01-02\nsignatories: names.csv\n';
    const folder = await folderWith({ 'publish.config.yaml': config, 'names.csv': 'name\nThird Group\n' });
    await symlink(join(folder, 'locales/en/statement.md'), join(folder, 'link.po'));
    await symlink(join(folder, 'locales/en'), join(folder, 'folder'));
    const before = await contents(folder);
    const { code, stderr } = await exportTo(folder, join(folder, path), {}, '--force');
    expect([code, stderr]).toEqual([2, expect.stringContaining(place)]);
    expect(await contents(folder)).toEqual(before);
  });

  test('goes through no link out of the publication, and into no pipe', async () => {
    const folder = await folderWith({});
    const outside = join(temporaryFolder(), 'new.po');
    await symlink(outside, join(folder, 'the-river-is-ours.fa.po'));
    const linked = await publish(['-C', folder, 'export', 'fa', '--format', 'po', '--force']);
    expect([linked.code, linked.stderr]).toEqual([2, expect.stringContaining('leads out of')]);
    const pipe = join(temporaryFolder(), 'pipe.po');
    execFileSync('mkfifo', [pipe]);
    const piped = await exportTo(folder, pipe, {}, '--force');
    expect([piped.code, piped.stderr]).toEqual([2, expect.stringContaining(`${pipe} is not a file`)]);
    expect((await lstat(pipe)).isFIFO()).toBe(true);
    await expect(lstat(outside)).rejects.toThrow();
  });
});

describe('an edition', () => {
  const partial = (folder: string, ...args: string[]) => publish(['-C', folder, 'build', ...args]);

  test('of some languages or formats does not take the others away, unless it is told to', async () => {
    const folder = await folderWith({});
    expect((await partial(folder, '--format', 'html', 'txt')).code).toBe(0);
    const before = await contents(join(folder, 'dist'));
    for (const args of [
      ['--format', 'txt'],
      ['--locale', 'en', '--format', 'html', 'txt'],
      ['--locale', 'fa', '--format', 'txt', '--out-dir', 'dist'],
    ]) {
      const { code, stderr } = await partial(folder, ...args);
      expect([args, code, stderr]).toEqual([
        args,
        2,
        expect.stringMatching(/would leave out: (?:en|fa).*--replace/su),
      ]);
    }
    const pdf = await publish(['-C', folder, 'pdf', '--print']);
    expect([pdf.code, pdf.stderr]).toEqual([2, expect.stringContaining('fa/index.html')]);
    expect(await contents(join(folder, 'dist'))).toEqual(before);
    expect((await partial(folder, '--format', 'txt', '--out-dir', 'texts')).code).toBe(0);
    expect((await partial(folder, '--format', 'html', 'txt', '--locale', 'en', 'fa')).code).toBe(0);
    expect((await partial(folder, '--format', 'txt', '--replace')).code).toBe(0);
    expect((await readdir(join(folder, 'dist/fa'))).join()).toBe('the-river-is-ours.fa.txt');
  });

  test.each([
    ['locales', ['--out-dir', 'locales/ps'], ''],
    ['templates', ['--out-dir', 'templates/own'], ''],
    ['locales', [], 'outDir: locales/ps\n'],
    ['the publication itself', ['--out-dir', '.'], ''],
  ])('does not go into %s: %j %s', async (place, args, line) => {
    const folder = await folderWith({
      'publish.config.yaml': `locales: [en, fa]\ndate: 2025-01-02\n${line}`,
    });
    const { code, stderr } = await partial(folder, '--format', 'txt', ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(place)]);
    expect(await readdir(join(folder, 'locales'))).toEqual(['en']);
  });

  /** A publication with a look and files of its own, and links to their folders. */
  async function withSources(): Promise<string> {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"/>';
    const folder = await folderWith({
      'publish.config.yaml': [
        ...[
          'locales: [en, fa]',
          'date: 2025-01-02',
          'static: public',
          'signatories: forms/names.csv',
          'brand:',
        ],
        ...['  logo: { file: brand/logo.svg, alt: The river }', '  icon: brand/small/icon.svg'],
        ...['  card: cards/card.png', '  stylesheet: styles/own.css', ''],
      ].join('\n'),
      'brand/logo.svg': svg,
      'brand/small/icon.svg': svg,
      'cards/card.png': 'a picture',
      'styles/own.css': 'p { color: #111; }',
      'public/robots/robots.txt': 'User-agent: *',
      'forms/names.csv': 'name\nThird Group\n',
    });
    await symlink(join(folder, 'brand'), join(folder, 'looks'));
    await symlink(join(folder, 'public'), join(folder, 'open'));
    return folder;
  }

  test('goes over nothing that the configuration names, whatever the flag and the way there', async () => {
    const folder = await withSources();
    const before = await contents(folder);
    for (const [outDir, path, key] of [
      ['brand', 'brand/logo.svg', '`brand.logo.file` (publish.config.yaml:6:17)'],
      ['looks', 'brand/logo.svg', '`brand.logo.file` (publish.config.yaml:6:17)'],
      ['brand/small', 'brand/small/icon.svg', '`brand.icon` (publish.config.yaml:7:9)'],
      ['looks/small', 'brand/small/icon.svg', '`brand.icon` (publish.config.yaml:7:9)'],
      ['cards', 'cards/card.png', '`brand.card` (publish.config.yaml:8:9)'],
      ['cards/card.png', 'cards/card.png', '`brand.card` (publish.config.yaml:8:9)'],
      ['styles', 'styles/own.css', '`brand.stylesheet` (publish.config.yaml:9:15)'],
      ['forms', 'forms/names.csv', '`signatories` (publish.config.yaml:4:14)'],
      ['public', 'public', '`static` (publish.config.yaml:3:9)'],
      ['public/robots', 'public', '`static` (publish.config.yaml:3:9)'],
      ['public/new', 'public', '`static` (publish.config.yaml:3:9)'],
      ['open/new', 'public', '`static` (publish.config.yaml:3:9)'],
    ] as const)
      for (const more of [[], ['--replace']]) {
        const { code, stderr } = await partial(folder, '--format', 'txt', '--out-dir', outDir, ...more);
        const said = stderr.replace(/\s+/gu, ' ');
        expect([outDir, code, said]).toEqual([outDir, 2, expect.stringContaining(`${path}, which ${key}`)]);
        expect(said).toContain('Nothing was written. Choose another folder with --out-dir');
      }
    for (const path of ['cards/card.png', 'public/robots/robots.txt', 'public/new.po']) {
      const { code, stderr } = await exportTo(folder, join(folder, path), {}, '--force');
      expect([path, code, stderr]).toEqual([path, 2, expect.stringContaining('publish.config.yaml:')]);
    }
    expect(await contents(folder)).toEqual(before);
  });

  test('does not take away what the configuration names in the edition in place', async () => {
    for (const [line, key] of [
      ['static: site/logos\n', '`static` (publish.config.yaml:3:9)'],
      ['brand: { icon: site/logos/logo.svg }\n', '`brand.icon` (publish.config.yaml:3:16)'],
      ['signatories: site/names.csv\n', '`signatories` (publish.config.yaml:3:14)'],
    ] as const) {
      const folder = await withSources();
      await writeFile(join(folder, 'public/names.csv'), 'name\nThird Group\n');
      await mkdir(join(folder, 'public/logos'));
      await writeFile(join(folder, 'public/logos/logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
      const common = 'locales: [en, fa]\ndate: 2025-01-02\n';
      await writeFile(join(folder, 'publish.config.yaml'), `${common}static: public\n`);
      expect((await partial(folder, '--format', 'txt', '--out-dir', 'site')).code).toBe(0);
      const before = await contents(join(folder, 'site'));
      await writeFile(join(folder, 'publish.config.yaml'), common + line);
      const { code, stderr } = await partial(folder, '--format', 'txt', '--out-dir', 'site', '--replace');
      expect([line, code, stderr]).toEqual([line, 2, expect.stringContaining(key)]);
      expect(await contents(join(folder, 'site'))).toEqual(before);
    }
  });

  test('a kit may go below the files that are copied into the edition, for readers to find', async () => {
    const folder = await withSources();
    await writeFile(join(folder, 'publish.config.yaml'), 'locales: [en]\ndate: 2025-01-02\nstatic: public\n');
    const kit = (outDir: string) => publish(['-C', folder, 'kit', '--format', 'txt', '--out-dir', outDir]);
    expect(await kit('public/kits')).toMatchObject({ code: 0 });
    const refused = await kit('public');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('`static`')]);
  });

  test('of a collection does not take the place of a list that is none of ours', async () => {
    const folder = await folderWith({ 'all/collection.json': '{"books": []}' });
    const { code, stderr } = await partial(folder, folder, '--format', 'txt', '--out-dir', 'all');
    expect([code, stderr]).toEqual([2, expect.stringContaining('is not a list of editions')]);
    expect(await readdir(join(folder, 'all'))).toEqual(['collection.json']);
  });
});

describe('a folder of large files', () => {
  /** More than can be read in the time that a test has. */
  const huge = async (file: string) => {
    await writeFile(file, '');
    await truncate(file, 8e12);
  };

  test('is refused as the output folder, and found to be no edition, by the names in it', async () => {
    const folder = await folderWith({});
    await mkdir(join(folder, 'films'));
    await huge(join(folder, 'films/one.mov'));
    const built = await publish(['-C', folder, 'build', '--format', 'txt', '--out-dir', 'films']);
    expect([built.code, built.stderr]).toEqual([2, expect.stringContaining('one.mov')]);
    const verified = await publish(['-C', folder, 'verify', 'films']);
    expect([verified.code, verified.stdout]).toEqual([1, expect.stringContaining('no readable manifest')]);
  });

  test('in the place of an edition’s is found by its size, or refused', async () => {
    const folder = await folderWith({});
    await publish(['-C', folder, 'build', '--format', 'txt']);
    const file = 'fa/the-river-is-ours.fa.txt';
    await huge(join(folder, 'dist', file));
    const verified = await publish(['-C', folder, 'verify']);
    expect([verified.code, verified.stdout]).toEqual([1, expect.stringContaining(`${file}\n`)]);
    const manifest = join(folder, 'dist/manifest.json');
    const text = await readFile(manifest, 'utf8');
    const { files } = JSON.parse(text) as { files: { path: string; bytes: number }[] };
    const bytes = files.find(({ path }) => path === file)?.bytes ?? 0;
    await writeFile(manifest, text.replaceAll(`"bytes": ${bytes}`, '"bytes": 8000000000000'));
    const refused = await publish(['-C', folder, 'verify']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('the limit is')]);
  });
});

describe('a folder that the kernel does not let be made', () => {
  test.runIf(process.platform === 'linux')('is tried once', async () => {
    await expect(makeFolder('/proc/x/y/z')).rejects.toMatchObject({ code: 'ENOENT' });
    const folder = await folderWith({});
    expect((await exportTo(folder, '/proc/x/y')).code).toBe(3);
    const env = { HOME: '/proc/x', XDG_CACHE_HOME: '', COMMUNIQUE_CACHE: '' };
    expect((await publish(['-C', folder, 'build', '--format', 'txt'], env)).code).toBe(0);
  });
});

describe('a publication does not begin', () => {
  test.each(['dist', 'dist/en', 'locales/fa', 'templates'])('in %s of another', async (path) => {
    const folder = await folderWith({});
    await publish(['-C', folder, 'build', '--format', 'txt']);
    const before = await contents(folder);
    const { code, stderr } = await publish(['-C', folder, 'init', path]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Nothing was written')]);
    expect(await contents(folder)).toEqual(before);
  });

  test('over a link to nothing', async () => {
    const folder = temporaryFolder();
    const outside = join(temporaryFolder(), 'new.yaml');
    await symlink(outside, join(folder, 'publish.config.yaml'));
    expect((await publish(['-C', folder, 'init'])).code).toBe(2);
    await expect(lstat(outside)).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['publish.config.yaml']);
    await rm(join(folder, 'publish.config.yaml'));
  });
});

/** Every file of a folder and what is in it. */
async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.sort().map(async (file) => [file, await readFile(file, 'utf8')])),
  ) as Record<string, string>;
}
