import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';
import { type Machine, homeFolder } from './machine.js';

/** The browser that came with `npm ci`: where it lies packed, and where it is unpacked to. */
export interface EmbeddedBrowser {
  /** Version of the package, which is that of the browser. */
  readonly version: string;
  /** Folder of the packed files. */
  readonly packed: string;
  /** Private folder of the unpacked files. */
  readonly folder: string;
  /** The program, once unpacked. */
  readonly executable: string;
}

/** The program interpreter the binary names; a Linux without it (musl) cannot run it. */
const interpreter = '/lib64/ld-linux-x86-64.so.2';

/** Folders where a 64-bit Linux keeps its shared libraries. */
const libraryFolders = ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/lib64', '/usr/lib64'];

/** What the binary needs beyond what Node itself needs. */
const libraries = [
  'libnss3.so',
  'libnssutil3.so',
  'libnspr4.so',
  'libplc4.so',
  'libplds4.so',
  'libexpat.so.1',
];

/**
 * The embedded browser, if there is one for this machine; it may still have to be unpacked.
 *
 * @param machine where it will run
 */
export function embeddedBrowser(machine: Machine): EmbeddedBrowser | undefined {
  if (machine.platform !== 'linux' || machine.arch !== 'x64' || !existsSync(interpreter)) return undefined;
  const root = packageFolder();
  if (root === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cacheFolder(machine.env), 'communique', `chromium-${version}-x64`);
  return { version, packed: join(root, 'bin'), folder, executable: join(folder, 'chromium') };
}

/**
 * Environment of the embedded browser: nothing of the user's own, so that a page prints the same everywhere.
 *
 * @param browser the browser, unpacked
 * @param scratch folder for whatever it writes
 * @param exists whether a file exists
 */
export function embeddedEnvironment(
  browser: EmbeddedBrowser,
  scratch: string,
  exists: (path: string) => boolean = existsSync,
): Record<string, string> {
  // The system's libraries go with its glibc; the packed ones, which want glibc 2.34, are for bare machines.
  const systemHasThem = libraries.every((name) =>
    libraryFolders.some((folder) => exists(join(folder, name))),
  );
  return {
    HOME: scratch,
    TMPDIR: scratch,
    XDG_CACHE_HOME: scratch,
    XDG_CONFIG_HOME: scratch,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    FONTCONFIG_FILE: join(browser.folder, 'fonts.conf'),
    ...(systemHasThem ? {} : { LD_LIBRARY_PATH: join(browser.folder, 'lib') }),
  };
}

/** The package's folder; absent where it was left out of the installation. */
function packageFolder(): string | undefined {
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  } catch {
    return undefined;
  }
  // The package does not export its package.json, so its folder is found by going up from its entry.
  let folder = dirname(entry);
  while (!existsSync(join(folder, 'bin', 'chromium.br'))) {
    if (folder === dirname(folder)) return undefined;
    folder = dirname(folder);
  }
  return folder;
}

/** The user's cache folder; the XDG specification has relative paths ignored. */
function cacheFolder(env: Machine['env']): string {
  const configured = env.XDG_CACHE_HOME;
  return configured !== undefined && isAbsolute(configured) ? configured : join(homeFolder(env), '.cache');
}
