import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import { run } from '../src/cli.js';
import { warmBrowser } from './warm-browser.js';
import { NO_CACHE } from '../src/model/cache.js';
import type { Host } from '../src/model/host.js';
import { temporaryFolder } from './temporary-folder.js';

export { temporaryFolder };

/** The repository: itself the real publication. */
export const ROOT = join(import.meta.dirname, '..');

/** The languages of the real publication; the other folders of `locales/` are the package’s own. */
const LANGUAGES = ['en', 'fa-AF', 'ps', 'fa'];

/** A copy of the real publication that a test may change. */
export async function copyOfTheReal(): Promise<string> {
  const folder = temporaryFolder();
  for (const tag of LANGUAGES) {
    await cp(join(ROOT, 'locales', tag), join(folder, 'locales', tag), { recursive: true });
  }
  await cp(join(ROOT, 'publish.config.yaml'), join(folder, 'publish.config.yaml'));
  return folder;
}

/** A publication made of the given files. */
export async function publicationOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command in a process of its own. */
export function spawnPublish(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  uid?: number,
): Promise<Ran> {
  return new Promise((resolve) => {
    const bin = join(ROOT, 'bin/publish.js');
    const options = { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024, uid };
    execFile(process.execPath, [bin, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, stdout, stderr });
    });
  });
}

/** Environment of a process on another day, in another time zone. */
export const ANOTHER_DAY: NodeJS.ProcessEnv = {
  TZ: 'Pacific/Kiritimati',
  NODE_OPTIONS: `--import=${pathToFileURL(join(ROOT, 'tests/another-day.js')).href}`,
};

/** Runs the command line in this process, what it writes caught: the same code without a start-up each time, nor one of the browser. */
export async function publish(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((chunk, ...rest: unknown[]) => {
      written[stream] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      // Who waits until all is written is told so.
      for (const done of rest) if (typeof done === 'function') (done as () => void)();
      return true;
    }),
  );
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    return { code: await run(args, { keeper: warmBrowser() }), ...written };
  } finally {
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
}

/** A file that comes with the package, as the real host gives it. */
export function packagedFile(path: string): Promise<Uint8Array | undefined> {
  return readFile(join(ROOT, path)).catch(() => undefined);
}

/** A host that is only memory: path → text or bytes. */
export function memoryHost(files: Readonly<Record<string, string | Uint8Array>>): Host {
  const bytes = (path: string) => {
    const text = files[path];
    return Promise.resolve(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  };
  return {
    read: bytes,
    packaged: bytes,
    entries: (path) => {
      const below = Object.keys(files)
        .filter((file) => file.startsWith(`${path}/`))
        .map((file) => file.slice(path.length + 1).split('/'));
      const names = (isFolder: boolean) =>
        [
          ...new Set(below.filter((parts) => parts.length > 1 === isFolder).map(([name = '']) => name)),
        ].sort();
      return Promise.resolve({ folders: names(true), files: names(false) });
    },
    resource: (name) => Promise.reject(new Error(`no resource ${name}`)),
    printer: {
      print: () => Promise.reject(new Error('no printer')),
      picture: () => Promise.reject(new Error('no printer')),
      warm: () => undefined,
      identity: () => Promise.resolve('none'),
      close: () => Promise.resolve(),
    },
    reader: { warm: () => undefined, pages: () => Promise.reject(new Error('no reader')) },
    cache: NO_CACHE,
    maker: () => Promise.resolve('memory'),
  };
}
