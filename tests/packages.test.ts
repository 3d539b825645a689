import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, temporaryFolder, type Ran } from './publication.js';

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
}

const read = (path: string) => readFile(join(ROOT, path), 'utf8');
const locked = async () =>
  Object.entries(
    (JSON.parse(await read('package-lock.json')) as { packages: Record<string, LockedPackage> }).packages,
  ).filter(([path]) => path !== '');

describe('packages', () => {
  const PERMISSIVE =
    /^(?:MIT(?:-0)?|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1|CC0-1\.0|OFL)(?: AND OFL-1\.1)?$/u;

  test('whatever the program uses is under a permissive licence', async () => {
    const others = (await locked()).filter(
      ([, { license, dev }]) => dev !== true && license !== undefined && !PERMISSIVE.test(license),
    );
    expect(others).toEqual([]);
  });

  test('so is whatever is in a bundle, and its licence comes with it', async () => {
    const files = ['publish/LICENCES.md', 'client/sheet.LICENCES.md', 'client/desk.LICENCES.md'];
    const texts = await Promise.all(files.map((file) => read(join('lib', file))));
    const bundled = texts.flatMap((text) => text.split(/^## /mu).slice(1));
    expect(bundled.length).toBeGreaterThan(100);
    const silent = bundled.flatMap((section) => {
      const [, name = '', license = ''] = /^(\S+) \S+ \((.+)\)\n/u.exec(section) ?? [];
      return PERMISSIVE.test(license) && section.length > 300 ? [] : [`${name} ${license}`];
    });
    // These have no file with their licence; docs/dependencies.md names it.
    expect(silent).toEqual([
      '@puppeteer/browsers Apache-2.0',
      'boolbase ISC',
      'format undefined',
      'puppeteer-core Apache-2.0',
      'saxes ISC',
    ]);
  });

  test('an installation has what the bundle asks for, and nothing that is in it', async () => {
    const { dependencies } = JSON.parse(await read('package.json')) as { dependencies: object };
    const installed = Object.keys(dependencies);
    const chunks = (await readdir(join(ROOT, 'lib/publish'))).filter((name) => name.endsWith('.js'));
    const texts = await Promise.all(chunks.map((name) => read(join('lib/publish', name))));
    const code = texts.map((text) => text.replace(/^\s*\/?\*.*$/gmu, ''));
    const asked = code.flatMap((text) =>
      Array.from(
        text.matchAll(
          /(?:^import|^export|\bimport\()[^'"\n;]*["']((?:@[\w.-]+\/)?[\w.-]+)(?:\/[^"'\n]*)?["']/gmu,
        ),
        ([, name = '']) => name,
      ),
    );
    const others = new Set(asked.filter((name) => !isBuiltin(name) && !name.startsWith('.')));
    expect([...others].filter((name) => !installed.includes(name))).toEqual([]);
    const names = (await read('lib/publish/LICENCES.md')).match(/^## \S+/gmu)?.map((line) => line.slice(3));
    expect(installed.filter((name) => names?.includes(name))).toEqual([]);
  });

  test('what the lock file shows no licence of is explained', async () => {
    const silent = (await locked()).filter(([, { license }]) => license === undefined);
    expect(silent.map(([path]) => path)).toEqual(['node_modules/format']);
    expect(await read('docs/dependencies.md')).toContain('`format` 0.2.2');
    expect(await read('node_modules/format/package.json')).toContain('"MIT"');
  });

  test('each one that is asked for has its reason', async () => {
    const { dependencies, devDependencies } = JSON.parse(await read('package.json')) as Record<
      string,
      object
    >;
    const reasons = await read('docs/dependencies.md');
    const names = Object.keys({ ...dependencies, ...devDependencies });
    expect(names.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('an installation that is not whole', () => {
  function start(folder: string): Promise<Ran> {
    return new Promise((resolve) => {
      execFile(process.execPath, [join(folder, 'bin/publish.js'), 'check'], (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
    });
  }

  async function installed(): Promise<string> {
    const folder = temporaryFolder();
    await cp(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    return folder;
  }

  test('one message says that the program is not built, and what to do', async () => {
    const folder = await installed();
    const { code, stderr } = await start(folder);
    expect(code).toBe(3);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^error {2}The program is not built: .*has no lib\/publish\/cli\.js\.$/u),
      expect.stringContaining('Run `npm run build` in that folder.'),
    ]);
  });

  test('one message names a package that is not there', async () => {
    const folder = await installed();
    await mkdir(join(folder, 'lib/publish'), { recursive: true });
    await writeFile(join(folder, 'lib/publish/cli.js'), "import 'no-such-package';\n");
    const { code, stderr } = await start(folder);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /^error {2}A package that the program uses is not installed: no-such-package\.\n +Run `npm ci` in .*\n$/u,
    );
  });

  test('a fault of the program is no part that is missing', async () => {
    const folder = await installed();
    await mkdir(join(folder, 'lib/publish'), { recursive: true });
    await writeFile(join(folder, 'lib/publish/cli.js'), "throw new TypeError('broken');\n");
    const { code, stderr } = await start(folder);
    expect(code).not.toBe(0);
    expect(stderr).toContain('broken');
  });
});
