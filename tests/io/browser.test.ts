import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { getDocument } from '../pdf-js.js';
import { build as rolldown } from 'rolldown';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeBrowser } from '../../src/io/browser/describe.js';
import { type EmbeddedBrowser, embeddedBrowser, embeddedEnvironment } from '../../src/io/browser/embedded.js';
import { launchBrowser } from '../../src/io/browser/launch.js';
import { locateBrowser } from '../../src/io/browser/locate.js';
import { type Machine, thisMachine } from '../../src/io/browser/machine.js';
import { printPage } from '../../src/io/browser/print-page.js';
import { type PrinterOptions, createPrinter } from '../../src/io/browser/printer.js';
import { systemBrowserPlaces } from '../../src/io/browser/system-browsers.js';
import { unpackEmbedded } from '../../src/io/browser/unpack.js';
import type { Printer } from '../../src/model/host.js';

const hasEmbedded = embeddedBrowser(thisMachine()) !== undefined;

let scratch: string;
let env: Machine['env'];

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'communique-test-'));
  env = { HOME: scratch, PATH: '', XDG_CACHE_HOME: join(scratch, 'cache') };
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

function linux(variables: Machine['env'] = {}): Machine {
  return { env: { ...env, ...variables }, platform: 'linux', arch: 'x64' };
}

/** A machine without an embedded browser and with nothing where browsers usually are. */
function bare(variables: Machine['env'] = {}): Machine {
  return { env: { ...env, ...variables }, platform: 'win32', arch: 'x64' };
}

function embedded(variables: Machine['env'] = {}): EmbeddedBrowser {
  const browser = embeddedBrowser(linux(variables));
  if (browser === undefined) throw new Error('this machine has no embedded browser');
  return browser;
}

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

async function program(name: string, text: string): Promise<string> {
  const path = join(scratch, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  await chmod(path, 0o755);
  return path;
}

describe('finding a browser', () => {
  it('prefers the option to the environment, and PUBLISH_BROWSER to PUPPETEER_EXECUTABLE_PATH', async () => {
    const variables = { PUBLISH_BROWSER: '/bin/ls', PUPPETEER_EXECUTABLE_PATH: '/bin/cat' };
    expect(await locateBrowser('/bin/sh', linux(variables))).toEqual({
      source: 'option',
      executable: '/bin/sh',
    });
    expect(await locateBrowser(undefined, linux(variables))).toEqual({
      source: 'environment',
      executable: '/bin/ls',
    });
    expect(await locateBrowser(undefined, linux({ ...variables, PUBLISH_BROWSER: '' }))).toEqual({
      source: 'environment',
      executable: '/bin/cat',
    });
  });

  it.each(['/no/such/browser', tmpdir(), '/etc/passwd'])('refuses %s and looks no further', async (path) => {
    await expect(locateBrowser(path, linux())).rejects.toMatchObject({
      code: 3,
      message: containing(path),
      help: containing('--browser'),
    });
    await expect(locateBrowser(undefined, linux({ PUBLISH_BROWSER: path }))).rejects.toMatchObject({
      code: 3,
      message: containing('PUBLISH_BROWSER'),
    });
  });

  it.runIf(hasEmbedded)('describes the embedded one without unpacking it', async () => {
    const XDG_CACHE_HOME = join(scratch, 'untouched');
    expect(await describeBrowser(undefined, linux({ XDG_CACHE_HOME }))).toEqual({
      source: 'embedded',
      executable: join(XDG_CACHE_HOME, 'communique', 'chromium-147.0.0-x64', 'chromium'),
      version: '147.0.0',
      ready: false,
    });
    await expect(stat(XDG_CACHE_HOME)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('takes the system’s where nothing else is', async () => {
    const executable = await program('bin/microsoft-edge', '#!/bin/sh\n');
    const machine: Machine = {
      env: { ...env, PATH: `:relative:${dirname(executable)}` },
      platform: 'linux',
      arch: 'arm64',
    };
    expect(systemBrowserPlaces(machine)[0]).toBe(join(dirname(executable), 'google-chrome-stable'));
    expect(systemBrowserPlaces(machine)).toContain(executable);
  });

  it('knows where Chrome stands on macOS and Windows', () => {
    expect(systemBrowserPlaces({ env, platform: 'darwin', arch: 'arm64' })[0]).toBe(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(systemBrowserPlaces(bare({ ProgramFiles: 'C:\\Program Files' }))[0]).toBe(
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    );
  });

  it.runIf(hasEmbedded)('takes the newest one of puppeteer', async () => {
    const cache = join(scratch, 'puppeteer');
    await program('puppeteer/chrome/linux-99.0.1/chrome-linux64/chrome', '');
    const newest = await program('puppeteer/chrome/linux-120.0.1/chrome-linux64/chrome', '');
    expect(await locateBrowser(undefined, bare({ PUPPETEER_CACHE_DIR: cache }))).toEqual({
      source: 'puppeteer',
      executable: newest,
    });
  });

  it('says what to do when there is none', async () => {
    await expect(locateBrowser(undefined, bare())).rejects.toMatchObject({
      code: 3,
      help: containing('Install Chrome'),
    });
  });
});

describe.runIf(hasEmbedded)('unpacking', { timeout: 60_000 }, () => {
  function browserIn(cache: string): EmbeddedBrowser {
    return embedded({ XDG_CACHE_HOME: join(scratch, cache) });
  }

  it('lets two processes unpack at once, and leaves one private and whole copy', async () => {
    const browser = { ...browserIn('shared'), packed: await packedProgram() };
    const script = await compiledScript(
      `import { unpackEmbedded } from '${join(import.meta.dirname, '../../src/io/browser/unpack.ts')}';
       await unpackEmbedded(${JSON.stringify(browser)});`,
    );
    // The leftovers of a process that was killed while unpacking.
    const dead = join(dirname(browser.folder), `.unpacking-4194305-0-0123abcd-${hostname()}`);
    await mkdir(dead, { recursive: true, mode: 0o700 });

    expect(await Promise.all([run(process.execPath, script), run(process.execPath, script)])).toEqual([
      '0',
      '0',
    ]);

    expect(await readdir(dirname(browser.folder))).toEqual(['chromium-147.0.0-x64']);
    for (const folder of [browser.folder, dirname(browser.folder)]) {
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    }
    expect(await run(browser.executable, '--version')).toBe('0');
  });

  it('unpacks a truncated program again, and leaves a whole one alone', async () => {
    const browser = { ...browserIn('truncated'), packed: await packedProgram() };
    await unpackEmbedded(browser);
    const { size, ino } = await stat(browser.executable);
    await unpackEmbedded(browser);
    expect((await stat(browser.executable)).ino).toBe(ino);

    await truncate(browser.executable, 1000);
    const machine = linux({ XDG_CACHE_HOME: join(scratch, 'truncated') });
    expect(await describeBrowser(undefined, machine)).toMatchObject({ ready: false });
    await unpackEmbedded(browser);
    expect((await stat(browser.executable)).size).toBe(size);
    expect(await describeBrowser(undefined, machine)).toMatchObject({ ready: true });
    expect(await readdir(dirname(browser.folder))).toEqual(['chromium-147.0.0-x64']);
  });

  it('unpacks the packed browser, which runs', async () => {
    const browser = browserIn('cache');
    await unpackEmbedded(browser);
    expect(await run(browser.executable, '--version')).toBe('0');
  });

  it('can be interrupted at any moment: it says so once, and leaves nothing behind', async () => {
    const browser = browserIn('interrupted');
    // The packed files are read within these milliseconds; between two of them an entry is open and has no file yet.
    for (let milliseconds = 0; milliseconds < 120; milliseconds += 6) {
      const signal = AbortSignal.timeout(milliseconds);
      await expect(unpackEmbedded(browser, signal)).rejects.toMatchObject({ code: 3 });
      expect(await readdir(dirname(browser.folder))).toEqual([]);
    }
  });

  it('trusts no folder that others can write to', async () => {
    const browser = browserIn('open');
    await mkdir(browser.folder, { recursive: true, mode: 0o700 });
    await chmod(browser.folder, 0o777);
    await expect(unpackEmbedded(browser)).rejects.toMatchObject({
      code: 3,
      message: containing(`${browser.folder} can be written to by other users`),
    });
  });

  it('names the folder it cannot make', async () => {
    await writeFile(join(scratch, 'file'), '');
    const browser = browserIn('file/cache');
    await expect(unpackEmbedded(browser)).rejects.toMatchObject({
      code: 3,
      message: containing(browser.folder),
      help: containing('XDG_CACHE_HOME'),
    });
  });

  it('says when the packed files are not whole', async () => {
    const browser = { ...browserIn('incomplete'), packed: join(scratch, 'nothing') };
    await expect(unpackEmbedded(browser)).rejects.toMatchObject({
      code: 3,
      help: containing('npm ci'),
    });
    expect(await readdir(dirname(browser.folder))).toEqual([]);
  });

  it('uses its own libraries where the system lacks one', () => {
    const browser = browserIn('cache');
    expect(embeddedEnvironment(browser, '/s', () => true)).not.toHaveProperty('LD_LIBRARY_PATH');
    expect(embeddedEnvironment(browser, '/s', (path) => !path.endsWith('libnss3.so'))).toHaveProperty(
      'LD_LIBRARY_PATH',
      join(browser.folder, 'lib'),
    );
  });

  /** A program packed as the browser is; it takes a moment to unpack, so that two processes meet. */
  async function packedProgram(): Promise<string> {
    const folder = join(scratch, 'packed');
    await mkdir(folder, { recursive: true });
    const content = `#!/bin/sh\nexit 0\n${'# more of it\n'.repeat(3_000_000)}`;
    const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
    await writeFile(join(folder, 'chromium.br'), brotliCompressSync(content, quick));
    // Two empty blocks end an archive (POSIX.1-2017, pax).
    const archive = brotliCompressSync(new Uint8Array(1024));
    for (const name of ['al2023', 'fonts']) await writeFile(join(folder, `${name}.tar.br`), archive);
    return folder;
  }
});

describe.runIf(hasEmbedded)('printing', { timeout: 60_000 }, () => {
  const printers: Printer[] = [];
  const printer = (options: PrinterOptions = {}): Printer => {
    const made = createPrinter({ env, ...options });
    printers.push(made);
    return made;
  };
  afterEach(() => Promise.all(printers.splice(0).map((made) => made.close())));

  const assets = new Map<string, Uint8Array>();
  beforeAll(async () => {
    const fonts = join(import.meta.dirname, '../../node_modules/@fontsource');
    const font = (path: string) => readFile(join(fonts, path));
    assets.set('assets/body.woff2', await font('source-serif-4/files/source-serif-4-latin-400-normal.woff2'));
    assets.set('assets/foot.woff2', await font('vazirmatn/files/vazirmatn-arabic-400-normal.woff2'));
    assets.set('assets/page one.css', Buffer.from('p { font-family: Body }'));
  });

  it('prints a tagged page with its own fonts, runs no script and asks for nothing else', async () => {
    const html = `<!doctype html><html lang="fa"><head><title>Title</title>
      <link rel="stylesheet" href="assets/page%20one.css">
      <style>
        @font-face { font-family: Body; src: url(assets/body.woff2) }
        @font-face { font-family: Foot; src: url(/assets/foot.woff2) }
        @page { size: A5; margin: 2cm; @bottom-center { font-family: Foot; content: 'صفحه' } }
      </style></head><body>
      <h1>Heading</h1><p>Paragraph</p>
      <script>document.body.textContent = 'the script ran'</script>
      <img alt="" src="https://foreign.example/pixel.png"><img alt="" src="http://127.0.0.1:1/local.png">
      <img alt="" src="assets/missing.png" loading="lazy">
      <iframe src="https://foreign.example/frame"></iframe>
      <meta http-equiv="refresh" content="0;url=https://foreign.example/away">
      </body></html>`;
    const { pdf, refused } = await printer().print({ path: 'fa/x.pdf', html, assets });

    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(refused).toEqual([
      'http://127.0.0.1:1/local.png',
      'http://edition.invalid/assets/missing.png',
      'https://foreign.example/away',
      'https://foreign.example/frame',
      'https://foreign.example/pixel.png',
    ]);
    const document = await getDocument({ data: pdf, useSystemFonts: false, verbosity: 0 }).promise;
    const page = await document.getPage(1);
    expect(page.view.map(Math.round)).toEqual([0, 0, 420, 595]);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    expect(text).toContain('Paragraph');
    expect(text).not.toContain('the script ran');
    const tree = JSON.stringify(await page.getStructTree());
    expect(tree).toContain('"H1"');
    expect(tree).toContain('"P"');
    expect((await document.getOutline()).map(({ title }) => title)).toEqual(['Heading']);
    await page.getOperatorList();
    const names = new Set(
      items.flatMap((item) =>
        'fontName' in item ? [(page.commonObjs.get(item.fontName) as { name: string }).name] : [],
      ),
    );
    expect([...names].map((name) => name.replace(/^[A-Z]{6}\+/, ''))).toEqual(
      expect.arrayContaining(['SourceSerif4-Regular', 'Vazirmatn-Regular']),
    );
    await document.loadingTask.destroy();
  });

  it('prints pages side by side with one browser, which it ends and whose files it removes', async () => {
    const temporary = join(scratch, 'temporary');
    await mkdir(temporary);
    vi.stubEnv('TMPDIR', temporary);
    const made = printer({ jobs: 3 });
    const paths = ['a', 'b', 'c', 'd'];
    const printed = await Promise.all(
      paths.map((path) => made.print({ path, html: `<!doctype html><title>${path}</title>`, assets })),
    );
    expect(printed.map(({ refused }) => refused)).toEqual([[], [], [], []]);
    expect(await readdir(temporary)).toHaveLength(1);
    await Promise.all([made.close(), made.close()]);
    expect(await readdir(temporary)).toEqual([]);
    vi.unstubAllEnvs();
    await expect(made.print({ path: 'e', html: '', assets })).rejects.toMatchObject({ code: 3 });
  });

  it('gives a page up in time', async () => {
    const page = { path: 'slow.pdf', html: '<!doctype html><p>x', assets };
    const found = await locateBrowser(undefined, linux());
    const { signal } = new AbortController();
    const running = await launchBrowser(found, { machine: linux(), timeout: 60_000, signal });
    try {
      await expect(printPage(running.browser, page, { timeout: 1, signal })).rejects.toMatchObject({
        code: 3,
        message: 'slow.pdf could not be printed within 0.001 seconds.',
      });
    } finally {
      await running.stop();
    }
  });

  it('fails at once when the browser dies, and prints the next page with a new one', async () => {
    const { executable } = embedded();
    const pid = join(scratch, 'pid');
    const browser = await program('mortal', `#!/bin/sh\necho $$ >${pid}\nexec ${executable} "$@"\n`);
    const made = printer({ browser, jobs: 1 });
    const page = { path: 'x.pdf', html: '<!doctype html><p>x', assets };
    await made.print(page);
    const failed = expect(made.print(page)).rejects.toMatchObject({ name: 'Failure', code: 3 });
    process.kill(Number(await readFile(pid, 'utf8')), 'SIGKILL');
    await failed;
    expect((await made.print(page)).pdf.length).toBeGreaterThan(1000);
  });

  it.each([
    ['ends', '#!/bin/sh\necho no display >&2; exit 1\n', 'no display'],
    [
      'lacks a library',
      '#!/bin/sh\necho "x: error while loading shared libraries: libnss3.so: no" >&2\n',
      'libnss3.so',
    ],
    ['cannot be run', '#!/no/such/interpreter\n', 'ENOENT'],
  ])('reports a browser that %s', async (name, text, said) => {
    const browser = await program(`broken-${name}`, text);
    await expect(printer({ browser }).print({ path: 'a', html: '', assets })).rejects.toMatchObject({
      code: 3,
      message: containing(said),
    });
  });
});

/** Runs a program to its end; answers its exit code, with what it complained about if that is not 0. */
function run(...[command, ...args]: [string, ...string[]]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(command, args);
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.once('close', (code) => {
      resolve(code === 0 ? '0' : `${code} ${complaint}`);
    });
  });
}

/** A script with all that it imports from the sources: a process of its own knows no TypeScript. */
async function compiledScript(text: string): Promise<string> {
  const source = join(scratch, 'script.ts');
  const file = join(scratch, 'script.js');
  await writeFile(source, text);
  await rolldown({
    input: source,
    output: { file, codeSplitting: false },
    platform: 'node',
    logLevel: 'warn',
  });
  return file;
}
